"""Plain values mean what section 10.3.2 of YAML 1.2.2 says, not what YAML 1.1 said."""

from __future__ import annotations

import pytest

from leaflets.content.scalars import resolve_plain


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing(text: str) -> None:
    assert resolve_plain(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("FALSE", False),
        ("0", 0),
        ("-19", -19),
        ("+12", 12),
        ("012", 12),  # YAML 1.1: ten
        ("0o7", 7),
        ("0x3A", 58),
        ("0.", 0.0),
        ("-0.5", -0.5),
        (".5", 0.5),
        ("12e03", 12000.0),
        ("-2E+05", -200000.0),
    ],
)
def test_truth_values_and_numbers_of_the_core_schema(text: str, value: object) -> None:
    assert resolve_plain(text) == value
    assert type(resolve_plain(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("no", "yes", "on", "off", "y", "N"),
        *("12:30", "190:20:30"),
        *("2026-11-22", "2026-02-30", "2001-12-14t21:59:43.10-05:00"),
        *("1_000", "0b101", "0x", "0o8", "1e", ".", "-", "+", "...", "<<", "=", "1.2.3", "6mm"),
        *(".inf", ".nan", "1e999", "9" * 5000),
        *("٣", "１２"),
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert resolve_plain(text) == text
