"""What readers of right-to-left leaflets see. Unicode's own cases are in test_bidi_conformance.py.

Capitals stand for letters of a right-to-left script, as in UAX #9; "[" and "]" for U+2066 LRI and U+2069 PDI.
A display is read from left to right as on paper, brackets not yet mirrored (shaping does that).
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from leaflets.text.bidi import embedding_levels, line_levels, paragraph_level, visual_order

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ARABIC = {ord(capital): 0x0627 + i for i, capital in enumerate(CAPITALS)}
HEBREW = {ord(capital): 0x05D0 + i for i, capital in enumerate(CAPITALS)}
ISOLATES = {ord("["): 0x2066, ord("]"): 0x2069}


def display(text: str, script: dict[int, int], base: int = 1) -> str:
    """`text` as one line, isolates left out."""
    logical = text.translate(script | ISOLATES)
    levels = line_levels(logical, embedding_levels(logical, base), base)
    return "".join(text[i] for i in visual_order(levels) if text[i] not in "[]")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("CALL [+44 20 7946 0000] NOW", "WON +44 20 7946 0000 LLAC", id="isolated phone number"),
        pytest.param("CALL +44 20 7946 0000 NOW", "WON 0000 7946 20 44+ LLAC", id="phone number left alone"),
        pytest.param("FROM 85 TO 90 OF 100", "100 FO 90 OT 85 MORF", id="rate in words"),
        pytest.param("ABOUT 85–90 YEARS", "SRAEY 90–85 TUOBA", id="range, its first number at the right"),
        pytest.param("ABOUT [85–90] YEARS", "SRAEY 85–90 TUOBA", id="isolated range"),
        pytest.param("DOSE 2.5 UNITS", "STINU 2.5 ESOD", id="decimal number"),
        pytest.param("ABOUT 50%.", ".%50 TUOBA", id="per cent after an Arabic letter"),
        pytest.param("SCAN (mri) OF HEAD", "DAEH FO )mri( NACS", id="foreign word in brackets"),
        pytest.param("SEE doi 10.1/ab.", ".doi 10.1/ab EES", id="foreign words with a number"),
        pytest.param("SITE [https://nhs.uk/a?b=1].", ".https://nhs.uk/a?b=1 ETIS", id="isolated address"),
    ],
)
def test_arabic_line(text: str, seen: str) -> None:
    assert display(text, ARABIC) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("ABOUT 50%.", ".50% TUOBA", id="per cent stays with its number"),
        pytest.param("ABOUT 85-90 YEARS", "SRAEY 85-90 TUOBA", id="hyphen between numbers"),
        pytest.param("TAKE +5 MG", "GM 5+ EKAT", id="sign left alone"),
        pytest.param("TAKE [+5] MG", "GM +5 EKAT", id="isolated sign"),
    ],
)
def test_hebrew_line(text: str, seen: str) -> None:
    assert display(text, HEBREW) == seen


def test_foreign_words_in_an_english_line() -> None:
    assert display("The word HELLO WORLD (ABC) ends.", ARABIC, base=0) == "The word )CBA( DLROW OLLEH ends."


def test_a_bracket_pairs_with_the_canonical_equivalent_of_its_partner() -> None:
    text = "a \u2329b \u05d0\u3009 \u05d1"
    assert embedding_levels(text, 0) == (0, 0, 0, 0, 0, 1, 0, 0, 1)


def test_spaces_at_the_end_of_a_line_stand_at_the_end_side() -> None:
    text = "ABC def ghi JKL".translate(ARABIC)
    levels = embedding_levels(text, 1)
    assert levels[7] == 2
    assert line_levels(text, levels, 1, 0, 8) == (1, 1, 1, 1, 2, 2, 2, 1)
    assert line_levels(text, levels, 1, 8) == (2, 2, 2, 1, 1, 1, 1)


def test_a_line_that_ends_inside_an_isolate_drops_its_space_to_the_paragraph_level() -> None:
    text = "A [12 34] B".translate(ARABIC | ISOLATES)
    levels = embedding_levels(text, 1)
    assert line_levels(text, levels, 1, 0, 6) == (1, 1, 1, 2, 2, 1)


def test_levels_of_runs_order_like_levels_of_characters() -> None:
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert visual_order([2, 3, 2]) == [0, 1, 2]
    assert visual_order([]) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        ("112, 999", 0),
        ("112 A", 1),
        ("a B", 0),
        ("A b", 1),
        ("[A] b", 0),
        ("[a] B", 1),
        ("[A", 0),
    ],
)
def test_the_first_strong_letter_outside_isolates_gives_the_direction(text: str, level: int) -> None:
    logical = text.translate(ARABIC | ISOLATES)
    assert paragraph_level(logical) == level
    assert embedding_levels(logical) == embedding_levels(logical, level)


def test_removed_characters_stay_with_the_character_before() -> None:
    assert embedding_levels("\u05d0\u00ad b\u200b", 1) == (1, 1, 1, 2, 2)
    assert embedding_levels("\u202ba\u202c", 0) == (0, 2, 2)
    assert embedding_levels("\u00ad", 1) == (1,)


@pytest.mark.parametrize("opening", ["\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068"])
def test_nesting_without_end_stops_at_the_deepest_level(opening: str) -> None:
    text = opening * 300 + "a\u05d0 1" + "\u2069\u202c" * 400
    levels = embedding_levels(text, 1)
    assert len(levels) == len(text)
    assert max(levels) <= 126


def test_a_paragraph_separator_ends_embeddings() -> None:
    assert embedding_levels("\u2067a\u2029b", 0) == (0, 2, 0, 0)


@pytest.mark.parametrize(
    "text", ["Plain text.", "It’s “not” a stroke – 85 to 90 (in 100): 50 % of patients…"]
)
def test_english_needs_none_of_the_rules(text: str) -> None:
    program = (
        "import sys; from leaflets.text.bidi import *; "
        "text = sys.argv[1]; levels = embedding_levels(text); "
        "assert line_levels(text, levels, 0, 2) == levels[2:] == (0,) * (len(text) - 2); "
        "assert paragraph_level(text) == 0 and visual_order(levels) == list(range(len(text))); "
        "assert 'leaflets.text.bidi_paragraph' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, text], check=True)
