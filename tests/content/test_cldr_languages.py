"""CLDR's data of all languages, beside what Babel made of CLDR: another reader, and one edition older."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import babel
import pytest
import yaml
from babel.localedata import locale_identifiers

from leaflets.content.cldr.language import DATA, LARGEST, Language, cldr_file, read_languages

ROOT = Path(__file__).parents[2]
LANGUAGES = read_languages()
BOTH = sorted(tag for name in locale_identifiers() if (tag := name.replace("_", "-")) in LANGUAGES)
OURS = sorted(path.stem for path in (ROOT / "content/cldr").glob("*.yaml"))
NUMBERS = (*range(1001), LARGEST)
EDITION = 0.1
"""The share of languages that one edition of CLDR may change, or first begin, until the next."""


@cache
def theirs(tag: str) -> babel.Locale:
    return babel.Locale.parse(tag, sep="-")


def plurals(tag: str) -> set[str]:
    return {theirs(tag).plural_form(number) for number in NUMBERS} - {"other"}


def read(path: str) -> dict[str, object]:
    found: dict[str, object] = yaml.load((ROOT / path).read_text("utf-8"), Loader=yaml.CSafeLoader)
    return found


def language(tag: str) -> Language:
    return LANGUAGES.language(tag)


def test_nearly_all_languages_of_cldr_are_known_to_both() -> None:
    assert len(BOTH) > 700
    assert len(BOTH) / len(LANGUAGES.entries) > 1 - EDITION


def test_directions_are_babels() -> None:
    turned = [tag for tag in BOTH if theirs(tag).character_order == "right-to-left"]
    assert turned == [tag for tag in BOTH if language(tag).rtl]
    assert {"ar", "ckb", "ps", "he", "yi"} <= set(turned)


def test_scripts_are_babels_where_it_names_one() -> None:
    for tag in BOTH:
        if theirs(tag).script:
            assert language(tag).script == theirs(tag).script, tag


def test_plural_categories_are_babels_but_for_what_an_edition_changed() -> None:
    other = [tag for tag in BOTH if set(language(tag).plurals or ()) != plurals(tag)]
    assert len(other) < EDITION * len(BOTH) / 10
    assert not set(other) & set(OURS)


def test_dates_and_digits_are_babels_but_for_what_an_edition_changed() -> None:
    other = [
        tag
        for tag in BOTH
        if (language(tag).date, language(tag).numbering)
        != (theirs(tag).date_formats["long"].pattern, theirs(tag).default_numbering_system)
    ]
    assert len(other) < EDITION * len(BOTH)
    assert not set(other) & set(OURS)


def test_languages_call_themselves_and_are_called_what_babel_says() -> None:
    english = theirs("en").languages
    for tag in ("nl", "cs", "hu", "sw", "ckb", "ps", "ne", "fil", "nb"):
        assert language(tag).name.lower() == theirs(tag).languages[tag].lower()
        assert language(tag).english_name == english[tag]


@pytest.mark.parametrize("tag", [tag for tag in OURS if "-" not in tag])
def test_the_languages_that_there_are_would_get_the_name_and_direction_that_they_have(tag: str) -> None:
    locale = read(f"content/locales/{tag}/locale.yaml")
    found = language(tag)
    assert (found.name, found.script) == (locale["name"], locale["script"])
    assert found.english_name == ("Bangla" if tag == "bn" else locale["english-name"])
    assert found.rtl == (locale["direction"] == "rtl")
    assert found.grouping == locale.get("minimum-grouping-digits", 1)


@pytest.mark.parametrize("tag", OURS)
def test_a_languages_own_file_says_what_the_data_say(tag: str) -> None:
    known = tag if tag in LANGUAGES else tag.partition("-")[0]
    file = (ROOT / f"content/cldr/{tag}.yaml").read_text("utf-8")
    assert file == cldr_file(language(known), LANGUAGES.edition)


def test_the_data_are_small_enough_to_travel_with_the_program_and_name_their_licence() -> None:
    assert DATA.stat().st_size < 300_000
    licence = DATA.with_name("LICENSE.txt").read_text("utf-8")
    assert licence == (ROOT / "LICENSES/Unicode-3.0.txt").read_text("utf-8")
    assert "UNICODE LICENSE V3" in licence
