"""Writes words into a YAML file and touches nothing else: its comments, order, quoting and lines stay.

A scalar is found by its place in the tree that the reader made, and written in the style that it had. What
comes out is read again before anybody gets it: every other text must be what it was, and the changed ones
what was asked for; so a slip here can spoil no translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from leaflets.content.characters import decode
from leaflets.content.nodes import KeyPath, Place, Scalar, Tree, dotted, scalars
from leaflets.content.reader import derive_id, parse_tree
from leaflets.content.scalar_styles import in_double_quotes, written
from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen

_IN_WORDS = frozenset({"Y017", "Y018", "Y019", "Y020", "Y021", "Y022", "Y023"})
"""Problems inside a text, which leave the places of all others as they are."""
BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\n|\r")


@frozen
class _Change:
    """Characters `start` to `end` of the file become `text`."""

    start: int
    end: int
    text: str


def replace(data: bytes, file: str, changes: Mapping[KeyPath, str]) -> bytes:
    """The file with the texts at `changes` replaced. A text that is the same already keeps its bytes.

    Raises LeafletError where the file cannot be read, has no text at a path, or cannot hold the words.
    """
    tree = readable(data, file)
    wanted = {path: text for path, text in changes.items() if _text_at(tree, path).text.rstrip("\n") != text}
    if not wanted:
        return data
    text, _ = decode(data, file)
    assert text is not None, "the tree has been read from it"
    starts = line_starts(text)
    made = [_change(tree, path, words, text, starts) for path, words in wanted.items()]
    for change in sorted(made, key=lambda change: change.start, reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    result = (BOM if data.startswith(BOM) else b"") + text.encode()
    if problems := tuple(_differences(tree, parse_tree(result, file, tree.id), wanted)):
        raise LeafletError(problems)
    return result


def readable(data: bytes, file: str) -> Tree:
    tree = parse_tree(data, file, derive_id(file))
    hard = tuple(problem for problem in tree.problems if problem.code not in _IN_WORDS)
    if hard:
        raise LeafletError(hard)
    return tree


def _text_at(tree: Tree, path: KeyPath) -> Scalar:
    node = tree.find(path)
    if isinstance(node, Scalar) and (node.value is None or isinstance(node.value, str)):
        return node
    what = "no text stands here, so none can be replaced"
    hint = "Look for the text's name in the file: it is missing, or something else than a text stands there."
    raise LeafletError((tree.problem("Y024", path, what, hint),))


def line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def offset(starts: list[int], place: Place) -> int:
    line, column = place
    return starts[line - 1] + column - 1


def _change(tree: Tree, path: KeyPath, words: str, text: str, starts: list[int]) -> _Change:
    scalar = _text_at(tree, path)
    start, end = offset(starts, scalar.at), offset(starts, scalar.end)
    if start == end:
        gap = "" if text[start - 1 : start].isspace() else " "
        return _Change(start, end, gap + in_double_quotes(words))
    return _Change(start, end, written(words, text[start:end], scalar.at[1] - 1))


def _differences(before: Tree, after: Tree, wanted: Mapping[KeyPath, str]) -> Iterator[Problem]:
    """Why the new file is not the old one with the new words in it."""
    old, new = dict(scalars(before.root)), dict(scalars(after.root))
    known = {(problem.code, problem.key) for problem in before.problems}
    for problem in after.problems:
        if (problem.code, problem.key) not in known or problem.key in map(dotted, wanted):
            yield problem
    if list(old) != list(new):
        yield unwritable(before, next(iter(wanted)))
        return
    for path, scalar in new.items():
        expected = wanted.get(path, old[path].text.rstrip("\n"))
        if scalar.text.rstrip("\n") != expected and not after.problems:
            yield unwritable(before, path)


def unwritable(tree: Tree, path: KeyPath) -> Problem:
    hint = "Write it into the file by hand, in double quotes, and tell a maintainer which words these were."
    where = Where(tree.file, tree.where(path).line)
    return tree.problem("Y024", path, "these words cannot be written here", hint, where)
