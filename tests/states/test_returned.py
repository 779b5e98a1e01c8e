"""A returned file against the text of today: what keeps it from being signed, and what is told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflets.errors import Where
from leaflets.model.content import Message
from leaflets.model.review import AnsweredFact, AnsweredString, Returned
from leaflets.states.returned import against_signing, remarks

FILE = "back.yaml"


def name(text: str, file: str, line: int = 1) -> Message:
    return Message(text, text, Where(file, line))


def string(number: int, key: str, *, file: str = FILE, **answered) -> AnsweredString:
    words = {"source": f"English {number}", "translation": f"ترجمة {number}", **answered}
    return AnsweredString(number=number, key=name(key, file, number * 10), **words)


def fact(**answered) -> AnsweredFact:
    return AnsweredFact(**{"number": 1, "fact": name("mvd-death", FILE, 90), "figure": "1 to 3", **answered})


def returned(*strings: AnsweredString, facts: tuple[AnsweredFact, ...] = (), **head) -> Returned:
    words = {"version": "0.1", "code": "sw49s6", "digest": "old", **head}
    names = {part: name(part, FILE) for part in ("review", "locale", "role", "who", "date")}
    return Returned(**{**names, **words}, strings=strings, facts=facts)


TODAY = returned(
    string(1, "safety/arm", file="content/locales/ar/safety.yaml"),
    string(2, "safety/face", file="content/locales/ar/safety.yaml"),
    facts=(fact(),),
)
GOOD = returned(
    string(1, "safety/arm", right="yes"), string(2, "safety/face", right="yes"), facts=(fact(right="yes"),)
)


def with_first(**changed) -> Returned:
    return replace(GOOD, strings=(replace(GOOD.strings[0], **changed), *GOOD.strings[1:]))


def told(back: Returned, today: Returned = TODAY) -> list[tuple[str, int, str]]:
    return [(each.code, each.where.line, each.key) for each in against_signing(back, today, FILE)]


def test_what_is_right_throughout_can_be_signed():
    assert told(GOOD) == []


def test_one_no_keeps_the_whole_from_being_signed():
    assert told(with_first(right="no")) == [("B185", 10, "safety/arm")]


def test_one_gap_keeps_the_whole_from_being_signed_and_says_which():
    assert told(with_first(right=None)) == [("B184", 10, "strings")]
    (problem,) = against_signing(with_first(right=None), TODAY, FILE)
    assert "1 of the strings" in problem.message
    assert problem.message.endswith(": 1")


@pytest.mark.parametrize(
    ("numbers", "words"), [((1, 2, 3), "1 to 3"), ((1, 3, 4, 7), "1, 3 to 4, 7"), ((2,), "2")]
)
def test_gaps_are_told_as_ranges(numbers, words):
    strings = tuple(string(n, f"safety/s{n}", right=None if n in numbers else "yes") for n in range(1, 9))
    today = returned(*(string(n, f"safety/s{n}") for n in range(1, 9)))
    (problem,) = against_signing(returned(*strings), today, FILE)
    assert problem.message.endswith(f": {words}")


def test_all_reasons_are_told_at_once():
    back = replace(with_first(right="no", remark="Which?"), facts=(fact(),), role=None, date=None)
    assert [code for code, _, _ in told(back)] == ["B184", "B185", "B186", "B186"]


def test_a_text_that_has_changed_since_is_told_in_words():
    today = replace(
        TODAY, digest="new", strings=(replace(TODAY.strings[0], source="other"), TODAY.strings[1])
    )
    (problem,) = against_signing(GOOD, today, FILE)
    assert (problem.code, problem.where.line) == ("B181", 10)
    assert "“English 1”" in problem.message
    assert "“other”" in problem.message


def test_a_changed_figure_is_a_changed_text():
    today = replace(TODAY, digest="new", facts=(fact(figure="1 to 4"),))
    assert told(GOOD, today) == [("B181", 90, "mvd-death")]


def test_a_string_that_is_new_or_gone_since_is_told():
    today = replace(TODAY, digest="new", strings=(TODAY.strings[0], string(2, "safety/leg")))
    assert told(GOOD, today) == [("B181", 20, "safety/face"), ("B181", 0, "strings")]


def test_changed_days_sources_and_drawings_show_in_no_word_but_in_the_digest():
    assert told(GOOD, replace(TODAY, digest="new")) == [("B181", 0, "digest")]


def test_words_that_somebody_changed_in_the_file_are_no_words_of_the_text():
    """The reviewer mended the translation in place: signed so, it would be another text than was read."""
    assert told(with_first(translation="أفضل")) == [("B182", 10, "safety/arm")]


def test_english_that_has_changed_since_is_no_change_of_the_reviewers():
    today = replace(
        TODAY, source_digest="new", strings=(replace(TODAY.strings[0], source="x"), TODAY.strings[1])
    )
    assert told(replace(GOOD, source_digest="old"), today) == [("B181", 10, "safety/arm")]


def test_white_space_that_an_editor_changes_is_nothing():
    assert told(with_first(source="English\u00a01 ")) == []


def test_an_entry_that_is_gone_from_the_file_or_twice_in_it_is_told():
    assert told(replace(GOOD, strings=GOOD.strings[:1])) == [("B183", 0, "strings")]
    assert told(replace(GOOD, strings=(*GOOD.strings, GOOD.strings[0]))) == [("B183", 0, "strings")]


def test_an_answer_to_what_nobody_asked_is_told():
    extra = string(3, "safety/leg", right="yes")
    assert told(replace(GOOD, strings=(*GOOD.strings, extra))) == [("B183", 30, "safety/leg")]


def test_remarks_say_where_the_text_stands_that_they_are_about():
    back = with_first(right="no", remark=" Which\n arm? ")
    (remark,) = remarks(back, TODAY)
    assert str(remark) == (
        "back.yaml:10: safety/arm: WRONG: Which arm?\n    to mend: content/locales/ar/safety.yaml:10 arm"
    )


def test_a_remark_beside_a_yes_is_heard_and_hinders_nothing():
    back = with_first(remark="Nicely said.")
    (remark,) = remarks(back, TODAY)
    assert str(remark).startswith("back.yaml:10: safety/arm: right: Nicely")
    assert told(back) == []


def test_remarks_are_heard_of_a_text_that_has_changed_since():
    assert [each.words for each in remarks(with_first(remark="x"), replace(TODAY, digest="new"))] == ["x"]
