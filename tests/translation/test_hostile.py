"""Whatever came back: strings, or a problem that says what to do; never a crash, nor an entity at work."""

from __future__ import annotations

import random
from datetime import date

import pytest

from leaflets.errors import LeafletError, Problem
from leaflets.model.exchange import Catalogue, Entry
from leaflets.translation import po, xliff

ENTRIES = (
    Entry(key="a.heading", source="What is it?", target="Was ist das?", notes=("a heading",), limit=40),
    Entry(key="a.body", source='one "two" {x}', target="", placeholders=("{x}",)),
    Entry(key="b", source="an arm is weak", target="ein Arm ist schwach", stale=True, former="an arm"),
)
CATALOGUE = Catalogue(
    source_locale="en-GB",
    locale="de",
    file="safety",
    entries=ENTRIES,
    digest="1111111111",
    day=date(2026, 11, 22),
    figures={},
    plural_forms="nplurals=2; plural=(n != 1)",
)
PO, XLIFF = (form.write(CATALOGUE).decode() for form in (po, xliff))
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def problem(form, text: str) -> Problem:
    with pytest.raises(LeafletError) as caught:
        form.read(text, "back.po")
    (found,) = caught.value.problems
    assert found.hint
    return found


@pytest.mark.parametrize(
    "dtd",
    [BOMB, '<!DOCTYPE x SYSTEM "file:///etc/passwd">', "<!doctype x>", "<!ENTITY a 'x'>", "<! DOCTYPE x>"],
)
def test_a_dtd_is_refused_before_it_is_read(dtd: str) -> None:
    head, rest = XLIFF.split("\n", 1)
    found = problem(xliff, f"{head}\n{dtd}\n{rest}")
    assert (found.code, found.where.line) == ("X002", 2)


def test_an_encoding_that_could_hide_a_dtd_is_refused() -> None:
    assert problem(xliff, XLIFF.replace('encoding="utf-8"', 'encoding="UTF-7"')).code == "X001"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no XML",
        "<xliff/>",
        XLIFF[: len(XLIFF) // 2],
        XLIFF.replace('version="1.2"', 'version="2.0"'),
        XLIFF.replace("xliff:document:1.2", "xliff:document:2.0"),
        XLIFF.replace("</target>", "&unknown;</target>", 1),
        XLIFF.replace("<body>", "<body><group id='g'>").replace("</body>", "</group></body>"),
        XLIFF.replace("<body>", "<body>" + "<group>" * 100_000),
        XLIFF.replace("</file>", "</file><file original='x'><body/></file>"),
        XLIFF.replace("<trans-unit id=", "<trans-unit name=", 1),
    ],
)
def test_what_is_no_xliff_of_ours_is_refused(text: str) -> None:
    assert problem(xliff, text).code == "X001"


def test_marks_in_a_translation_that_are_no_text_are_refused_at_their_line() -> None:
    bad = XLIFF.replace("Was ist das?", 'Was <g id="1">ist</g> das?')
    found = problem(xliff, bad)
    line = next(n for n, text in enumerate(bad.splitlines(), 1) if 'id="a.heading"' in text)
    assert (found.code, found.key, found.where.line) == ("X004", "a.heading", line)


def test_marks_that_a_tool_puts_round_sentences_are_no_part_of_the_words() -> None:
    marked = XLIFF.replace(
        "Was ist das?", '<mrk mtype="seg" mid="0">Was ist </mrk><mrk mtype="seg" mid="1">das?</mrk>'
    )
    assert xliff.read(marked, "back.xlf").answers[0].target == "Was ist das?"


@pytest.mark.parametrize(
    "line",
    [
        'msgstr "Was ist das?',
        'msgstr "Was" ist das?"',
        "msgstr Was ist das?",
        'msgstr "Was ist das?\\"',
        'msgstr "Was ist \\q das?"',
        "<html>",
        '{"json": 1}',
    ],
)
def test_a_line_that_is_no_po_is_refused_and_named(line: str) -> None:
    bad = PO.replace('msgstr "Was ist das?"', line)
    number = next(n for n, text in enumerate(bad.splitlines(), 1) if text == line)
    found = problem(po, bad)
    assert (found.code, found.where.line) == ("X001", number)


def test_a_po_file_is_never_taken_for_the_name_of_another(tmp_path) -> None:
    other = tmp_path / "other.po"
    other.write_text(PO, "utf-8")
    assert problem(po, str(other)).code == "X001"


@pytest.mark.parametrize(("form", "text"), [(po, PO), (xliff, XLIFF)], ids=["po", "xliff"])
@pytest.mark.parametrize("lost", ["X-Source-File", "X-Source-Digest", "X-Source-Figures"])
def test_a_file_that_does_not_say_what_it_is_is_refused(form, text: str, lost: str) -> None:
    found = problem(form, text.replace(lost, "X-Other"))
    assert (found.code, lost in found.message) == ("X003", True)


@pytest.mark.parametrize(("form", "text"), [(po, PO), (xliff, XLIFF)], ids=["po", "xliff"])
def test_windows_line_ends_and_a_byte_order_mark_are_welcome(form, text: str) -> None:
    plain = form.read(text, "back.po")
    assert form.read("\ufeff" + text.replace("\n", "\r\n"), "back.po") == plain


def spoil(text: str, dice: random.Random) -> str:
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(text) + 1)
        end = min(len(text), start + dice.choice((0, 1, 5, 50)))
        middle = dice.choice(
            (text[start:end] * 2, "", text[start:end][::-1], dice.choice('"\\<>&#~\n\t:;[]{}=/'))
        )
        text = text[:start] + middle + text[end:]
    return text


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(("form", "text"), [(po, PO), (xliff, XLIFF)], ids=["po", "xliff"])
def test_a_file_after_an_accident_is_read_or_refused(form, text: str, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(60):
        problems: tuple[Problem, ...] = ()
        try:
            form.read(spoil(text, dice), "back.po")
        except LeafletError as error:
            problems = error.problems
        assert all(problem.hint and problem.code.startswith("X") for problem in problems)
