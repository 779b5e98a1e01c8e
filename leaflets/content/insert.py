"""Adds texts that a translation lacks to its file, each where the English file has it; all else stays.

When the English gains a paragraph, every translation lacks one. A translator's program sends it back under
its name alone, so its place in the file has to be found here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.content.characters import decode
from leaflets.content.edit import BOM, line_starts, offset, readable, unwritable
from leaflets.content.nodes import Broken, Group, KeyPath, Node, Scalar, Tree, scalars
from leaflets.content.scalar_styles import in_double_quotes
from leaflets.errors import LeafletError
from leaflets.frozen import frozen

Words = Mapping[str, "str | Words"]
"""Key -> text, or keys below it."""


@frozen
class _Gap:
    """What the group at `path` lacks: the entry `key`."""

    path: KeyPath
    key: str
    words: str | Words


def insert(data: bytes, file: str, source: Tree, words: Mapping[KeyPath, str]) -> bytes:
    """The file with the texts at the paths of `words`, none of which it has, in the order of `source`.

    Raises LeafletError where the file cannot be read or there is no place for a text.
    """
    order = [path for path, _ in scalars(source.root) if path in words]
    result = data
    for path in order:
        tree = readable(result, file)
        if tree.find(path) is None:
            gap = _gap(tree, path, {p: words[p] for p in order if tree.find(p) is None})
            result = _filled(result, tree, source, gap)
    after = dict(scalars(readable(result, file).root))
    expected = dict(scalars(readable(data, file).root))
    for path, scalar in after.items():
        text = words.get(path, expected[path].text if path in expected else None)
        if text is None or scalar.text.rstrip("\n") != text.rstrip("\n"):
            raise LeafletError((unwritable(source, path),))
    if missing := [path for path in words if path not in after]:
        raise LeafletError(tuple(unwritable(source, path) for path in missing))
    return result


def _gap(tree: Tree, path: KeyPath, words: Mapping[KeyPath, str]) -> _Gap:
    """The highest missing entry above a missing text, with all missing texts below it."""
    depth = next(count for count in range(1, len(path) + 1) if tree.find(path[:count]) is None)
    parent, key = path[: depth - 1], path[depth - 1]
    if not isinstance(tree.find(parent), Group) or not all(isinstance(step, str) for step in path):
        raise LeafletError((unwritable(tree, path),))
    below = {p[depth:]: text for p, text in words.items() if p[:depth] == path[:depth]}
    return _Gap(parent, str(key), _nested(below))


def _nested(words: Mapping[KeyPath, str]) -> str | Words:
    if () in words:
        return words[()]
    steps = dict.fromkeys(str(path[0]) for path in words)
    return {
        step: _nested({path[1:]: text for path, text in words.items() if path[0] == step}) for step in steps
    }


def _filled(data: bytes, tree: Tree, source: Tree, gap: _Gap) -> bytes:
    text, _ = decode(data, tree.file)
    group = tree.find(gap.path)
    assert text is not None
    assert isinstance(group, Group), "_gap has seen to it"
    model = source.find(gap.path)
    order = list(model.items) if isinstance(model, Group) else [gap.key]
    before = [key for key in order[: order.index(gap.key)] if key in group.items]
    starts = line_starts(text)
    opening = offset(starts, group.at)
    if text[opening : opening + 1] == "{":
        place, new = _in_braces(text, starts, group, before, gap)
    else:
        place, new = _on_lines(text, starts, group, before, gap)
    text = text[:place] + new + text[place:]
    return (BOM if data.startswith(BOM) else b"") + text.encode()


def _in_braces(text: str, starts: list[int], group: Group, before: list[str], gap: _Gap) -> tuple[int, str]:
    entry = f"{gap.key}: {_flow(gap.words)}"
    if before:
        return _end(text, starts, group.items[before[-1]]), f", {entry}"
    return offset(starts, group.at) + 1, f"{entry}, " if group.items else entry


def _on_lines(text: str, starts: list[int], group: Group, before: list[str], gap: _Gap) -> tuple[int, str]:
    margin = " " * (group.at[1] - 1)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [margin + line for line in _block(gap.key, gap.words)]
    if not before:
        start = starts[group.at[0] - 1]
        return start, "".join(line + newline for line in lines)
    end = _end(text, starts, group.items[before[-1]])
    stop = next((i for i in range(end, len(text)) if text[i] in "\r\n"), len(text))
    return stop, "".join(newline + line for line in lines)


def _end(text: str, starts: list[int], node: Node) -> int:
    """After the last character of a node, its closing brackets among them, without the line ends after it."""
    if isinstance(node, Scalar):
        return len(text[: offset(starts, node.end)].rstrip())
    if isinstance(node, Broken):
        return offset(starts, node.at)
    opening = offset(starts, node.at)
    children = list(node.items.values()) if isinstance(node, Group) else list(node.items)
    last = _end(text, starts, children[-1]) if children else opening + 1
    sign = {"{": "}", "[": "]"}.get(text[opening : opening + 1])
    return last if sign is None else text.index(sign, last) + 1


def _block(key: str, words: str | Words) -> Iterator[str]:
    if isinstance(words, str):
        yield f"{key}: {in_double_quotes(words)}"
        return
    yield f"{key}:"
    for name, below in words.items():
        yield from (f"  {line}" for line in _block(name, below))


def _flow(words: str | Words) -> str:
    if isinstance(words, str):
        return in_double_quotes(words)
    return "{" + ", ".join(f"{name}: {_flow(below)}" for name, below in words.items()) + "}"
