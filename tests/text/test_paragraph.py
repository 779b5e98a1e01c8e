"""Paragraphs as a reader sees them: order from left to right, widths, line ends; and as text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from fontTools.ttLib import TTFont
from icu4py.breakers import CharacterBreaker

from leaflets.errors import Where
from leaflets.model.content import Direction
from leaflets.model.document import Origin
from leaflets.model.text import Cluster, Line, Span, TextStyle
from leaflets.text.faces import FontLibrary
from leaflets.text.paragraph import Paragraph
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]
PHONE = "+44 20 7946 0000"


def logical(lines: tuple[Line, ...]) -> str:
    """The text of all clusters: runs as they stand, each in its own reading direction."""
    parts: list[str] = []
    for line in lines:
        for placed in line.runs:
            clusters = placed.run.clusters[::-1] if placed.run.rtl else placed.run.clusters
            parts += [cluster.text for cluster in clusters]
    return "".join(parts)


def placed(fonts: FontLibrary, line: Line, size: float) -> list[tuple[float, Cluster]]:
    """(x, cluster) of every cluster, from left to right."""
    found: list[tuple[float, Cluster]] = []
    for run in line.runs:
        scale = size / fonts.face(run.run.face).units_per_em
        x = run.x
        for cluster in run.run.clusters:
            found.append((x, cluster))
            x += cluster.advance * scale
    return sorted(found, key=lambda pair: pair[0])


def seen(fonts: FontLibrary, paragraph: Paragraph, style: TextStyle) -> str:
    """The one line's characters from left to right."""
    (line,) = paragraph.lines(10_000)
    return "".join(cluster.text for _, cluster in placed(fonts, line, style.size))


def strings(locale: str) -> Iterator[str]:
    """Every string of a locale's files."""
    waiting = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "content/locales" / locale).glob("*.yaml"))
    ]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and value:
            yield value
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


# --- order from left to right


def test_a_phone_number_in_arabic_keeps_its_groups_in_order(
    fonts: FontLibrary, typesetter: Typesetter, arabic: TextStyle
) -> None:
    spans = [Span("اتصل ", 0, "ar"), Span(PHONE, 0, "ar", isolate="ltr"), Span("، نعم", 0, "ar")]
    assert PHONE in seen(fonts, typesetter.paragraph(spans, arabic), arabic)


def test_the_same_number_without_isolation_would_not(
    fonts: FontLibrary, typesetter: Typesetter, arabic: TextStyle
) -> None:
    paragraph = typesetter.paragraph([Span(f"اتصل {PHONE}، نعم", 0, "ar")], arabic)
    assert PHONE not in seen(fonts, paragraph, arabic)


def test_a_range_in_arabic_words_runs_from_right_to_left(
    fonts: FontLibrary, typesetter: Typesetter, arabic: TextStyle
) -> None:
    line = seen(fonts, typesetter.paragraph([Span("من 85 إلى 90 شخصًا", 0, "ar")], arabic), arabic)
    assert line.index("90") < line.index("85")


def test_a_sentence_of_unknown_direction_is_set_in_its_own(
    fonts: FontLibrary, typesetter: Typesetter, arabic: TextStyle
) -> None:
    spans = [Span("الاسم: ", 0, "ar"), Span("Ms A. (Bath)", 0, "en", isolate="auto"), Span(".", 0, "ar")]
    assert "Ms A. (Bath)" in seen(fonts, typesetter.paragraph(spans, arabic), arabic)


def test_brackets_round_a_latin_word_open_on_the_right_in_arabic(
    fonts: FontLibrary, typesetter: Typesetter, arabic: TextStyle
) -> None:
    line = seen(fonts, typesetter.paragraph([Span("حقن (Botox) نعم", 0, "ar")], arabic), arabic)
    assert ")Botox(" in line  # logical characters; the glyphs are mirrored


# --- joining across spans


def names(paragraph: Paragraph) -> list[str]:
    orders = {
        weight: TTFont(ROOT / f"fonts/vazirmatn/{weight}.ttf").getGlyphOrder()
        for weight in ("regular", "bold")
    }
    (line,) = paragraph.lines(10_000)
    return [
        orders[run.run.face.rpartition("/")[2]][glyph]
        for run in line.runs
        for cluster in run.run.clusters[::-1]
        for glyph, _, _ in cluster.glyphs
    ]


@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize("cut", [1, 2])
def test_letters_join_across_spans_whether_bold_or_another_elements(
    typesetter: Typesetter, arabic: TextStyle, bold: bool, cut: int
) -> None:
    spans = [Span("بيت"[:cut], 1, "ar"), Span("بيت"[cut:], 2, "ar", bold=bold)]
    assert names(typesetter.paragraph(spans, arabic)) == ["uniFE91", "uniFEF4", "uniFE96"]


# --- text


@pytest.mark.parametrize("width", [10_000.0, 300.0, 126.0, 40.0])
@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_the_clusters_text_is_the_paragraphs_text(
    typesetter: Typesetter, english: TextStyle, arabic: TextStyle, locale: str, width: float
) -> None:
    style = english if locale == "en-GB" else arabic
    for text in strings(locale):
        paragraph = typesetter.paragraph([Span(text, 0, locale)], style)
        if not paragraph.problems:
            lines = paragraph.lines(width)
            assert logical(lines) == text
            assert lines[-1].end == len(text)


def test_isolates_are_no_part_of_the_text(typesetter: Typesetter, arabic: TextStyle) -> None:
    spans = [Span("رقم ", 0, "ar"), Span("12-34", 0, "ar", isolate="ltr"), Span(" و", 0, "ar")]
    assert logical(typesetter.paragraph(spans, arabic).lines(200)) == "رقم 12-34 و"


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_every_line_holds_what_its_end_says_in_every_way_to_cut(
    typesetter: Typesetter, english: TextStyle, arabic: TextStyle, locale: str
) -> None:
    style = english if locale == "en-GB" else arabic
    text = max(strings(locale), key=len)
    paragraph = typesetter.paragraph([Span(text, 0, locale)], style)
    for width in range(20, 400, 7):
        start = 0
        for line in paragraph.lines(float(width)):
            assert logical((line,)) == text[start : line.end]
            start = line.end


# --- widths


def run_width(fonts: FontLibrary, line: Line, style: TextStyle) -> float:
    return sum(run.run.advance * style.size / fonts.face(run.run.face).units_per_em for run in line.runs)


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_no_line_is_wider_than_asked_and_runs_tile_it_without_gap(
    fonts: FontLibrary, typesetter: Typesetter, english: TextStyle, arabic: TextStyle, locale: str
) -> None:
    style = english if locale == "en-GB" else arabic
    for text in strings(locale):
        for line in typesetter.paragraph([Span(text, 0, locale)], style).lines(200.0):
            assert line.width <= 200.001
            places = sorted((run.x, run.run) for run in line.runs if run.run.advance)
            ends = [x + run.advance * style.size / fonts.face(run.face).units_per_em for x, run in places]
            for end, (x, _) in zip(ends, places[1:], strict=False):
                assert x == pytest.approx(end, abs=1e-6)
            if style.direction == Direction.LTR:
                assert places[0][0] == 0
                assert ends[-1] >= line.width - 1e-6
            else:
                assert places[0][0] <= 0
                assert ends[-1] == pytest.approx(line.width)


def test_the_width_is_the_sum_of_the_fonts_own_advances(typesetter: Typesetter, english: TextStyle) -> None:
    font = TTFont(ROOT / "fonts/noto-sans/regular.ttf")
    text, cmap = "nine 999", font.getBestCmap()
    units = sum(font["hmtx"][cmap[ord(char)]][0] for char in text)
    paragraph = typesetter.paragraph([Span(text, 0, "en")], english)
    assert paragraph.width == pytest.approx(units * english.size / font["head"].unitsPerEm)


def test_tracking_is_added_after_every_cluster(typesetter: Typesetter, english: TextStyle) -> None:
    spans = [Span("nine ", 0, "en"), Span("words", 0, "en", bold=True)]
    tracked = TextStyle(english.families, english.size, Direction.LTR, "en-GB", tracking=-0.2)
    plain, tight = typesetter.paragraph(spans, english), typesetter.paragraph(spans, tracked)
    assert tight.width == pytest.approx(plain.width - 10 * 0.2)
    assert tight.lines(500)[0].width == pytest.approx(tight.width)
    assert tight.lines(500)[0].runs[1].x == pytest.approx(plain.lines(500)[0].runs[1].x - 5 * 0.2)


def test_the_narrowest_column_for_whole_words_is_the_longest_word(
    typesetter: Typesetter, english: TextStyle
) -> None:
    text = "a treatments of"
    word = typesetter.paragraph([Span("treatments", 0, "en")], english)
    paragraph = typesetter.paragraph([Span(text, 0, "en")], english)
    assert paragraph.min_word_width == pytest.approx(word.width)
    assert [line.end for line in paragraph.lines(paragraph.min_word_width)] == [2, 13, 15]


def test_a_word_in_two_spans_is_one_word(typesetter: Typesetter, english: TextStyle) -> None:
    spans = [Span("un", 0, "en"), Span("breakable", 0, "en", bold=True), Span("!", 0, "en")]
    paragraph = typesetter.paragraph(spans, english)
    assert paragraph.min_word_width == pytest.approx(paragraph.width)


# --- trailing spaces


def test_a_trailing_space_hangs_at_the_right_of_english(
    fonts: FontLibrary, typesetter: Typesetter, english: TextStyle
) -> None:
    line = typesetter.paragraph([Span("word word", 0, "en")], english).lines(40)[0]
    x, cluster = placed(fonts, line, english.size)[-1]
    assert cluster.text == " "
    assert x == pytest.approx(line.width)


@pytest.mark.parametrize("text", ["كلمة كلمة", "كلمة Botox كلمة كلمة"])
def test_a_trailing_space_hangs_at_the_left_of_arabic(
    fonts: FontLibrary, typesetter: Typesetter, arabic: TextStyle, text: str
) -> None:
    line = typesetter.paragraph([Span(text, 0, "ar")], arabic).lines(75 if "B" in text else 40)[0]
    clusters = placed(fonts, line, arabic.size)
    x, cluster = clusters[0]
    assert cluster.text == " "
    assert x < 0
    assert clusters[1][0] == pytest.approx(0)


def test_a_space_between_latin_words_hangs_at_the_left_of_arabic_where_the_line_ends_there(
    fonts: FontLibrary, typesetter: Typesetter, arabic: TextStyle
) -> None:
    """UAX #9, rule L1: inside the line the space would stand right of the second word."""
    text = "حقن Botox Xeomin Dysport"
    paragraph = typesetter.paragraph([Span(text, 0, "ar")], arabic)
    line = paragraph.lines(paragraph.width * 0.8)[0]
    assert text[: line.end].endswith("Xeomin ")
    x, cluster = placed(fonts, line, arabic.size)[0]
    assert cluster.text == " "
    assert x < 0


# --- line ends


def test_a_no_break_space_never_ends_a_line(typesetter: Typesetter, english: TextStyle) -> None:
    text = "about 85 in every\u00a0100 people in every\u00a01,000"
    paragraph = typesetter.paragraph([Span(text, 0, "en")], english)
    for width in range(int(paragraph.min_word_width) + 1, 300, 3):
        assert not any(text[line.end - 1] == "\u00a0" for line in paragraph.lines(float(width)))


def test_an_isolated_phone_number_is_never_broken(typesetter: Typesetter, arabic: TextStyle) -> None:
    spans = [Span("اتصل بالرقم ", 0, "ar"), Span(PHONE, 0, "ar", isolate="ltr"), Span(" الآن", 0, "ar")]
    paragraph = typesetter.paragraph(spans, arabic)
    for width in range(int(paragraph.min_word_width) + 1, 300, 3):
        ends = [line.end for line in paragraph.lines(float(width))]
        assert not any(12 < end < 12 + len(PHONE) for end in ends)


CHINESE = TextStyle(
    ("noto-sans-sc", "noto-sans"), 10, Direction.LTR, "zh-Hans", whole_words=("面肌痉挛", "肌电图")
)


@pytest.mark.parametrize(
    ("ems", "parted"), [(7, set()), (5, set()), (4, set()), (3, {"面肌痉挛"}), (2, {"面肌痉挛", "肌电图"})]
)
def test_a_listed_word_is_parted_only_where_it_is_wider_than_the_line(
    typesetter: Typesetter, ems: int, parted: set[str]
) -> None:
    text = "什么是面肌痉挛做肌电图吗"
    lines = typesetter.paragraph([Span(text, 0, "zh-Hans")], CHINESE).lines(10.0 * ems)
    assert logical(lines) == text
    found = set()
    for word in CHINESE.whole_words:
        inside = range(text.index(word) + 1, text.index(word) + len(word))
        found |= {word} if any(line.end in inside for line in lines) else set()
    assert found == parted


def test_the_narrowest_column_for_whole_words_holds_the_longest_listed_one(typesetter: Typesetter) -> None:
    paragraph = typesetter.paragraph([Span("做肌电图吗", 0, "zh-Hans")], CHINESE)
    assert paragraph.min_word_width == pytest.approx(30)


def test_an_overlong_word_is_cut_between_graphemes_and_loses_nothing(
    typesetter: Typesetter, english: TextStyle
) -> None:
    text = "see Donaudampfschifffahrtse\u0301ge\u0301ne\u0301rale here"
    paragraph = typesetter.paragraph([Span(text, 0, "de")], english)
    graphemes = list(CharacterBreaker(text, "de"))
    allowed = {sum(map(len, graphemes[:i])) for i in range(len(graphemes) + 1)}
    for width in (9.0, 20.0, 50.0, 90.0):
        lines = paragraph.lines(width)
        assert {line.end for line in lines} <= allowed
        assert logical(lines) == text
        starts = [0, *(line.end for line in lines)]
        for start, line in zip(starts, lines, strict=False):
            assert line.width <= width or text[start : line.end].strip() in graphemes


def test_an_overlong_arabic_word_keeps_its_joined_forms_where_it_is_cut(
    typesetter: Typesetter, arabic: TextStyle
) -> None:
    paragraph = typesetter.paragraph([Span("بيبيبيبيبي", 0, "ar")], arabic)
    lines = paragraph.lines(paragraph.width / 2)
    order = TTFont(ROOT / "fonts/vazirmatn/regular.ttf").getGlyphOrder()
    firsts = [order[line.runs[0].run.clusters[-1].glyphs[0][0]] for line in lines]
    assert firsts[0] == "uniFE91"
    assert set(firsts[1:]) <= {"uniFE92", "uniFEF4", "uniFEF2"}


@pytest.mark.parametrize("text", ["لالالالالالا", "fifififififi", "ffiffiffiffi"])
def test_a_ligature_at_a_line_end_comes_apart_and_keeps_its_letters(
    typesetter: Typesetter, english: TextStyle, arabic: TextStyle, text: str
) -> None:
    style = english if text.isascii() else arabic
    paragraph = typesetter.paragraph([Span(text, 0, style.locale)], style)
    for width in range(4, 40):
        start = 0
        for line in paragraph.lines(float(width)):
            assert logical((line,)) == text[start : line.end]
            start = line.end


def test_a_line_that_ends_inside_a_kerned_pair_is_as_wide_as_its_own_letters(
    typesetter: Typesetter, english: TextStyle
) -> None:
    paragraph = typesetter.paragraph([Span("AVAVAVAV", 0, "en")], english)
    line = paragraph.lines(paragraph.width * 0.7)[0]
    alone = typesetter.paragraph([Span("AVAVAVAV"[: line.end], 0, "en")], english)
    assert line.width == pytest.approx(alone.width)


def test_the_first_line_may_have_another_width(typesetter: Typesetter, english: TextStyle) -> None:
    paragraph = typesetter.paragraph([Span("one two three four", 0, "en")], english)
    assert [line.end for line in paragraph.lines(1000, 50)] == [8, 18]


def test_a_forced_break_ends_the_line(typesetter: Typesetter, english: TextStyle) -> None:
    paragraph = typesetter.paragraph([Span("one\ntwo three", 0, "en")], english)
    assert [line.end for line in paragraph.lines(1000)] == [4, 13]
    assert paragraph.width == pytest.approx(max(line.width for line in paragraph.lines(1000)))
    assert paragraph.problems == ()


@pytest.mark.parametrize("spans", [[], [Span("", 0, "en")]])
def test_no_text_is_no_line(typesetter: Typesetter, english: TextStyle, spans: list[Span]) -> None:
    paragraph = typesetter.paragraph(spans, english)
    assert (paragraph.lines(100), paragraph.width, paragraph.min_word_width) == ((), 0, 0)


def test_lines_break_alike_wherever_the_words_come_from(typesetter: Typesetter, english: TextStyle) -> None:
    """A paragraph cut into spans at every place breaks where the whole one does, kerning at the cut aside."""
    text = "Most people notice the first twitch near the eye, and it comes and goes."
    whole = typesetter.paragraph([Span(text, 0, "en")], english)
    for cut in (text.index(" ", at) for at in (5, 20, 40)):
        parts = typesetter.paragraph([Span(text[:cut], 0, "en"), Span(text[cut:], 1, "en")], english)
        assert [line.end for line in parts.lines(150)] == [line.end for line in whole.lines(150)]


# --- what has no glyph


def test_every_letter_without_a_glyph_is_named_with_its_string_and_locale(
    typesetter: Typesetter, english: TextStyle
) -> None:
    first = Origin("basics.standard/title", Where("content/locales/en-GB/basics.standard.yaml", 7, 3))
    spans = [Span("tick ☐ and ☐ and 漢", 0, "en", origin=first), Span("☐", 1, "en")]
    problems = typesetter.paragraph(spans, english).problems
    assert [(p.code, p.key) for p in problems] == [
        ("T101", "basics.standard/title"), ("T101", "basics.standard/title"), ("T101", ""),
    ]  # fmt: skip
    assert problems[0].where == first.where
    assert "U+2610 BALLOT BOX" in problems[0].message
    assert "en-GB" in problems[0].message
    assert "U+6F22" in problems[1].message


def test_equal_text_is_shaped_once_yet_each_string_gets_its_own_problem(
    typesetter: Typesetter, english: TextStyle
) -> None:
    one, two = (Origin(key, Where("f.yaml", line)) for key, line in (("a", 1), ("b", 2)))
    found = [
        typesetter.paragraph([Span("☐", 0, "en", origin=origin)], english).problems for origin in (one, two)
    ]
    assert [problem.key for problems in found for problem in problems] == ["a", "b"]


def test_whose_the_text_is_makes_no_difference_to_its_shape(
    typesetter: Typesetter, english: TextStyle
) -> None:
    one = typesetter.paragraph([Span("same words", 1, "en")], english)
    two = typesetter.paragraph([Span("same words", 2, "en", origin=Origin("k", Where("f")))], english)
    assert one is two


def test_a_new_typesetter_sets_the_same(fonts: FontLibrary, arabic: TextStyle) -> None:
    spans = [Span("حقن Botox 100 وحدة", 0, "ar"), Span(PHONE, 0, "ar", isolate="ltr")]
    lines = [Typesetter(fonts).paragraph(spans, arabic).lines(90) for _ in range(2)]
    assert lines[0] == lines[1]


def test_spans_stand_in_reading_order(typesetter: Typesetter, arabic: TextStyle) -> None:
    spans = [Span(text, i, "ar") for i, text in enumerate(("نعم ", "Botox ", "100", " لا"))]
    (line,) = typesetter.paragraph(spans, arabic).lines(1000)
    assert all(a.span <= b.span for a, b in pairwise(line.runs))
