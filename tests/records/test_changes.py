"""Whatever a person changes in the YAML is told as a change; what changes no word or figure is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflets.compose.then import side
from leaflets.content.library import load
from leaflets.content.memory import Memory
from leaflets.model.change import Difference, Kind
from leaflets.model.identity import snapshot
from leaflets.model.locale import Locale
from leaflets.model.record import Snapshot
from leaflets.records.changes import difference

FIXTURE = Path(__file__).parents[1] / "fixtures/workspace"
TEXT = "content/locales/en-GB/tiny.standard.yaml"
FACTS = "content/facts.yaml"
NO_WORDS = {"leaflet", "locale", "level", "version", "issued", "updated", "review-due", "sources", "picture"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest good workspace, in its source language alone: what it says may change freely."""
    root = tmp_path_factory.mktemp("changes") / "workspace"
    shutil.copytree(FIXTURE, root)
    shutil.copytree(FIXTURE.parents[2] / "content/styles", root / "content/styles")
    for folder in ("locales", "cldr"):
        for path in (root / "content" / folder).glob("ar*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    (root / "content/clinics/example.yaml").unlink()
    return root


Said = tuple[Snapshot, Locale]

MEMORY = Memory()
"""Of what was read already, so that only the file that a test has changed is read again."""


@pytest.fixture(scope="module")
def before(root: Path) -> Said:
    return said(root)


def said(root: Path) -> Said:
    library = load(root, memory=MEMORY)
    own = library.locales["en-GB"]
    return snapshot(library, own.texts["tiny.standard"]), own.locale


def compared(old: Said, new: Said) -> Difference:
    return difference(side(old[0], new[1]), side(new[0], new[1]))


class Spoiled:
    """A file of the workspace with another tree in it, for as long as the `with` lasts."""

    def __init__(self, root: Path, file: str, tree: Any, **style: Any) -> None:
        self.path, self.tree, self.style = root / file, tree, style

    def __enter__(self) -> None:
        self.text = self.path.read_text("utf-8")
        dumped = yaml.safe_dump(self.tree, allow_unicode=True, **{"sort_keys": False, **self.style})
        self.path.write_text(dumped, "utf-8")

    def __exit__(self, *_: object) -> None:
        self.path.write_text(self.text, "utf-8")


def tree_of(root: Path, file: str) -> Any:
    return yaml.load((root / file).read_text("utf-8"), yaml.CSafeLoader)


def strings(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The places of all strings that are printed."""
    for name, value in tree.items():
        if name not in NO_WORDS or (path and not isinstance(value, str)):
            if isinstance(value, dict):
                yield from strings(value, (*path, name))
            elif isinstance(value, str):
                yield (*path, name)


def changed(tree: Any, path: tuple[str, ...], value: Any) -> Any:
    name, *rest = path
    return {**tree, name: changed(tree[name], tuple(rest), value) if rest else value}


def at(tree: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        tree = tree[name]
    return tree


SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(st.data())
def test_any_one_character_of_any_string_is_told_and_nothing_else(
    root: Path, before: Said, data: st.DataObject
) -> None:
    tree = tree_of(root, TEXT)
    path = data.draw(st.sampled_from(sorted(strings(tree))))
    words = at(tree, path)
    place = data.draw(st.integers(0, len(words) - 1))
    if words[: place + 1].count("{") > words[:place].count("}"):
        return  # a name in braces would be another figure, or none: the loader judges that
    other = data.draw(st.sampled_from([c for c in "aZé9," if c != words[place]]))
    with Spoiled(root, TEXT, changed(tree, path, words[:place] + other + words[place + 1 :])):
        after = said(root)
    found = compared(before, after)
    assert [change.key for change in found.changes] == [f"tiny.standard/{'.'.join(path)}"]
    assert found.changes[0].before == words
    assert found.changes[0].now == words[:place] + other + words[place + 1 :]
    assert before[0].code != after[0].code


@SLOW
@given(st.data())
def test_any_changed_figure_is_told_by_every_string_that_prints_it(
    root: Path, before: Said, data: st.DataObject
) -> None:
    tree = tree_of(root, FACTS)
    fact = data.draw(st.sampled_from(sorted(before[0].figures)))
    name = data.draw(st.sampled_from([name for name in ("low", "high") if name in tree[fact]]))
    low, high = tree[fact].get("low", 0), tree[fact]["high"]
    values = range(low + 1, high + 9) if name == "high" else range(high)
    value = data.draw(st.sampled_from([value for value in values if value != tree[fact][name]] or [high + 1]))
    if name == "low" and value > high:
        return
    with Spoiled(root, FACTS, changed(tree, (fact, name), value)):
        after = said(root)
    found = compared(before, after)
    printing = {key for key, words in before[0].words.items() if "{" + fact in words}
    assert {change.key for change in found.changes} == printing
    assert all(change.figures for change in found.changes)
    assert before[0].code != after[0].code


@SLOW
@given(version=st.from_regex(r"[0-9]{1,2}\.[0-9]{1,2}", fullmatch=True))
def test_another_version_is_told(root: Path, before: Said, version: str) -> None:
    with Spoiled(root, TEXT, {**tree_of(root, TEXT), "version": version}):
        found = compared(before, said(root))
    assert found.version_changed == (version != "0.1")
    assert not found.changes


def turned(tree: Any, *, sections: bool = False) -> Any:
    """Every mapping in the opposite order, but the questions, whose order the leaflet's own file decides."""
    if not isinstance(tree, dict):
        return tree
    items = list(tree.items()) if sections else list(tree.items())[::-1]
    return {name: turned(value, sections=name == "sections") for name, value in items}


@SLOW
@given(st.booleans(), st.sampled_from([None, "'", '"']), st.integers(20, 200))
def test_neither_the_order_of_keys_nor_the_style_of_the_yaml_is_a_change(
    root: Path, before: Said, flow: bool, quotes: str | None, width: int
) -> None:
    tree = turned(yaml.load((root / TEXT).read_text("utf-8"), yaml.CBaseLoader))
    with Spoiled(root, TEXT, tree, default_flow_style=flow, default_style=quotes, width=width):
        after = said(root)
    found = compared(before, after)
    assert list(before[0].words) != list(after[0].words)
    assert not found.changes
    assert not found.version_changed
    assert before[0].code == after[0].code


def edition(words: dict[str, str], **figures: str) -> Snapshot:
    return Snapshot("tiny", "en-GB", "standard", "1", "aaaaa2", "c", "T", words, figures)


def test_warnings_come_first_then_figures_then_the_text_in_its_order_then_the_sheet(root: Path) -> None:
    old = edition(
        {
            "locale/furniture.kind": "a",
            "t/one": "1",
            "t/gone": "gone",
            "t/figure": "about {f}",
            "t/two": "2",
            "safety/x": "droops",
        },
        f="85-90/100None",
    )
    new = edition(
        {
            "t/first": "new",
            "t/one": "one",
            "t/two": "two",
            "t/figure": "about {f}",
            "safety/x": "hangs",
            "locale/furniture.kind": "b",
        },
        f="80-90/100None",
    )
    _, locale = said(root)
    found = difference(side(old, locale), side(new, locale)).changes
    assert [(change.key, change.kind) for change in found] == [
        ("safety/x", Kind.CHANGED),
        ("t/figure", Kind.CHANGED),
        ("t/first", Kind.ADDED),
        ("t/one", Kind.CHANGED),
        ("t/gone", Kind.REMOVED),
        ("t/two", Kind.CHANGED),
        ("locale/furniture.kind", Kind.CHANGED),
    ]


def test_a_figure_that_no_string_names_is_told_by_itself(root: Path) -> None:
    _, locale = said(root)
    sides = [side(edition({"t/a": "x"}, crowd=f"{low}-90/100None"), locale) for low in (80, 85)]
    (change,) = difference(*sides).changes
    assert (change.key, change.before, change.now) == ("facts/crowd", "{crowd}", "{crowd}")
    assert [each.printed["crowd"] for each in sides] == [
        "80 to 90 in every 100",
        "85 to 90 in every 100",
    ]


def test_other_words_for_the_emergency_number_are_told_by_every_string_that_says_it(before: Said) -> None:
    words = {**before[0].words, "locale/furniture.emergency-number": "112"}
    found = compared(before, (replace(before[0], words=words), before[1]))
    saying = {key for key, said_ in words.items() if "{emergency-number}" in said_}
    assert {change.key for change in found.changes} == {*saying, "locale/furniture.emergency-number"}
    assert "safety/call" in saying


def test_a_figure_is_said_in_the_patterns_of_its_own_time(root: Path) -> None:
    """The language has learnt another pattern since: the old sheet said what it said."""
    snap, locale = said(root)
    old = replace(snap, words={**snap.words, "locale/rates.range.other": "{low} or {high} of {of}"})
    found = difference(side(old, locale), side(snap, locale))
    told = {change.key for change in found.changes}
    assert "locale/rates.range.other" in told
    assert "tiny.standard/sections.what.body.compare.table.rows.operation.effect.helped" in told
    assert found.old.printed["relief"] != found.new.printed["relief"]
    assert " or " in found.old.printed["relief"]


def test_equal_editions_do_not_differ(root: Path) -> None:
    assert not compared(said(root), said(root)).changes
