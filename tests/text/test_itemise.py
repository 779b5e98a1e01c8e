"""Which face, script and level each part of a paragraph gets."""

from __future__ import annotations

import pytest

from leaflets.model.content import Direction
from leaflets.model.text import GlyphRun, Span, TextStyle
from leaflets.text.typesetter import Typesetter

WIDE = 10_000.0


def logical(run: GlyphRun) -> str:
    clusters = run.clusters[::-1] if run.rtl else run.clusters
    return "".join(cluster.text for cluster in clusters)


def runs(typesetter: Typesetter, text: str, style: TextStyle, lang: str) -> list[tuple[str, str]]:
    """(text, face) of every run of the paragraph on one line."""
    (line,) = typesetter.paragraph([Span(text, 0, lang)], style).lines(WIDE)
    return [(logical(run.run), run.run.face) for run in line.runs]


def test_a_latin_word_in_arabic_falls_back_whole_with_its_spaces(
    typesetter: Typesetter, arabic: TextStyle
) -> None:
    assert runs(typesetter, "حقن Botox A، نعم", arabic, "ar") == [
        ("حقن ", "vazirmatn/regular"),
        ("Botox A", "noto-sans/regular"),
        ("، نعم", "vazirmatn/regular"),
    ]


def test_digits_stay_in_the_font_of_the_script_even_after_a_latin_word(
    typesetter: Typesetter, arabic: TextStyle
) -> None:
    assert ("100", "vazirmatn/regular") in runs(typesetter, "حقن Botox 100 وحدة", arabic, "ar")


@pytest.mark.parametrize("code", ["d53qtm", "COVID-19", "B12"])
def test_a_code_of_letters_and_digits_is_of_one_face(
    typesetter: Typesetter, arabic: TextStyle, code: str
) -> None:
    assert (code, "noto-sans/regular") in runs(typesetter, f"رمز {code}، نعم", arabic, "ar")


def test_the_arabic_per_mille_sign_comes_from_the_last_family(
    typesetter: Typesetter, arabic: TextStyle
) -> None:
    assert ("؉", "noto-naskh-arabic/regular") in runs(typesetter, "٥؉", arabic, "ar")


def test_bold_spans_fall_back_to_bold_faces(typesetter: Typesetter, arabic: TextStyle) -> None:
    (line,) = typesetter.paragraph([Span("حقن Botox", 0, "ar", bold=True)], arabic).lines(WIDE)
    assert [run.run.face for run in line.runs] == ["vazirmatn/bold", "noto-sans/bold"]


def test_an_arabic_word_in_english_reads_right_to_left_and_its_neighbours_do_not(
    typesetter: Typesetter,
) -> None:
    style = TextStyle(("noto-sans", "vazirmatn"), 12, Direction.LTR, "en-GB")
    (line,) = typesetter.paragraph([Span("say نعم now", 0, "en")], style).lines(WIDE)
    assert [(logical(run.run), run.run.rtl) for run in line.runs] == [
        ("say ", False), ("نعم", True), (" now", False),
    ]  # fmt: skip


def test_spans_never_share_a_run(typesetter: Typesetter, english: TextStyle) -> None:
    spans = [Span("one ", 1, "en"), Span("two", 2, "en"), Span("", 3, "en"), Span(" three", 4, "en")]
    (line,) = typesetter.paragraph(spans, english).lines(WIDE)
    assert [(logical(run.run), run.span) for run in line.runs] == [("one ", 0), ("two", 1), (" three", 3)]


def test_greek_and_latin_share_a_face_but_not_a_shaping_run(
    typesetter: Typesetter, english: TextStyle
) -> None:
    parts = runs(typesetter, "the angle (α) is 5", english, "en")
    assert "".join(text for text, _ in parts) == "the angle (α) is 5"
    assert [text for text, _ in parts if "α" in text] == ["α"]


def test_spaces_of_any_width_and_no_break_hyphens_need_no_glyph_of_their_own(
    typesetter: Typesetter, arabic: TextStyle, english: TextStyle
) -> None:
    text = "1\u202f000\u2009g\u2011x\u2060y\u00ad\u200bz"
    for style in (english, arabic):
        assert typesetter.paragraph([Span(text, 0, "en")], style).problems == ()


def test_letters_composed_or_decomposed_look_the_same(typesetter: Typesetter, english: TextStyle) -> None:
    composed = typesetter.paragraph([Span("Việt é ŵ", 0, "vi")], english)
    decomposed = typesetter.paragraph([Span("Vie\u0323\u0302t e\u0301 w\u0302", 0, "vi")], english)
    assert decomposed.problems == ()
    assert decomposed.width == composed.width


# --- paired marks


CHINESE = TextStyle(("noto-sans-sc", "noto-sans"), 12, Direction.LTR, "zh-Hans")
KOREAN = TextStyle(("noto-sans-kr", "noto-sans"), 12, Direction.LTR, "ko")
HINDI = TextStyle(("noto-sans-devanagari", "noto-sans"), 12, Direction.LTR, "hi")
URDU = TextStyle(("noto-nastaliq-urdu", "noto-sans"), 12, Direction.RTL, "ur")


def families(typesetter: Typesetter, spans: list[Span], style: TextStyle) -> str:
    """The paragraph's text, each character of the last family (which has the Latin letters) as "-"."""
    (line,) = typesetter.paragraph(spans, style).lines(WIDE)
    latin = style.families[-1]
    return "".join(
        "-" * len(logical(run.run)) if run.run.face.startswith(f"{latin}/") else logical(run.run)
        for run in line.runs
    )


@pytest.mark.parametrize(
    ("style", "text", "seen"),
    [
        (CHINESE, "写着“500 mg”（行", "写着“500 --”（行"),
        (CHINESE, "“Botox”是", "“-----”是"),
        (CHINESE, "说“他‘Botox’和‘A’”。", "说“他‘-----’和‘-’”。"),
        (CHINESE, "用Botox“注射”和B“A”。", "用-----“注射”和----。"),
        (CHINESE, "叫“Botox’s”的", "叫“-------”的"),
        (KOREAN, "상자에 “500 mg”이라고", "상자에 “500 --”이라고"),
        (URDU, "دوا ”Botox“", "دوا ”-----“"),
        (HINDI, "पर “500 mg” लिखा", "पर “500 --” लिखा"),
        (HINDI, "दवा Botox A (mg) यह", "दवा -------------यह"),
    ],
)
def test_a_closing_mark_is_of_the_font_of_the_opening_one(
    typesetter: Typesetter, style: TextStyle, text: str, seen: str
) -> None:
    assert families(typesetter, [Span(text, 0, style.locale)], style) == seen


def test_a_bracket_in_english_within_another_language_is_of_one_font_with_its_words(
    typesetter: Typesetter,
) -> None:
    assert families(typesetter, [Span("用Botox (type A)的", 0, "zh-Hans")], CHINESE) == "用--------------的"
    assert families(typesetter, [Span("用Botox (注射)", 0, "zh-Hans")], CHINESE) == "用------(注射)"


@pytest.mark.parametrize("bold", [(False, True, False), (True, True, False), (False, True, True)])
def test_a_pair_may_lie_in_two_spans(typesetter: Typesetter, bold: tuple[bool, bool, bool]) -> None:
    parts = zip(("写着“", "500 mg", "”（行"), bold, strict=True)
    spans = [Span(text, i, "zh-Hans", bold=heavy) for i, (text, heavy) in enumerate(parts)]
    assert families(typesetter, spans, CHINESE) == "写着“500 --”（行"


def test_a_closing_mark_is_of_the_script_of_the_opening_one(typesetter: Typesetter) -> None:
    """UAX #24, 5.2: seen in a run of its own between a Greek and a Latin word of one font."""
    style = TextStyle(("noto-sans",), 12, Direction.LTR, "el")
    assert [text for text, _ in runs(typesetter, "α (β) (mg) α", style, "el")] == ["α (β) (", "mg", ") α"]
