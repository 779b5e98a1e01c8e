"""From a character of a string to its line and column in the file that the string was read from.

YAML may fold a string over lines and write characters as escapes, so the string is walked along the file.
"""

from __future__ import annotations

import re

from leaflets.errors import Where
from leaflets.model.content import Message

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|.)")
_FOLD = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+")


def locate(message: Message, start: int, end: int, file: str) -> tuple[Where, int]:
    """Where characters `start` to `end` of the message stand in `file`, the text of its file, and how many
    columns of that line they take.

    Where the walk loses its way (a form of YAML that content/ does not use), the string's own place.
    """
    lines = file.splitlines(keepends=True)
    begin = sum(map(len, lines[: message.where.line - 1])) + message.where.column - 1
    marks = _walk(message, begin, file)
    if marks is None:
        return message.where, 0
    first, last = marks[start], marks[max(end - 1, start)]
    line = file.count("\n", 0, first) + 1
    column = first - (file.rfind("\n", 0, first) + 1) + 1
    line_end = file.find("\n", first)
    width = min(last + 1, len(file) if line_end < 0 else line_end) - first
    return Where(message.where.file, line, column), max(width, 1)


def _walk(message: str, begin: int, file: str) -> list[int] | None:
    """The place in `file` of each character of the message, and of its end."""
    position, quote = begin, ""
    if position < len(file) and file[position] in "\"'":
        quote = file[position]
        position += 1
    elif position < len(file) and file[position] in ">|":
        position = file.find("\n", position) + 1
        position += len(file[position:]) - len(file[position:].lstrip())
    marks = []
    for character in message:
        step = _step(character, position, quote, file)
        if step is None:
            return None
        marks.append(position)
        position = step
    return [*marks, position]


def _step(character: str, position: int, quote: str, file: str) -> int | None:
    """The place after the one character of the message that stands at `position`."""
    if quote == '"' and file.startswith("\\", position):
        escape = _ESCAPE.match(file, position)
        return escape.end() if escape else None
    if quote == "'" and file.startswith("''", position):
        return position + 2 if character == "'" else None
    if position < len(file) and file[position] == character:
        fold = _FOLD.match(file, position) if character == " " else None
        return fold.end() if fold else position + 1
    fold = _FOLD.match(file, position)
    return fold.end() if fold and character in " \n" else None


def line_of(key: str, file: str) -> int:
    """The line that begins with an entry of the file's first level, 0 if there is none."""
    match = re.search(rf"^{re.escape(key)}:", file, re.MULTILINE)
    return file.count("\n", 0, match.start()) + 1 if match else 0
