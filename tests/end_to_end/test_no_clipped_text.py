"""Words, tables and names too long for their place: told, or set on more lines; never clipped or covered.

The judge is tests/end_to_end/ink.py: it reads the finished file with PDFium, and shares nothing with the
program.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.end_to_end import ink

MM = 72 / 25.4
SIDE, EDGE = 18 * MM, 10.5 * MM
"""The margins of the standard style, as content/styles/standard.yaml has them."""
DAY = ("--as-of", "2026-12-01")
WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
COMPOUND = "Nervenleitgeschwindigkeitsmessung"
ADDRESS = "https://example.org/" + "very-long-folder-name/" * 12
KNOT = "https://example.org/" + "x" * 150


def ask(locale, leaflet="basics"):
    return ("--locale", locale, "--leaflet", leaflet, "--level", "standard")


def put(workspace, file, key, words):
    """The text of a key, the first of this name, in place of what stands there."""
    path = workspace / "content" / file
    text, found = re.subn(
        rf'(?<![\w-]){key}: "[^"]*"', lambda _: f'{key}: "{words}"', path.read_text("utf-8"), count=1
    )
    assert found, f"{key} is not in {file}: mend the test"
    path.write_text(text, "utf-8")


def built(leaflets, workspace, asked, *more):
    status, _, errors = leaflets("build", "--root", workspace, *asked, *DAY, "--force", *more)
    folder = "clinics/example-uk" if "--clinic" in more else "leaflets"
    path = workspace / "build" / folder / asked[1] / f"{asked[3]}.standard.pdf"
    return status, errors, path


def judge(path, planted=""):
    """Everything in the margins' frame, nothing on anything else, every letter of `planted` there."""
    assert ink.outside(path, SIDE, EDGE) == []
    assert ink.overlaps(path) == []
    assert Counter(re.sub(r"\s", "", planted)) - ink.letters(path) == Counter()


# --- the judge himself


def test_the_judge_sees_a_word_on_another_and_one_in_the_margin(tmp_path):
    path = tmp_path / "bad.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawString(100, 500, "under")
    canvas.drawString(110, 503, "over")
    canvas.drawString(100, 480, "apart")
    canvas.drawString(570, 300, "margin")
    canvas.showPage()
    canvas.save()
    assert ink.overlaps(path) == [("under", "over")]
    assert ink.outside(path, SIDE, EDGE) == ["margin"]
    assert ink.letters(path) == Counter("underoverapartmargin")


@pytest.mark.parametrize("locale", ["en-GB", "ar", "de", "hi", "th", "zh-Hans"])
def test_a_good_leaflet_passes(leaflets, workspace, locale):
    status, _, path = built(leaflets, workspace, ask(locale))
    assert status == 0
    judge(path)


# --- a word longer than its column

BASICS = "locales/{}/basics.standard.yaml"
APPOINTMENT = "locales/{}/appointment.standard.yaml"
PICTURES = "locales/{}/pictures.yaml"

TOO_LONG = [
    ("title", "en-GB", BASICS, "title", WORD),
    ("heading", "en-GB", BASICS, "heading", WORD),
    ("paragraph", "en-GB", BASICS, "short-answer", f"We say {WORD} here."),
    ("a slash elsewhere", "en-GB", BASICS, "short-answer", f"We say {WORD} and/or not."),
    ("item", "en-GB", BASICS, "sleep", WORD),
    ("term", "en-GB", BASICS, "term", WORD),
    ("cell", "en-GB", BASICS, "effect", WORD),
    ("field", "en-GB", APPOINTMENT, "began", WORD),
    ("caption", "en-GB", PICTURES, "caption", WORD * 2),
    ("label", "en-GB", PICTURES, "eye", "abcdefghijklmnopqrstuvwxyzabcdefghijklmn"),
    ("compound", "de", BASICS, "heading", WORD),
    ("joined letters", "ar", BASICS, "short-answer", "مستشفى" * 20),
]


@pytest.mark.parametrize(
    ("locale", "file", "key", "words"), [c[1:] for c in TOO_LONG], ids=[c[0] for c in TOO_LONG]
)
def test_a_word_wider_than_its_column_is_told_where_it_stands(leaflets, workspace, locale, file, key, words):
    put(workspace, file.format(locale), key, words)
    asked = ask(locale, "appointment" if file == APPOINTMENT else "basics")
    status, errors, path = built(leaflets, workspace, asked)
    assert status == 1
    code = "L00[12]" if key == "effect" else "L001"
    assert re.search(rf"content/{re.escape(file.format(locale))}:\d+:\d+: error {code}: ", errors), errors
    assert key in errors
    assert not path.exists()


BROKEN = [
    ("address", "en-GB", BASICS, "short-answer", f"See [{ADDRESS}](https://example.org/)."),
    ("address without a break", "en-GB", BASICS, "short-answer", f"See {KNOT} now."),
    ("address in an item", "en-GB", BASICS, "sleep", f"See {KNOT}"),
    ("compound in a column", "de", BASICS, "term", COMPOUND),
    ("many words in a heading", "en-GB", BASICS, "heading", "What is hemifacial spasm, " * 12 + "really?"),
    ("many words in a cell", "en-GB", BASICS, "effect", "How well it works for most people " * 6),
    ("many words in a label", "en-GB", PICTURES, "blood-vessel", "the blood vessel lies here " * 8),
    ("many words in a caption", "en-GB", PICTURES, "caption", "What the three drawings show. " * 12),
    ("Thai", "th", BASICS, "short-answer", "โรงพยาบาล" * 40),
    ("Thai heading", "th", BASICS, "heading", "โรงพยาบาล" * 20),
    ("Chinese", "zh-Hans", BASICS, "short-answer", "面肌痉挛" * 60),
    ("Chinese heading", "zh-Hans", BASICS, "heading", "面肌痉挛" * 20),
    ("Chinese cell", "zh-Hans", BASICS, "effect", "面肌痉挛" * 20),
    ("Arabic words", "ar", BASICS, "heading", "تشنج نصف الوجه " * 12),
]


@pytest.mark.parametrize(
    ("locale", "file", "key", "words"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN]
)
def test_what_can_be_parted_is_set_whole_on_more_lines(leaflets, workspace, locale, file, key, words):
    put(workspace, file.format(locale), key, words.strip())
    status, errors, path = built(leaflets, workspace, ask(locale))
    assert (status, errors) == (0, "")
    planted = re.sub(r"[\[\]]|\(.*?\)", "", words) if "[" in words else words
    judge(path, planted)


def test_a_label_that_would_run_into_the_next_is_told_with_both(leaflets, workspace):
    put(workspace, PICTURES.format("en-GB"), "eye", ("the eye on that side closes " * 11).strip())
    status, errors, path = built(leaflets, workspace, ask("en-GB"))
    assert status == 1
    assert "content/locales/en-GB/pictures.yaml:8:10: error L009: pictures/face-nerve.labels.eye" in errors
    assert "“mouth pulls up”" in errors
    assert not path.exists()


# --- a table wider than the page


def with_table(workspace, word, columns=12):
    names = [f"c{number}" for number in range(columns)]
    cells = ", ".join(f'{name}: "{word}"' for name in names)
    table = (
        f"      grid:\n        table:\n          columns: {{{cells}}}\n          rows: {{one: {{{cells}}}}}\n"
    )
    path = workspace / "content" / BASICS.format("en-GB")
    text = path.read_text("utf-8")
    place = "  dangerous:\n"
    assert place in text
    path.write_text(text.replace(place, table + place, 1), "utf-8")


def test_a_table_wider_than_the_page_is_told_with_its_widest_word(leaflets, workspace):
    with_table(workspace, "injections")
    status, errors, path = built(leaflets, workspace, ask("en-GB"))
    assert status == 1
    assert re.search(r"basics\.standard\.yaml:\d+:\d+: error L002: \S+\.grid\.\S+ .*12 columns", errors), (
        errors
    )
    assert "“injections”" in errors
    assert not path.exists()


def test_twelve_columns_that_have_room_are_all_there(leaflets, workspace):
    with_table(workspace, "to do")
    status, errors, path = built(leaflets, workspace, ask("en-GB"))
    assert (status, errors) == (0, "")
    judge(path, "todo" * 24)


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_in_a_booklet_the_same_table_is_set_as_blocks(leaflets, workspace, paper):
    with_table(workspace, "injections")
    asked = (*ask("en-GB"), "--layout", "booklet", "--paper", paper)
    status, errors, _ = built(leaflets, workspace, asked)
    assert (status, errors) == (0, "")
    for path in (workspace / "build/leaflets/en-GB").glob("*.pdf"):
        assert ink.overlaps(path) == []
        assert ink.letters(path) & Counter("injections" * 12) == Counter("injections" * 12)


# --- a clinic's own words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("name", "The Royal and Ancient Hospital of Saint Somebody, Department of Nerves, " * 4),
        ("en-GB", "Clinic nurses, daytime, who speak many languages and call back, " * 4),
        ("hours", "Monday to Friday, 9 am to 5 pm, but never on the days of the fair; " * 4),
        ("number", "+44 (20) 7946 - 0123"),
    ],
)
def test_a_clinics_long_words_are_set_whole(leaflets, workspace, key, words):
    put(workspace, "clinics/example-uk.yaml", key, words.strip())
    clinic = workspace / "content/clinics/example-uk.yaml"
    status, errors, path = built(leaflets, workspace, ask("en-GB"), "--clinic", clinic)
    assert (status, errors) == (0, "")
    judge(path, words)


@pytest.mark.parametrize(("key", "words"), [("name", WORD), ("hours", WORD)])
def test_a_clinics_endless_word_is_told_where_it_stands(leaflets, workspace, key, words):
    put(workspace, "clinics/example-uk.yaml", key, words)
    clinic = workspace / "content/clinics/example-uk.yaml"
    status, errors, path = built(leaflets, workspace, ask("en-GB"), "--clinic", clinic)
    assert status == 1
    assert re.search(r"clinics/example-uk\.yaml:\d+:\d+: error L00[12]: ", errors), errors
    assert not path.exists()
