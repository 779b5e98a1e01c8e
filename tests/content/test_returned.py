"""The file that a reviewer returns: written, filled in with a text editor, read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets.content.returned import format_returned, load_returned
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.content import Message
from leaflets.model.review import AnsweredFact, AnsweredQuestion, AnsweredString, Returned


def name(text: str) -> Message:
    return Message(text, text, Where("content/x.yaml", 1))


ASKED = Returned(
    review=name("basics.standard"),
    locale=name("ar"),
    version="0.1",
    code="sw49s6",
    digest="ab" * 32,
    source_digest="cd" * 32,
    strings=(
        AnsweredString(number=1, key=name("safety/stroke-arm"), source='an arm: "weak"', translation="ذراع"),
        AnsweredString(number=2, key=name("locale/rates.single.two"), translation="اثنان"),
    ),
    facts=(AnsweredFact(number=1, fact=name("mvd-death"), figure="1 to 3 in every 1,000"),),
    questions=(AnsweredQuestion(number=1, question=name("pemat-p/purpose"), asks="Is it clear?"),),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "basics.standard.review.yaml"
    path.write_text(format_returned(ASKED, "Arabic"), "utf-8")
    return path


def change(path: Path, old: str, new: str, count: int = 1) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), "utf-8")


def problems(path: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(LeafletError) as caught:
        load_returned(path, path.parent)
    return [(each.code, each.where.line, each.key) for each in caught.value.problems]


def test_what_is_written_is_read_again(sheet: Path) -> None:
    assert load_returned(sheet, sheet.parent) == ASKED


def test_another_reader_of_yaml_reads_the_same(sheet: Path) -> None:
    read = yaml.safe_load(sheet.read_text("utf-8"))
    assert read["strings"][0] == {
        "number": 1,
        "key": "safety/stroke-arm",
        "source": 'an arm: "weak"',
        "translation": "ذراع",
        "right": None,
        "remark": "",
    }
    assert [read[part] for part in ("role", "who", "date")] == ["", "", ""]


def test_nothing_is_answered_before_somebody_answers(sheet: Path) -> None:
    assert {each.right for _, each in load_returned(sheet, sheet.parent).answers()} == {None}


@pytest.mark.parametrize(
    ("typed", "means"),
    [("yes", "yes"), ("Yes", "yes"), ('"no"', "no"), ("NO", "no"), ("y", "yes"), ("false", "no")],
)
def test_an_answer_is_read_as_people_write_it(sheet: Path, typed: str, means: str) -> None:
    change(sheet, "    right:\n", f"    right: {typed}\n")
    assert load_returned(sheet, sheet.parent).strings[0].right == means


@pytest.mark.parametrize("typed", ["maybe", "yes, but", "1", "[yes]", "x"])
def test_what_is_neither_yes_nor_no_is_refused_with_its_line(sheet: Path, typed: str) -> None:
    change(sheet, "    right:\n", f"    right: {typed}\n")
    line = sheet.read_text("utf-8").splitlines().index(f"    right: {typed}") + 1
    ((code, where, key),) = problems(sheet)
    assert (where, key) == (line, "strings.1.right")
    assert code in ("S003", "S005")


def test_a_remark_may_have_several_lines(sheet: Path) -> None:
    change(sheet, '    remark: ""', "    remark: |\n      Which arm?\n      Say so.")
    assert load_returned(sheet, sheet.parent).strings[0].remark.split() == ["Which", "arm?", "Say", "so."]


def test_all_faults_of_form_are_told_at_once(sheet: Path) -> None:
    change(sheet, "    remark:", "    remarks:")
    change(sheet, "    key:", "    kee:")
    change(sheet, "  - number: 1", "  - number: one")
    assert {code for code, _, _ in problems(sheet)} == {"S001", "S002", "S003"}


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(sheet: Path) -> None:
    sheet.write_bytes(b"\xef\xbb\xbf" + sheet.read_bytes().replace(b"\n", b"\r\n"))
    assert load_returned(sheet, sheet.parent) == ASKED


@settings(max_examples=150, deadline=None)
@given(
    at=st.integers(0, len(format_returned(ASKED, "Arabic"))),
    gone=st.integers(0, 12),
    typed=st.text(st.sampled_from("yesno:-'\"[]{}|>#& \n\t1٣ا\u200f\0"), max_size=8),
)
def test_no_slip_of_an_editor_is_more_than_a_problem(
    tmp_path_factory: pytest.TempPathFactory, at: int, gone: int, typed: str
) -> None:
    """Whatever is typed over, the file is read or every problem of it has a code, a place and a hint."""
    text = format_returned(ASKED, "Arabic")
    path = tmp_path_factory.getbasetemp() / "typed.review.yaml"
    path.write_text(text[:at] + typed + text[at + gone :], "utf-8")
    assert all(each.code and each.hint and each.where.file == path.name for each in _told(path))


def _told(path: Path) -> tuple[Problem, ...]:
    try:
        load_returned(path, path.parent)
    except LeafletError as error:
        return error.problems
    return ()
