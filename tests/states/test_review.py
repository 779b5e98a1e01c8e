"""What a reviewer is asked about a text: each string once, the warnings first, and each figure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflets.content.checklists import load_checklists
from leaflets.content.library import load
from leaflets.content.states import load_states
from leaflets.model.identity import content_digest, text_code
from leaflets.model.review import Pack, Part
from leaflets.states.review import QUESTIONS, review_pack

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library():
    return load(ROOT, ["en-GB", "ar"])


def pack_of(library, locale: str, name: str) -> Pack:
    text = library.locales[locale].texts[name]
    return review_pack(library, text, load_states(ROOT, locale), {}, load_checklists(ROOT))


def words(tree: Any, path: tuple[str, ...] = ()) -> list[str]:
    """Dotted paths of every string below a node, as PyYAML reads the file."""
    if isinstance(tree, str):
        return [".".join(path)]
    if isinstance(tree, dict):
        return [found for name, inner in tree.items() for found in words(inner, (*path, str(name)))]
    return []


def translated(locale: str, name: str) -> list[str]:
    """Keys of a text's own words: the heads of its file and its references to others left out."""
    tree = yaml.load((ROOT / f"content/locales/{locale}/{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
    own = {key: tree[key] for key in ("title", "description", "short-answer", "sections")}
    technical = re.compile(r"\.(picture|lines|form\.rows|icons\.fact)$|\.spans\.")
    return [path for path in words(own) if not technical.search(path)]


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
@pytest.mark.parametrize("name", ["basics.standard", "basics.easy", "cure.standard"])
def test_every_string_of_the_text_is_asked_about_once_in_its_order(library, locale, name):
    asked = [each.message.key for each in pack_of(library, locale, name).of(Part.TEXT)]
    assert asked == [f"{name}/{path}" for path in translated(locale, name)]


def test_numbers_count_through_all_parts_and_the_warnings_are_first(library):
    pack = pack_of(library, "ar", "basics.standard")
    assert [each.number for each in pack.strings] == list(range(1, len(pack.strings) + 1))
    assert len({each.message.key for each in pack.strings}) == len(pack.strings)
    parts = [each.part for each in pack.strings]
    assert parts == sorted(parts, key=list(Part).index)
    assert pack.strings[0].message.key == "safety/emergency-heading"


def test_every_figure_that_the_text_or_a_warning_names_is_asked_about(library):
    pack = pack_of(library, "en-GB", "cure.standard")
    said = (ROOT / "content/locales/en-GB/cure.standard.yaml").read_text("utf-8")
    ledger = yaml.safe_load((ROOT / "content/facts.yaml").read_text("utf-8"))
    named = {
        name.partition(".")[0]
        for name in re.findall(r"\{([a-z0-9.-]+)\}|fact: ([a-z0-9-]+)", said)
        for name in name
    }
    assert {each.name for each in pack.facts} >= named & ledger.keys()
    assert {each.name for each in pack.facts} <= ledger.keys()


def test_a_pack_is_of_what_is_signed(library):
    text = library.locales["ar"].texts["basics.standard"]
    pack = pack_of(library, "ar", "basics.standard")
    assert (pack.digest, pack.code) == (content_digest(library, text), text_code(library, text))


def test_a_translation_stands_beside_its_english_and_english_beside_nothing(library):
    english = {each.message.key: each for each in pack_of(library, "en-GB", "basics.standard").strings}
    assert all(each.english is None for each in english.values())
    for each in pack_of(library, "ar", "basics.standard").of(Part.TEXT):
        assert each.english == english[each.message.key].message


def test_the_questions_are_in_the_checklists():
    known = {checklist.checklist: checklist.items for checklist in load_checklists(ROOT)}
    assert [name for name in QUESTIONS if name[1] not in known[name[0]]] == []
