"""One scalar as YAML writes it, in the style of the one whose place it takes (YAML 1.2.2, 7 and 8)."""

from __future__ import annotations

import re
import textwrap

from leaflets.content.scalars import resolve_plain

WIDTH = 110
"""Columns. A text that stood on several lines is filled anew up to here."""

_ESCAPED = re.compile(
    r'["\\\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff]'
)
"""What double quotes need written as an escape, or what nobody would see: no-break spaces and the like.

The joiners U+200C and U+200D are letters' business (Persian, Hindi) and are typed as they are.
"""
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_BLOCK_HEAD = re.compile(r"[|>][^\n\r]*")
_PLAIN = re.compile(r"(?![-?:](?:\s|$))[^\s\-?:,\[\]{}#&*!|>'\"%@`~][^\n\r]*|[-?:][^\s,\[\]{}#]+[^\n\r]*")
"""A text that may stand without quotes in a block: it begins with no sign of YAML's."""
_PLAIN_BREAKS = re.compile(r" #|[:?\[\]{},]")
"""What would end a plain text, in a block or between braces."""


def written(words: str, model: str, column: int = 0) -> str:
    """`words` in the style of `model`, the scalar's present writing, or in double quotes where that can't be.

    `column`, from 0, is where it begins on its line.
    """
    if model.startswith(("|", ">")):
        return _block(words, model) or _double(words, model, column) + _tail(model)
    if model.startswith("'") and not _hidden(words):
        return "'" + words.replace("'", "''") + "'"
    if model[:1] in ('"', "'") or not _may_be_plain(words):
        return _double(words, model, column)
    return words


def in_double_quotes(words: str) -> str:
    return written(words, '""')


def _hidden(words: str) -> bool:
    """Whether it has characters that want an escape, so that double quotes alone can hold it."""
    return _ESCAPED.search(words.replace('"', "").replace("\\", "")) is not None


def _may_be_plain(words: str) -> bool:
    return (
        _PLAIN.fullmatch(words) is not None
        and words == words.strip()
        and not _PLAIN_BREAKS.search(words)
        and not _ESCAPED.search(words)
        and resolve_plain(words) == words
    )


def _double(words: str, model: str, column: int) -> str:
    """On one line, or filled over several where the former text was; what stood unescaped stays so."""
    raw = set(model) if model.startswith('"') else set()
    quoted = '"' + _ESCAPED.sub(lambda match: _escape(match[0], raw), words) + '"'
    lines = model.splitlines()
    if len(lines) < 2 or model.startswith(("|", ">")) or words != words.strip() or "  " in words:
        return quoted
    return _newline(model).join(_filled(quoted, _margin(lines[1]), column))


def _escape(character: str, raw: set[str]) -> str:
    if character in _NAMED:
        return _NAMED[character]
    if character in raw:
        return character
    return f"\\u{ord(character):04x}"


def _filled(text: str, margin: int, column: int) -> list[str]:
    """Lines that YAML folds into the text again, broken at single spaces. The first begins at `column`."""
    lines = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * min(column, WIDTH // 2),
        subsequent_indent=" " * margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [lines[0].lstrip(" "), *lines[1:]]


def _block(words: str, model: str) -> str:
    """After `>` or `|`; "" where such a block cannot hold the words."""
    head, *lines = model.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if not first or words != words.strip() or "  " in words or _hidden(words):
        return ""
    margin = _margin(first)
    body = _filled(words, margin, margin) if head.startswith(">") else [words]
    newline = _newline(model)
    return head + "".join(f"{newline}{' ' * margin}{line.strip(' ')}" for line in body) + _tail(model)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _newline(model: str) -> str:
    return "\r\n" if "\r\n" in model else "\n"


def _tail(model: str) -> str:
    """The line ends that a block's place takes in, and the comments after it."""
    return model[len(model.rstrip()) :]
