"""What `leaflets check` says of a text's length, against sentences counted by hand."""

from __future__ import annotations

import pytest

from leaflets.checks.measures import describe, measure_strings
from leaflets.checks.prose import Figures
from leaflets.checks.readability import Measures
from leaflets.content.library import load
from leaflets.errors import Where
from leaflets.model.content import Message
from leaflets.model.library import Library
from leaflets.model.wording import Readability
from tests.checks.conftest import PROJECT


@pytest.fixture(scope="module")
def library() -> Library:
    return load(PROJECT, ["zh-Hans", "hi"])


def measured(library: Library, locale: str, *texts: str, words: bool = True) -> Measures:
    figures = Figures(library.facts, library.locales[locale].locale)
    strings = [Message(text, "basics.easy/title", Where("x")) for text in texts]
    return measure_strings(strings, Readability(words=words), figures)


def test_a_translation_is_measured_beside_its_english(library: Library) -> None:
    english = measured(library, "en-GB", "How are you?", "I am quite well today.")  # 3 + 5 words
    hindi = measured(library, "hi", "आप कैसे हैं?", "मैं ठीक हूँ।")  # 3 + 3
    told = describe("x", hindi, Readability(), library.levels["easy"], english)
    assert "0.75 of the English words a sentence" in told


def test_a_language_without_spaces_is_measured_in_characters(library: Library) -> None:
    english = measured(library, "en-GB", "How are you?")  # 9 letters
    chinese = measured(library, "zh-Hans", "你好吗？", words=False)  # 3
    told = describe("x", chinese, Readability(words=False), library.levels["easy"], english)
    assert "mean 3.0 characters" in told
    assert "0.33 of the English characters a sentence" in told


def test_long_words_are_told_where_no_formula_is(library: Library) -> None:
    english = measured(library, "en-GB", "Injections usually help.")  # 10, 7 and 4 letters
    assert "67% long words" in describe("x", english, Readability(), library.levels["easy"])
