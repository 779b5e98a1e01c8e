"""Citations become numbers in brackets, and a rate becomes a crowd."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from leaflets.compose.citations import cite, full_citation
from leaflets.compose.crowd import crowd
from leaflets.compose.merge import Merge
from leaflets.errors import Where
from leaflets.model.content import Message, Source

NBSP = "\u00a0"
PLACES = {"miller2012": 1, "sindou2018": 2, "fast": 11}


def message(text):
    return Message(text, "test/key", Where("test.yaml", 1))


def printed(text, locale):
    """What stands on paper for a text that cites."""
    merge = Merge(locale, {}, None, PLACES)
    markup = merge.message(message(text))
    assert merge.problems == []
    return re.sub("<[^>]*>", "", str(markup))


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("In the long run {miller2012}.", "In the long run_[1]."),
        ("In the long run {miller2012}{sindou2018}.", "In the long run_[1,_2]."),
        ("The later first {fast}{miller2012}.", "The later first_[1,_11]."),
        ("The same twice {fast}{fast}.", "The same twice_[11]."),
        ("One {fast}, another {miller2012}.", "One_[11], another_[1]."),
        ("Without a space{fast}.", "Without a space[11]."),
        ("**Bold {fast}.** Then [1](https://example.org).", "Bold_[11]. Then 1."),
    ],
)
def test_citations_stand_in_brackets_and_stay_with_the_word_before(english, text, paper):
    assert printed(text, english).replace(NBSP, "_") == paper


def test_numbers_are_joined_as_the_language_joins_a_series(arabic):
    joins = replace(arabic.joins, series=message("{first}، {last}"))
    numbers = printed("نص {miller2012}{sindou2018}", replace(arabic, joins=joins))
    assert numbers.replace(NBSP, " ") == "نص [1، 2]"


def test_a_level_without_references_leaves_them_to_be_reported(english):
    assert cite("In the long run {miller2012}.", {}, english) == ("In the long run {miller2012}.", {})


def test_a_full_citation_ends_with_the_surest_name_of_the_source():
    source = Source(
        short="A 2020", citation="A. Title. 2020.", pmid="123", url="https://a.org", read="abstract"
    )
    assert full_citation(source) == "A. Title. 2020. PMID 123"
    assert full_citation(replace(source, doi="10.1000/182")) == "A. Title. 2020. doi:10.1000/182"
    assert full_citation(replace(source, pmid=None)) == "A. Title. 2020. https://a.org"
    assert full_citation(replace(source, pmid=None, url=None)) == "A. Title. 2020."


@pytest.mark.parametrize(
    ("low", "high", "of", "drawn"),
    [
        (85, 90, 100, (85, 5, 10)),
        (10, 10, 100, (10, 0, 90)),
        (None, 1, 100, (0, 1, 99)),
        (1, 3, 1000, (1, 2, 997)),
    ],
)
def test_a_crowd_shows_the_sure_the_disputed_and_the_others(english, fact, low, high, of, drawn):
    shown = crowd(fact(low, high, of=of), english)
    assert (shown.filled, shown.between, shown.rest) == drawn
    assert sum(drawn) == of


def test_both_sides_of_a_crowd_are_said_even_of_fewer_than(english, fact):
    shown = crowd(fact(None, 1, of=100), english)
    assert shown.rate.replace(NBSP, " ") == "fewer than 1 in every 100"
    assert shown.other.replace(NBSP, " ") == "99 to 100 in every 100"
