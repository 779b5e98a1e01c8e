"""Which tags may name a new language, and what is said of all others."""

from __future__ import annotations

import pytest

from leaflets.content.cldr.language import read_languages
from leaflets.content.cldr.tags import judge, parse, same, shortest

LANGUAGES = read_languages()
PRESENT = ("ar", "en-GB", "es", "he", "pa", "pt-BR", "ro", "zh-Hans")


def refused(text: str) -> tuple[str, str]:
    """The code, and the message with what to do."""
    problem = judge(text, LANGUAGES, PRESENT, "en-GB")
    assert problem is not None, text
    return problem.code, f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    "tag", ["nl", "cs", "hu", "sw", "ckb", "ps", "fil", "nb", "pt-PT", "zh-Hant", "zh-HK", "sr-Latn", "de-AT"]
)
def test_the_shortest_tag_of_a_language_that_is_not_there_is_good(tag: str) -> None:
    assert judge(tag, LANGUAGES, PRESENT, "en-GB") is None


@pytest.mark.parametrize(
    ("tag", "guess"),
    [
        *(
            ("dutch", "nl (Dutch)"),
            ("Nederlands", "nl (Dutch)"),
            ("cz", "cs (Czech)"),
            ("jp", "ja (Japanese)"),
        ),
        *(("xx", "cldr"), ("../x", "no language tag"), ("nl/..", "no language tag"), ("", "no language tag")),
        *(("de_DE@euro", "no language tag"), ("ro-US", "ro-MD (Moldavian)"), ("nl\n", "nl")),
    ],
)
def test_what_is_no_language_is_refused_with_a_guess(tag: str, guess: str) -> None:
    code, told = refused(tag)
    assert code == ("B132" if tag == "nl\n" else "B130")
    assert guess in told


@pytest.mark.parametrize(
    ("tag", "standards"),
    [
        ("pt", ["pt-BR (Brazilian Portuguese, which is there already)", "pt-PT (European Portuguese)"]),
        ("zh", ["zh-Hans (Simplified Chinese, which is there already)", "zh-Hant (Traditional Chinese)"]),
        ("sr", ["sr-Cyrl (Serbian (Cyrillic))", "sr-Latn (Serbian (Latin))"]),
        ("en", ["en-US (American English)"]),
        ("no", ["nb (Norwegian Bokmål)", "nn (Norwegian Nynorsk)"]),
        ("no-NO", ["nb (Norwegian Bokmål)"]),
    ],
)
def test_a_language_that_is_written_in_several_ways_asks_which(tag: str, standards: list[str]) -> None:
    code, told = refused(tag)
    assert code == "B131"
    assert all(standard in told for standard in standards)


@pytest.mark.parametrize(
    ("tag", "short"),
    [
        *(("nl-NL", "nl"), ("NL", "nl"), ("pt_PT", "pt-PT"), ("pt-Latn-PT", "pt-PT"), ("zh-TW", "zh-Hant")),
        *(("sh", "sr-Latn"), ("sr-RS", "sr-Cyrl"), ("tl", "fil"), ("uz-UZ", "uz-Latn"), ("en-us", "en-US")),
    ],
)
def test_a_longer_or_older_tag_is_told_the_shortest(tag: str, short: str) -> None:
    code, told = refused(tag)
    assert code == "B132"
    assert f"leaflets new-locale {short}" in told


@pytest.mark.parametrize(
    ("tag", "there"),
    [
        *(("ro", "ro"), ("ro-RO", "ro"), ("mo", "ro"), ("iw", "he"), ("he-IL", "he"), ("zh-CN", "zh-Hans")),
        *(("pt_BR", "pt-BR"), ("es-ES", "es"), ("es", "es"), ("pa-Guru", "pa"), ("ar-EG", "ar")),
    ],
)
def test_a_language_that_is_there_is_named(tag: str, there: str) -> None:
    code, told = refused(tag)
    assert code == "B133"
    assert f"--locale {there}" in told


@pytest.mark.parametrize("tag", ["en-GB", "en_GB", "en-UK", "EN-gb"])
def test_the_source_is_no_translation(tag: str) -> None:
    code, told = refused(tag)
    assert code == "B133"
    assert "the source" in told


def test_the_shortest_tag_of_every_language_of_cldr_means_the_same_and_is_its_own_shortest() -> None:
    for tag in LANGUAGES.entries:
        read = parse(tag, LANGUAGES)
        assert read is not None
        short = shortest(read, LANGUAGES)
        assert same(short, tag, LANGUAGES)
        again = parse(short, LANGUAGES)
        assert again is not None
        assert shortest(again, LANGUAGES) == short
