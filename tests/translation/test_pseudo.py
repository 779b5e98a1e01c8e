"""Pseudo-texts: nothing that the program fills in or acts on is changed, and nothing else stays English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from leaflets.translation.pseudo import accented, marked, right_to_left

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "content/locales/en-GB"
KEPT = re.compile(r"\{[^{}]*\}|\]\([^)\s]*\)|\*\*")
MAKERS = (accented, marked, right_to_left)


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [found for item in value.values() for found in strings(item)]
    if isinstance(value, list):
        return [found for item in value for found in strings(item)]
    return [value] if isinstance(value, str) else []


TEXTS = [
    text
    for name in ("safety", "pictures", "basics.standard", "cure.detailed")
    for text in strings(yaml.safe_load((SOURCE / f"{name}.yaml").read_text("utf-8")))
    if " " in text
]


def letters(text: str) -> int:
    return sum(sign.isalpha() for sign in KEPT.sub("", text))


@pytest.mark.parametrize("make", MAKERS)
def test_names_in_braces_bold_and_addresses_stay_in_their_order(make) -> None:
    for text in TEXTS:
        assert KEPT.findall(make(text)) == KEPT.findall(text)


@pytest.mark.parametrize("make", MAKERS)
def test_no_english_word_stays(make) -> None:
    for text in TEXTS:
        words = re.findall(r"[^\W\d_]{2,}", KEPT.sub(" ", make(text)))
        assert words
        assert [word for word in words if word.isascii()] == []


def test_accented_text_is_two_fifths_longer() -> None:
    for text in TEXTS:
        assert letters(accented(text)) == pytest.approx(1.4 * letters(text), abs=2)


def test_a_bracket_at_each_end_shows_what_was_cut_off() -> None:
    for make in (accented, right_to_left):
        assert all(make(text)[0] + make(text)[-1] == "[]" for text in TEXTS)


def test_the_text_that_runs_from_right_to_left_has_letters_that_do() -> None:
    assert right_to_left("Call {emergency-number} at 9") == "[صالل {emergency-number} ات 9]"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_any_text_may_be_made(text: str) -> None:
    for make in MAKERS:
        assert KEPT.findall(make(text)) == KEPT.findall(text)
