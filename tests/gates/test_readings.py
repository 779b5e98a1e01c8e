"""What the comparison of readers counts, and what it must not let pass."""

import pytest

from tests.conformance.expected import difference
from tests.conformance.readers import NO_TEXT, joined


def test_an_element_on_two_pages_is_heard_once() -> None:
    assert joined([["A", "long answer"], ["long answer", "B"]]) == "AlonganswerB"


def test_equal_elements_are_heard_as_often_as_they_stand() -> None:
    assert joined([["A", "•", "x", "•", "y"]]) == "A•x•y"


@pytest.mark.parametrize("character", ["\ue000", "\uf8ff", "\ufffd", "\ufffe", "\U000f0000", "\U0010fffd"])
def test_a_character_without_meaning_is_found(character: str) -> None:
    assert NO_TEXT.findall(f"face{character}spasm") == [character]


def test_letters_marks_and_joiners_have_a_meaning() -> None:
    assert NO_TEXT.findall("life-threatening نیمهٔ می‌کند ใหญ่ ﷼") == []


@pytest.mark.parametrize(("read", "content"), [("spasm", "spas"), ("spas", "spasm"), ("spsam", "spasm")])
def test_a_letter_more_less_or_misplaced_is_a_difference(read: str, content: str) -> None:
    assert difference(read, content) != ""
    assert difference(content, content) == ""
