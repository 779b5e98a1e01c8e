"""content/locales/<locale>/review/<file id>.yaml: what readers said of each string; and their sheets.

Both are written by hand rather than by a YAML library, so that a person finds one string a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from leaflets.content.ids import ANYTHING
from leaflets.content.memory import Memory
from leaflets.content.nodes import Group, Scalar, Tree
from leaflets.content.reader import read_tree
from leaflets.content.schema import check
from leaflets.errors import LeafletError, Problem
from leaflets.model.state import FilledSheet, Reading, Readings

HEAD = """\
# What readers who had not seen the English say that {file}.yaml says, string by string.
# Kept by `leaflets readback`; CONTRIBUTING.md says how.
"""

SHEET = """\
# What do these words say? Below each text, write between the quotation marks what it says, in English:
# exactly that, every "not", "may", "at once", number and side, and nothing that it does not say.
# Do not look at the English text. What is odd, or can be read in two ways, goes in square brackets behind it.
# What you leave empty counts as not read.
locale: {locale}
file: {file}
english:
"""


def review_folder(root: Path, locale: str) -> Path:
    return root / "content" / "locales" / locale / "review"


def load_readings(root: Path, locale: str, memory: Memory | None = None) -> Readings:
    """All readings of a locale. Raises LeafletError with every problem."""
    memory = Memory() if memory is None else memory
    problems: list[Problem] = []
    found: dict[str, Mapping[str, tuple[Reading, ...]]] = {}
    for path in sorted(review_folder(root, locale).glob("*.yaml")):
        checked = memory.entries(tuple[Reading, ...], path, memory.tree(path, root), keys=ANYTHING)
        problems += checked.problems
        found[path.stem] = checked.value or {}
    if problems:
        raise LeafletError(tuple(problems))
    return found


def format_readings(file: str, readings: Mapping[str, Iterable[Reading]]) -> str:
    """The text of one file of readings."""
    lines = [HEAD.format(file=file)]
    for key, several in readings.items():
        lines.append(f"{key}:\n")
        lines += (f"  - {_flow(reading)}\n" for reading in several)
    return "".join(lines)


def _flow(reading: Reading) -> str:
    told = f"date: {reading.date}, role: {reading.role}, reader: {_quoted(reading.reader)}"
    return f'{{{told}, words: "{reading.words}", english: {_quoted(reading.english)}}}'


def format_sheet(locale: str, file: str, strings: Mapping[str, str]) -> str:
    """A sheet to fill in. `strings`: hash of the words -> the words as they are printed."""
    lines = (f'  # {text}\n  "{words}": ""\n' for words, text in strings.items())
    return SHEET.format(locale=locale, file=file) + "".join(lines)


def load_sheet(path: Path, root: Path) -> FilledSheet:
    """Raises LeafletError."""
    checked = check(FilledSheet, _without_gaps(read_tree(path, root)))
    if checked.value is None:
        raise LeafletError(checked.problems)
    sheet: FilledSheet = checked.value
    return sheet


def _without_gaps(tree: Tree) -> Tree:
    """The sheet without the strings that nobody has filled in."""
    english = tree.find(("english",))
    if tree.root is None or not isinstance(english, Group):
        return tree
    filled = {
        key: node for key, node in english.items.items() if not isinstance(node, Scalar) or node.text.strip()
    }
    items = {**tree.root.items, "english": replace(english, items=filled)}
    return replace(tree, root=replace(tree.root, items=items))


def _quoted(text: str) -> str:
    """A double-quoted scalar: what JSON writes is YAML too."""
    return json.dumps(text, ensure_ascii=False)
