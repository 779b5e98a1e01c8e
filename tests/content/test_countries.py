"""The countries' data, against Google's libphonenumber and Unicode's CLDR as Babel has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import phonenumbers
import pytest
from babel import Locale, localedata
from babel.core import get_global
from phonenumbers import shortnumberinfo

from leaflets.content.ids import COUNTRY
from leaflets.content.reader import read_tree
from leaflets.content.schema import check_entries
from leaflets.model.clinic import Country
from tests.content.conftest import Workspace

PROJECT = Path(__file__).parents[2]

_OURS = (
    "GB IE US CA AU NZ ZA IN PK BD CH NO IS TR UA RU EG SA AE JO MA IL IR CN TW HK JP KR TH VN BR MX AR CL CO"
)
_UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IT LV LT LU MT NL PL PT RO SK SI ES SE"
WANTED = frozenset(f"{_OURS} {_UNION}".split())
"""Ours, and every country of the European Union."""

NOT_AN_EMERGENCY_NUMBER = {("MA", "150"), ("CO", "125")}
"""Lines of ambulances that libphonenumber does not count as emergency numbers."""

_LETTER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE"
US_LETTER = frozenset(_LETTER.split())
"""Unicode UTS #35: the countries whose paper is US Letter. All others have A4."""


def _countries() -> Mapping[str, Country]:
    checked = check_entries(
        Country, read_tree(PROJECT / "content/countries.yaml", PROJECT), None, keys=COUNTRY
    )
    assert not checked.problems
    return checked.value or {}


COUNTRIES = _countries()


def test_every_country_that_is_wanted_is_there() -> None:
    assert COUNTRIES.keys() >= WANTED


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_its_emergency_numbers_are_those_of_libphonenumber(code: str) -> None:
    known = {
        number: shortnumberinfo.is_emergency_number(number, code)
        for number in COUNTRIES[code].emergency_numbers
    }
    assert {(code, number) for number, there in known.items() if not there} <= NOT_AN_EMERGENCY_NUMBER
    assert known[COUNTRIES[code].emergency_numbers[0]]


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_its_calling_code_is_that_of_libphonenumber(code: str) -> None:
    assert COUNTRIES[code].calling_code == f"+{phonenumbers.country_code_for_region(code)}"


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_its_date_order_is_that_of_its_language_in_cldr(code: str) -> None:
    spoken = _languages(code)
    orders = {_order(Locale.parse(tag).date_formats["short"].pattern) for tag in spoken}
    assert COUNTRIES[code].date_order in orders


def _languages(code: str) -> list[str]:
    """Locales of CLDR for the languages that are official in the whole country."""
    official = {
        language.partition("_")[0]
        for language, data in get_global("territory_languages")[code].items()
        if data["official_status"] in ("official", "de_facto_official")
    }
    tags = localedata.locale_identifiers()
    return [tag for tag in tags if tag.endswith(f"_{code}") and tag.partition("_")[0] in official]


def _order(pattern: str) -> str:
    letters = [letter for letter in re.sub(r"'[^']*'", "", pattern) if letter in "dMy"]
    names = {"d": "day", "M": "month", "y": "year"}
    return "-".join(names[letter] for letter in dict.fromkeys(letters))


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_its_paper_is_unicodes(code: str) -> None:
    assert COUNTRIES[code].paper == ("letter" if code in US_LETTER else "a4")


def test_every_datum_says_where_it_was_read() -> None:
    for country in COUNTRIES.values():
        for evidence in country.sources.values():
            assert evidence.citation
            assert evidence.read
            assert evidence.url or "general knowledge" in evidence.read or "page" not in evidence.read.split()


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('["999", "112"]', '["call us"]', "GB.emergency-numbers.1"),
        ('["999", "112"]', "[]", "GB.emergency-numbers"),
        ('"+44"', '"0044"', "GB.calling-code"),
        ("    paper: {", "    weather: {", "GB.sources.paper"),
    ],
)
def test_a_country_that_cannot_be_dialled_is_refused(
    workspace: Workspace, old: str, new: str, key: str
) -> None:
    workspace.replace("content/countries.yaml", old, new)
    assert ("S083", key) in {(code, key) for _, _, code, key in workspace.reported()}


def test_a_countrys_paper_is_one_that_is_there(workspace: Workspace) -> None:
    workspace.replace("content/countries.yaml", "paper: a4", "paper: foolscap")
    assert [(code, key) for _, _, code, key in workspace.reported()] == [("S043", "GB.paper")]
