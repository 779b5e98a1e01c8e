"""Lines of a terminal hold every letter, are no wider than they may be, and end between words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.text.terminal import cells, lines

NAMES = re.compile(r"\{[a-z.-]+\}")


@given(
    st.text("ab {}-.痉挛ไทยครับ。अंग\u0301 ", max_size=60),
    st.integers(4, 30),
    st.sampled_from(["en", "th", "ja"]),
)
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, width: int, language: str) -> None:
    found = [text[start:end] for start, end in lines(text, width, language)]
    assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)
    for line in found:
        assert cells(line) <= width or len(line.strip()) <= 3  # a letter with its marks is never parted


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the spasms stop at once", "en", ["the spasms", "stop at", "once"]),
        ("半侧面部痉。很少", "zh-Hans", ["半侧面部", "痉。很少"]),
        ("an extraordinarily", "en", ["an extraor", "dinarily"]),
        ("see {mvd-success} now", "en", ["see {mvd-s", "uccess}", "now"]),
        ("so {a-b.other}", "en", ["so {a-b.ot", "her}"]),
        ("so a {a-b.c}", "en", ["so a", "{a-b.c}"]),
    ],
)
def test_lines_end_where_the_language_lets_them(text: str, language: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in lines(text, 10, language, NAMES)] == expected
