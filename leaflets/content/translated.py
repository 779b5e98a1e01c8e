"""content/locales/en-GB/translated/: former English words and figures, each under its hash.

One file for each file of texts (hash: "words"), and figures.yaml (hash: {fact: figure}). What stands under a
wrong hash would be shown as the text that somebody translated, and it is not: that is refused.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from leaflets.content.ids import ANYTHING
from leaflets.content.memory import Memory
from leaflets.content.nodes import Tree
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
    memory = Memory() if memory is None else memory
    problems: list[Problem] = []
    words: dict[str, Mapping[str, str]] = {}
    figures: Mapping[str, Figures] = {}
    for path in sorted(translated_folder(root).glob("*.yaml")):
        tree = memory.tree(path, root)
        if path.stem == FIGURES:
            checked = memory.entries(Mapping[str, Figure], path, tree, keys=ANYTHING)
            figures = checked.value or {}
            hashes = {key: figures_hash(group, group) for key, group in figures.items()}
        else:
            checked = memory.entries(str, path, tree, keys=ANYTHING)
            words[path.stem] = checked.value or {}
            hashes = {key: words_hash(text) for key, text in words[path.stem].items()}
        problems += checked.problems
        problems += _wrong(tree, [key for key, found in hashes.items() if key != found])
    if problems:
        raise LeafletError(tuple(problems))
    return Translated(words, figures)


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
