"""What a code is, by all that can be on record: the newest that nobody withdrew may be handed out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.errors import Where
from leaflets.model.identity import is_code
from leaflets.model.record import Act, Entry, Recorded, Snapshot
from leaflets.records.editions import Kind, Standing, known, near, standing, typed

CODES = st.text("23456789bcdfghjkmnpqrstvwxz", min_size=6, max_size=6)


def words(code: str, locale: str = "ar") -> Snapshot:
    return Snapshot("cure", locale, "easy", "1", code, "c" * 64, "Title", {"cure.easy/title": code})


def issue(code: str, locale: str = "ar") -> Entry:
    return Entry(
        act=Act.ISSUE, date=date(2026, 12, 1), leaflet="cure", locale=locale, level="easy",
        version="1", code=code, content="c" * 64,
    )  # fmt: skip


def withdraw(code: str, replaced_by: str = "") -> Entry:
    return Entry(
        act=Act.WITHDRAWAL, date=date(2026, 12, 2), leaflet="cure", locale="ar", level="easy",
        version="1", code=code, content="c" * 64, reason="wrong", replaced_by=replaced_by,
    )  # fmt: skip


def ask(code: str, *entries: Entry, today: str = "") -> Standing:
    """With the text of today having the code `today`."""
    records = [Recorded(entry, Where("f", number), "") for number, entry in enumerate(entries, 1)]
    issued = {entry.code: words(entry.code, entry.locale) for entry in entries if entry.act is Act.ISSUE}
    return standing(code, known(records, issued, [words(today)] if today else []))


def said(found: Standing) -> tuple[str, str, bool]:
    return str(found.kind), found.replaced_by, found.ready


A, B, C = "aaaaa2", "bbbbb3", "ccccc4"


@pytest.mark.parametrize(
    ("code", "entries", "today", "expected"),
    [
        (A, [], "", ("unknown", "", False)),
        (A, [], A, ("draft", "", False)),
        (A, [issue(A)], A, ("current", "", False)),
        (A, [issue(A)], B, ("superseded", B, False)),
        (A, [issue(A)], "", ("superseded", "", False)),
        (A, [issue(A), issue(B)], B, ("superseded", B, True)),
        (B, [issue(A), issue(B)], B, ("current", "", False)),
        (A, [issue(A), issue(B), issue(C)], C, ("superseded", C, True)),
        # A new text in the workspace, released by nobody yet: the newest release is not the last word.
        (A, [issue(A), issue(B)], C, ("superseded", C, False)),
        # The same edition again, for another clinic, changes nothing.
        (A, [issue(A), issue(B), issue(B)], B, ("superseded", B, True)),
        # Back to the old text: until it is released again nothing may be handed out.
        (B, [issue(A), issue(B)], A, ("superseded", A, False)),
        (A, [issue(A), issue(B)], A, ("superseded", B, False)),
        (A, [issue(A), issue(B), issue(A)], A, ("current", "", False)),
        (A, [issue(A), withdraw(A)], A, ("withdrawn", "", False)),
        (A, [issue(A), withdraw(A), issue(A)], A, ("withdrawn", "", False)),
        (A, [withdraw(A)], A, ("withdrawn", "", False)),
        (A, [issue(A), withdraw(A, B)], B, ("withdrawn", B, False)),
        (A, [issue(A), withdraw(A, B), issue(B)], B, ("withdrawn", B, True)),
        (A, [issue(A), withdraw(A), issue(B)], B, ("withdrawn", B, True)),
        # What was released before the withdrawal is no replacement by itself.
        (B, [issue(A), issue(B), withdraw(B)], B, ("withdrawn", "", False)),
        (A, [issue(A), issue(B), withdraw(B)], B, ("superseded", "", False)),
        # Unless the withdrawal names it.
        (A, [issue(A), issue(B), withdraw(B, A)], B, ("current", "", False)),
        (B, [issue(A), issue(B), withdraw(B, A)], B, ("withdrawn", A, True)),
        # A replacement that was replaced: the last of the row; one that was withdrawn is not ready.
        (A, [issue(A), withdraw(A, B), issue(B), issue(C)], C, ("withdrawn", C, True)),
        (A, [issue(A), issue(B), withdraw(A, B), withdraw(B)], B, ("withdrawn", B, False)),
        (A, [issue(A), issue(B), withdraw(A, B), withdraw(B, A)], B, ("withdrawn", B, False)),
    ],
)
def test_a_code_is(code: str, entries: list[Entry], today: str, expected: tuple[str, str, bool]) -> None:
    assert said(ask(code, *entries, today=today)) == expected


def test_the_last_withdrawal_speaks() -> None:
    found = ask(A, issue(A), withdraw(A), withdraw(A, B), issue(B), today=B)
    assert found.withdrawal is not None
    assert found.withdrawal.replaced_by == B


def test_another_language_supersedes_nothing() -> None:
    assert ask(A, issue(A), issue(B, "en-GB"), today=A).kind is Kind.CURRENT


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([A, B, C]), st.sampled_from(["", A, B, C]))))
def test_whatever_was_recorded_at_most_one_edition_of_a_text_is_current(
    acts: list[tuple[bool, str, str]],
) -> None:
    """And none that was withdrawn, never issued, or is not the text of today while that was not withdrawn."""
    entries = [withdraw(code, other) if is_gone else issue(code) for is_gone, code, other in acts]
    gone = {code for is_gone, code, _ in acts if is_gone}
    released = {code for is_gone, code, _ in acts if not is_gone}
    for today in (A, B, C):
        current = [code for code in (A, B, C) if ask(code, *entries, today=today).kind is Kind.CURRENT]
        assert len(current) <= 1
        assert {*current} <= released - gone
        if today not in gone:
            assert {*current} <= {today}
        for code in (A, B, C):
            found = ask(code, *entries, today=today)
            assert (found.kind is Kind.WITHDRAWN) == (code in gone)
            assert not found.ready or [found.replaced_by] == current


@pytest.mark.parametrize(
    "value",
    [
        "3f9k2m",
        "3F9K2M",
        "3f9 k2m",
        " 3f9-k2m ",
        "３ｆ９ｋ２ｍ",
        "٣f٩k٢m",
        "۳f۹k۲m",
        "\u20663f9k2m\u2069",
        "3f9\u00a0k2m.",
    ],
)
def test_a_code_is_known_however_it_is_typed(value: str) -> None:
    assert typed(value) == "3f9k2m"
    assert is_code(typed(value))


@given(CODES, st.integers(0, 5), st.sampled_from("23456789bcdfghjkmnpqrstvwxz0loi"))
def test_one_slip_of_a_finger_is_guessed(code: str, at: int, other: str) -> None:
    wrong = code[:at] + other + code[at + 1 :]
    left_out = code[:at] + code[at + 1 :]
    doubled = code[:at] + code[at] + code[at:]
    swapped = code[:at] + code[at + 1 : at + 2] + code[at] + code[at + 2 :]
    for slip in (wrong, left_out, doubled, swapped):
        assert near(slip, [code, "zzzzzzzzz"]) == (() if slip == code else (code,))


@given(CODES, CODES)
def test_two_characters_wrong_are_no_guess(one: str, other: str) -> None:
    differing = [at for at in range(6) if one[at] != other[at]]
    if len(differing) > 2:
        assert near(one, [other]) == ()
    assert bool(near(one, [other])) == bool(near(other, [one]))
