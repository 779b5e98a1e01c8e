"""Where lines may end, and where they do."""

from __future__ import annotations

import pytest

from leaflets.text.breaking import Breaks, break_positions, first_fit, grapheme_positions, visible_end


def parts(text: str, locale: str = "en-GB", whole: list[tuple[int, int]] | None = None) -> list[str]:
    """The text cut at every place where a line may end."""
    ends = break_positions(text, locale, whole or [])
    return [text[a:b] for a, b in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", ["one ", "two"]),
        ("well-known fact", ["well-", "known ", "fact"]),
        ("in every\u00a0100", ["in ", "every\u00a0100"]),
        ("1\u202f000 people", ["1\u202f000 ", "people"]),
        ("call 0800 111 222 now", ["call ", "0800 111 222 ", "now"]),
        ("call (020) 7946 0000", ["call ", "(020) 7946 0000"]),
        ("take 5 mg or 10 % now", ["take ", "5 mg ", "or ", "10 % ", "now"]),
        ("100 units", ["100 ", "units"]),
        ("about 10–15 of them", ["about ", "10–15 ", "of ", "them"]),
        ("doi 10.1000/ab-c12 end", ["doi ", "10.1000/ab-c12 ", "end"]),
        ("10.1016/j.parkreldis-2020-x.04.003", ["10.1016/", "j.parkreldis-2020-x.04.003"]),
        ("😀 😀 a", ["😀 ", "😀 ", "a"]),
        ("𝐀b-c 𝐀", ["𝐀b-", "c ", "𝐀"]),
        ("soft\u00adhyphen", ["soft\u00adhyphen"]),
        ("“quoted” (words)", ["“quoted” ", "(words)"]),
        ("line one\nline", ["line ", "one\n", "line"]),
    ],
)
def test_a_line_may_end_here_and_nowhere_else(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_arabic_breaks_at_spaces_and_never_before_its_punctuation() -> None:
    assert parts("نعم، «كلمة» لا؟", "ar") == ["نعم، ", "«كلمة» ", "لا؟"]


def test_an_isolated_code_stays_whole_and_a_long_one_does_not() -> None:
    assert parts("code EN-basics-1 x", whole=[(5, 16)]) == ["code ", "EN-basics-1 ", "x"]
    long = "https://example.org/a-very/long-address"
    assert len(parts(long, whole=[(0, len(long))])) > 1


def test_graphemes_are_never_split() -> None:
    assert grapheme_positions("xe\u0301👩‍⚕️دًّy", "en", 1, 11) == [3, 7, 10]


def test_only_breaking_spaces_hang() -> None:
    assert visible_end("word  ", 0, 6) == 4
    assert visible_end("word\u00a0", 0, 5) == 5
    assert visible_end("   ", 0, 3) == 0


def breaks(*widths: float, forced: tuple[int, ...] = (), emergency: frozenset[int] = frozenset()) -> Breaks:
    """Words of these widths, each with a space of 1 after it."""
    visible, following, x = [], [], 0.0
    for width in widths:
        visible.append(x + width)
        x += width + 1
        following.append(x)
    last = len(widths) - 1
    positions = tuple(range(1, len(widths) + 1))
    return Breaks(positions, tuple(visible), tuple(following), (*forced, last), emergency)


def test_first_fit_fills_each_line_and_hangs_its_space() -> None:
    assert first_fit(breaks(4, 5, 3, 3), 10, 10) == (1, 3)


def test_the_first_line_may_be_narrower() -> None:
    assert first_fit(breaks(4, 5, 3, 3), 10, 5) == (0, 2, 3)


def test_a_forced_break_ends_a_line_early() -> None:
    assert first_fit(breaks(1, 1, 1, forced=(0,)), 10, 10) == (0, 2)


def test_what_fits_nowhere_stands_alone() -> None:
    assert first_fit(breaks(1, 99, 1), 10, 10) == (0, 1, 2)


def test_an_emergency_break_is_taken_only_where_no_other_fits() -> None:
    assert first_fit(breaks(3, 4, 4, 4, emergency=frozenset({1, 2})), 10, 10) == (0, 2, 3)


def test_widths_of_a_paragraph_are_told_without_hanging_spaces() -> None:
    assert breaks(4, 7, 3).widest() == 7
    assert breaks(4, 7, 3).natural() == 4 + 1 + 7 + 1 + 3
    assert breaks(4, 7, 3, forced=(1,)).natural() == 4 + 1 + 7
    assert Breaks((), (), (), ()).widest() == Breaks((), (), (), ()).natural() == 0
