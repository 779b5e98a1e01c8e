"""A watched library is the library, and tells what is read of it."""

from dataclasses import fields, replace

import pytest

from leaflets.build.watch import watched
from leaflets.model.content import Fact
from leaflets.model.locale import Locale


@pytest.fixture
def reads():
    return set()


@pytest.fixture
def library(tiny, reads):
    return watched(tiny.library, reads.add)


def test_an_entry_is_told_field_by_field(library, reads):
    assert library.facts["relief"].high
    assert reads == {"facts/relief?", "facts/relief/high"}


def test_a_string_is_told_by_its_key(library, reads, tiny):
    key, words = next(iter(tiny.library.locales["ar"].safety.items()))
    assert library.locales["ar"].safety[key] == words
    assert reads == {"locales/ar?", f"locales/ar/safety/{key}?", f"locales/ar/safety/{key}"}


def test_what_is_not_there_is_asked_for_too(library, reads):
    assert library.facts.get("nothing") is None
    assert "nothing" not in library.sources
    assert reads == {"facts/nothing?", "sources/nothing?"}


def test_going_through_all_of_a_mapping_reads_the_list_of_its_keys(library, reads):
    assert list(library.facts)
    assert len(library.sources)
    assert reads == {"facts/*", "sources/*"}


def test_which_of_some_names_are_keys_is_no_reading_of_all_keys(library, reads):
    assert {"relief", "nothing"} & library.facts.keys() == {"relief"}
    assert reads == {"facts/relief?", "facts/nothing?"}


def test_a_watched_entry_is_of_its_class_and_a_copy_of_it_is_plain(library, reads):
    fact = library.facts["relief"]
    assert isinstance(fact, Fact)
    assert type(replace(fact, high=99)) is Fact
    assert {f"facts/relief/{f.name}" for f in fields(Fact) if f.name != "high"} <= reads


def test_every_value_is_the_plain_librarys(library, tiny):
    watched_locale, locale = library.locales["ar"].locale, tiny.library.locales["ar"].locale
    for field in fields(Locale):
        assert getattr(watched_locale, field.name) is getattr(locale, field.name)
