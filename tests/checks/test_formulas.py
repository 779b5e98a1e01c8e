"""The formulas against sums done by hand (the working stands beside each), and counting in every script."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.checks.formulas import FORMULAS, Counts
from leaflets.checks.prose import sentences, words
from leaflets.checks.syllables import SyllableCounter
from leaflets.content.wordings import load_wordings
from leaflets.errors import Where
from leaflets.model.content import Message

PROJECT = Path(__file__).parents[2]

# 10 sentences of 12 words; 1.5 syllables and 4.5 letters a word.
COUNTS = Counts(
    sentences=10,
    words=120,
    letters=540,
    syllables=180,
    polysyllables=12,
    four_syllables=6,
    monosyllables=72,
    long_words=18,
)
BY_HAND = {
    "smog": 9.3871,  # 30 * 12 / 10 = 36; its root 6; 1.043 * 6 = 6.258; + 3.1291
    "flesch-kincaid": 6.79,  # 0.39 * 12 = 4.68; 11.8 * 1.5 = 17.7; - 15.59
    "szigriszt": 101.385,  # 62.3 * 1.5 = 93.45; 206.835 - 93.45 - 12
    "kandel-moles": 84.42,  # 1.015 * 12 = 12.18; 73.6 * 1.5 = 110.4; 207 - both
    "wiener": 3.0499,  # 0.1935*10 + 0.1672*12 + 0.1297*15 - 0.0327*60 - 0.875
    "gulpease": 69.0,  # 300 * 10 = 3000; 10 * 540 = 5400; -2400 / 120 = -20; 89 - 20
    "fog-pl": 6.8,  # 0.4 * (12 + 5)
    "lix": 27.0,  # 12 + 15
    "flesch-douma": 80.175,  # 206.835 - 0.93*12 (11.16) - 77*1.5 (115.5)
    "flesch-ru": 101.085,  # 206.835 - 1.3*12 (15.6) - 60.1*1.5 (90.15)
}


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_gives_what_is_worked_out_by_hand(name: str) -> None:
    assert FORMULAS[name].score(COUNTS) == pytest.approx(BY_HAND[name], abs=1e-3)


def test_what_is_printed_decides_whether_a_gate_is_kept() -> None:
    assert FORMULAS["smog"].keeps(9.04, 9)
    assert not FORMULAS["smog"].keeps(9.06, 9)
    assert FORMULAS["gulpease"].keeps(60.2, 60)
    assert not FORMULAS["gulpease"].keeps(59.9, 60)


def counted(text: str) -> list[str]:
    return [sentence.raw for sentence in sentences(Message(text, "x/y", Where("x.yaml")), ("e.g.",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is safe. Is it? Yes!", ["It is safe.", "Is it?", "Yes!"]),
        ("Most people (“all of them.”) wait. Go on", ["Most people (“all of them.”)", "wait.", "Go on"]),
        ("Tablets, e.g. two, help.", ["Tablets, e.g. two, help."]),
        ("About 1.5 or 10,000 people.", ["About 1.5 or 10,000 people."]),
        ("هل هو خطير؟ لا.", ["هل هو خطير؟", "لا."]),
        ("کیا یہ خطرناک ہے؟ نہیں۔", ["کیا یہ خطرناک ہے؟", "نہیں۔"]),
        ("यह क्या है? यह ऐंठन है।", ["यह क्या है?", "यह ऐंठन है।"]),
        ("它危险吗？通常不危险。请放心。", ["它危险吗？", "通常不危险。", "请放心。"]),
        ("እንዴት ነው። ጥሩ ነው።", ["እንዴት ነው።", "ጥሩ ነው።"]),
        ("a heading without a stop", ["a heading without a stop"]),
    ],
)
def test_sentences_end_where_their_script_ends_them(text: str, expected: list[str]) -> None:
    assert counted(text) == expected


def test_words_are_what_stands_between_spaces_and_has_a_letter_or_figure() -> None:
    assert words("It’s well-known – about 1,000 (or more).") == [
        *("It’s", "well-known", "about", "1,000", "or", "more"),
    ]


@pytest.fixture(scope="module")
def english() -> SyllableCounter:
    rules = load_wordings(PROJECT, ["en-GB"])["en-GB"].readability.syllables
    assert rules is not None
    return SyllableCounter(rules)


# Counted by ear.
HEARD = {
    **dict.fromkeys(
        [
            "face",
            "eye",
            "nerve",
            "twitch",
            "breathe",
            "through",
            "weighed",
            "breathed",
            "lips",
            "drooped",
            "calls",
            "the",
        ],
        1,
    ),
    **dict.fromkeys(
        [
            "spasm",
            "doctor",
            "surgeon",
            "eyelid",
            "wanted",
            "needle",
            "being",
            "trouble",
            "breathing",
            "sometimes",
        ],
        2,
    ),
    **dict.fromkeys(
        ["hospital", "medicine", "pregnancy", "injection", "area", "idea", "MRI", "various", "serious"], 3
    ),
    **dict.fromkeys(["operation", "anaesthetic", "medication", "information", "emergency", "usually"], 4),
    **dict.fromkeys(["possibility", "university", "abnormality", "electricity"], 5),
    "doesn’t": 2,
    "well-known": 2,
    "long-lasting": 3,
    "85": 1,
}


@pytest.mark.parametrize("word", HEARD)
def test_english_syllables_are_those_one_hears(english: SyllableCounter, word: str) -> None:
    assert english.count(word) == HEARD[word]
