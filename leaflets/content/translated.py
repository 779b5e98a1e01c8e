"""content/locales/en-GB/translated/: former English words and figures, each under its hash.

One file for each file of texts (hash: "words"), and figures.yaml (hash: {fact: figure}). What stands under a
wrong hash would be shown as the text that somebody translated, and it is not: that is refused.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from leaflets.content.characters import clean
from leaflets.content.ids import ANYTHING
from leaflets.content.memory import Memory
from leaflets.content.nodes import Tree
from leaflets.content.reader import relative
from leaflets.content.shelf import SOURCE_LOCALE
from leaflets.errors import LeafletError, Problem
from leaflets.model.fingerprint import figures_hash, words_hash
from leaflets.model.translated import Figure, Figures, Translated

FIGURES = "figures"
"""No file of texts may be called so: they have a dot in their names, or fixed names."""

WORDS_HEAD = "# English words that translations of {file}.yaml were made from. Written by `leaflets mark`.\n"
FIGURES_HEAD = "# Figures that texts were made with. Written by `leaflets mark`.\n"


def translated_folder(root: Path) -> Path:
    return root / "content" / "locales" / SOURCE_LOCALE / "translated"


def load_translated(root: Path, memory: Memory | None = None) -> Translated:
    """All that is kept. Raises LeafletError with every problem."""
    kept, problems = read_translated(root, memory)
    if problems:
        raise LeafletError(problems)
    return kept


def read_translated(root: Path, memory: Memory | None = None) -> tuple[Translated, tuple[Problem, ...]]:
    """The same, and beside it the problems: what is not right is not among what is kept."""
    memory = Memory() if memory is None else memory
    problems: list[Problem] = []
    words: dict[str, Mapping[str, str]] = {}
    figures: Mapping[str, Figures] = {}
    for path in sorted(translated_folder(root).glob("*.yaml")):
        if path.stem == FIGURES:
            figures, faults = _read_figures(path, memory.tree(path, root), memory)
        else:
            words[path.stem], faults = _read_words(path, root, memory)
        problems += faults
    return Translated(words, figures), tuple(problems)


def _read_figures(path: Path, tree: Tree, memory: Memory) -> tuple[Mapping[str, Figures], list[Problem]]:
    checked = memory.entries(Mapping[str, Figure], path, tree, keys=ANYTHING)
    found: Mapping[str, Figures] = checked.value or {}
    right = {key: group for key, group in found.items() if key == figures_hash(group, group)}
    return right, [*checked.problems, *_wrong(tree, [key for key in found if key not in right])]


def _read_words(path: Path, root: Path, memory: Memory) -> tuple[Mapping[str, str], list[Problem]]:
    data, _ = memory.data(path, relative(path, root))
    known = None if data is None else memory.recall((path, "words"), as_written, data, path.stem)
    if known is not None:
        return known, []
    tree = memory.tree(path, root)
    checked = memory.entries(str, path, tree, keys=ANYTHING)
    found = checked.value or {}
    right = {key: text for key, text in found.items() if key == words_hash(text)}
    return right, [*checked.problems, *_wrong(tree, [key for key in found if key not in right])]


def as_written(data: bytes, file: str) -> Mapping[str, str] | None:
    """The words of a file that is, to the letter, what format_translated() makes of them, and that are right.

    None where it is anything else: then YAML is asked, which takes much longer and can say what is wrong.
    """
    try:
        text = data.decode("utf-8")
        lines = text.partition("\n")[2].rstrip("\n").replace("\n", ",")
        words: dict[str, Any] = json.loads(f"{{{lines}}}")
        written = format_translated(Translated({file: words}, {})).get(f"{file}.yaml")
    except (ValueError, TypeError):
        return None
    right = all(isinstance(words[key], str) and key == words_hash(words[key]) for key in words)
    return words if right and text == written and not clean(text, "")[1] else None


def _wrong(tree: Tree, keys: Collection[str]) -> Iterator[Problem]:
    for key in keys:
        what = "this is not what was translated: it does not agree with its mark"
        hint = "Put the line back as it was, or delete it: `leaflets mark` writes this file, and nobody else."
        yield tree.problem("S062", (key,), what, hint)


def format_translated(kept: Translated) -> Mapping[str, str]:
    """File name -> its text. In the order of the hashes, so that two people's additions rarely collide."""
    texts = {
        file: WORDS_HEAD.format(file=file)
        + "".join(f'"{key}": {_quoted(text)}\n' for key, text in sorted(entries.items()))
        for file, entries in kept.words.items()
        if entries
    }
    if kept.figures:
        texts[FIGURES] = FIGURES_HEAD + "".join(
            f'"{key}": {{{", ".join(f"{fact}: {_flow(figure)}" for fact, figure in group.items())}}}\n'
            for key, group in sorted(kept.figures.items())
        )
    return {f"{file}.yaml": text for file, text in texts.items()}


def _flow(figure: Figure) -> str:
    values = {"low": figure.low, "high": figure.high, "of": figure.of, "unit": figure.unit}
    return f"{{{', '.join(f'{name}: {value}' for name, value in values.items() if value is not None)}}}"


def _quoted(text: str) -> str:
    """A double-quoted scalar: what JSON writes is YAML too. Joining spaces are made visible."""
    return json.dumps(text, ensure_ascii=False).replace("\u00a0", "\\u00a0")
