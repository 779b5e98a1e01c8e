"""The data of the rules fit each other: a rule whose name nobody knows would never fire."""

from __future__ import annotations

import re

import pytest

from leaflets.checks.formulas import FORMULAS
from leaflets.checks.phrases import find
from leaflets.checks.syllables import SyllableCounter
from tests.checks.conftest import SOURCE, Bench


def test_every_claim_and_guard_of_a_language_has_its_reason(whole: Bench) -> None:
    for name, wording in whole.wordings.items():
        assert wording.claims.keys() <= whole.rulebook.claims.keys(), name
        assert wording.guards.keys() <= whole.rulebook.guards.keys(), name
        assert wording.topics.keys() <= whole.library.safety.topics.keys(), name
    assert whole.wordings[SOURCE].claims.keys() == whole.rulebook.claims.keys()
    assert whole.wordings[SOURCE].guards.keys() == whole.rulebook.guards.keys()


def test_every_term_and_unit_of_a_language_is_one_of_english(whole: Bench) -> None:
    english = whole.wordings[SOURCE]
    for name, wording in whole.wordings.items():
        assert wording.terms.keys() <= english.terms.keys(), name
        assert wording.units.keys() <= english.units.keys(), name


def test_every_formula_is_known_and_has_the_syllables_it_counts(whole: Bench) -> None:
    for name, wording in whole.wordings.items():
        reading = wording.readability
        gates = {formula for gate in reading.gates.values() for formula in gate}
        for formula in {*reading.report, *gates}:
            assert formula in FORMULAS, (name, formula)
            assert reading.syllables or not FORMULAS[formula].syllables, (name, formula)
        assert reading.gates.keys() <= whole.library.levels.keys(), name


def test_every_language_with_a_leaflet_has_its_words(whole: Bench) -> None:
    written = {name for name, own in whole.library.locales.items() if own.texts}
    assert written <= whole.wordings.keys()
    for name in written:
        wording = whole.wordings[name]
        assert wording.negations.words, name
        assert wording.claims, name
        assert wording.sides, name
        assert wording.terms, name
        assert wording.units, name


def test_the_figures_and_warnings_that_the_rules_name_exist(whole: Bench) -> None:
    assert set(whole.rulebook.both_sides) <= whole.library.facts.keys()
    assert whole.rulebook.negations.keys() <= whole.library.locales[SOURCE].safety.keys()


@pytest.mark.parametrize("locale", ["en-GB", "es", "fr", "de", "it", "pl", "ru"])
def test_syllable_patterns_are_sound(whole: Bench, locale: str) -> None:
    rules = whole.wordings[locale].readability.syllables
    for pattern in (rules.groups, *rules.fewer, *rules.more) if rules else ():
        assert re.compile(pattern).fullmatch("") is None, f"{pattern} finds syllables in nothing"


def test_phrases_are_whole_words_where_a_language_has_spaces() -> None:
    assert [span.words for span in find("A tic; ticklish static.", ["tic"])] == ["tic"]
    assert [span.words for span in find("नहीं", ["न"])] == []
    assert [span.words for span in find("不要停药", ["不"], whole=False)] == ["不"]


def test_a_star_is_the_rest_of_a_word_and_dots_are_words_between() -> None:
    assert [span.words for span in find("Removing the small vessel.", ["remov* ... vessel"])] == [
        "Removing the small vessel"
    ]
    assert list(find("Nothing is removed. The vessel stays.", ["remov* ... vessel"])) == []
    assert [span.words for span in find("It’s 500 mg, or 5 mg", ["# mg"])] == ["500 mg", "5 mg"]


def test_a_phrase_inside_a_longer_harmless_one_is_passed_over() -> None:
    assert [span.start for span in find("It can cause fits. A fits B.", ["fits"], ["cause fits"])] == [21]


# Counted by hand, by the rules of each language's schoolbooks.
SPOKEN = {
    "es": {"cara": 2, "médico": 3, "operación": 4, "oído": 3, "cirugía": 4, "ojo": 2, "muy": 1, "guía": 2},
    "de": {"Gesicht": 2, "Auge": 2, "Muskel": 2, "Operation": 5, "neurologisch": 4, "häufig": 2, "ein": 1},
    "pl": {"twarz": 1, "mięsień": 2, "operacja": 4, "wiedza": 2, "zabieg": 2, "oko": 2},
    "ru": {"лицо": 2, "глаз": 1, "операция": 5, "врач": 1, "нерв": 1, "спазмы": 2},
    "fr": {"visage": 2, "œil": 1, "médecin": 3, "opération": 4, "nerf": 1, "côtés": 2},
}


@pytest.mark.parametrize("locale", SPOKEN)
def test_syllables_of_other_languages_are_those_of_their_schoolbooks(whole: Bench, locale: str) -> None:
    rules = whole.wordings[locale].readability.syllables
    assert rules is not None
    counter = SyllableCounter(rules)
    assert {word: counter.count(word) for word in SPOKEN[locale]} == SPOKEN[locale]
