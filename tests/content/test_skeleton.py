"""A file that is begun: the source's entries, empty, with the English above each."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from leaflets.content.cldr.language import read_languages
from leaflets.content.new_locale import locale_file, source_texts, text_file, words_file
from leaflets.content.nodes import Scalar, scalars
from leaflets.content.reader import parse_tree
from leaflets.content.skeleton import english
from leaflets.content.translation import compare
from leaflets.text.lettering import Lettering

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "content/locales/en-GB"
TODAY = date(2027, 2, 28)
FILES = ["safety", "pictures", *source_texts(ROOT)]


def begun(name: str) -> str:
    if name in ("safety", "pictures"):
        return words_file(ROOT, name, "Dutch", TODAY)
    return text_file(ROOT, name, "nl", "Dutch", TODAY)


def tree(text: str, name: str, locale: str):
    made = parse_tree(text.encode(), f"content/locales/{locale}/{name}.yaml", name)
    assert made.problems == ()
    return made


def source(name: str):
    return tree((SOURCE / f"{name}.yaml").read_text("utf-8"), name, "en-GB")


@pytest.mark.parametrize("name", FILES)
def test_entries_order_form_and_shared_values_are_the_sources(name: str) -> None:
    assert list(compare(source(name), tree(begun(name), name, "nl"))) == []


@pytest.mark.parametrize("name", FILES)
def test_each_text_is_empty_and_has_its_english_above_it(name: str) -> None:
    made, lines = tree(begun(name), name, "nl"), begun(name).splitlines()
    originals = source(name)
    empty = [(path, scalar) for path, scalar in scalars(made.root) if scalar.value == ""]
    for path, scalar in empty:
        above: list[str] = []
        line = scalar.at[0] - 2
        while lines[line].lstrip().startswith("#"):
            above.insert(0, lines[line].lstrip().removeprefix("# "))
            line -= 1
        original = originals.find(path)
        assert isinstance(original, Scalar)
        words = " ".join(part for part in above if not part.startswith(" "))
        assert words.endswith(original.text.replace("\u00a0", r"\u00a0")), path
    assert len(empty) > 20


@pytest.mark.parametrize("name", FILES)
def test_no_english_is_left_where_a_reader_would_see_it(name: str) -> None:
    """What stands in both files is a name, a number or a date."""
    values = [value for _, scalar in scalars(tree(begun(name), name, "nl").root) if (value := scalar.text)]
    assert all(re.fullmatch(r"[a-z0-9.:-]+", value) for value in values), name


def test_what_a_translator_must_keep_is_named() -> None:
    told = "\n".join(
        english("Call {emergency-number} **at once**, see [this](https://example.org/a) and {x}.")
    )
    assert told.splitlines()[1:] == [
        "#   keep {emergency-number}, {x}, the ** around the words that matter, the address https://example.org/a"
    ]


def test_a_text_has_its_own_dates_as_long_apart_as_the_sources() -> None:
    made = yaml.safe_load(begun("basics.standard"))
    today = TODAY.isoformat()  # in quotes: other readers of YAML take no day for a text
    assert (made["locale"], made["version"], made["issued"], made["updated"]) == ("nl", "0.1", today, today)
    original = yaml.safe_load((SOURCE / "basics.standard.yaml").read_text("utf-8"))
    due, updated = (date.fromisoformat(original[key]) for key in ("review-due", "updated"))
    assert date.fromisoformat(made["review-due"]) - TODAY == due - updated
    assert made["sources"] == original["sources"]


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("nl", ["one", "other"]),
        ("cs", ["one", "few", "other"]),
        ("ps", ["one", "other"]),
        ("ga", ["one", "two", "few", "many", "other"]),
        ("id", ["other"]),
    ],
)
def test_patterns_have_a_line_for_each_plural_form_of_the_language(tag: str, forms: list[str]) -> None:
    language = read_languages().language(tag)
    made = yaml.safe_load(locale_file(ROOT, language, Lettering(language.script, ("noto-sans",)), TODAY))
    for kind in ("single", "range", "fewer"):
        assert list(made["rates"][kind]) == forms
    for unit in ("hour", "day", "week", "month", "year"):
        assert list(made["durations"]["units"][unit]) == forms
    assert made["durations"]["single"] == ""


def test_the_head_of_a_locale_is_what_cldr_says() -> None:
    language = read_languages().language("ps")
    text = locale_file(ROOT, language, Lettering("Arab", ("vazirmatn", "noto-sans"), "noto-sans"), TODAY)
    made = yaml.safe_load(text)
    assert {key: made[key] for key in list(made)[:10]} == {
        "locale": "ps",
        "name": "پښتو",
        "english-name": "Pashto",
        "direction": "rtl",
        "script": "Arab",
        "fonts": ["vazirmatn", "noto-sans"],
        "number-font": "noto-sans",
        "numbering": "latn",
        "foreign": {"Latn": "en"},
        "date": "y MMMM d",
    }
    assert "arabext" in text
