"""Drawings: is the SVG well-formed and without danger to read, and which labels does it ask for?

Whether its shapes can be printed is the layout's to say (leaflets/layout/drawing.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from leaflets.errors import Problem, Where

PICTOGRAMS = "pictograms/"

_SAVE = "Open it in a drawing program and save it as plain SVG, or take the last good copy."


class _RefusedError(Exception):
    """What ends the reading at once: its message and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def place(name: str) -> str:
    """The file of a drawing. A pictogram's name begins with its folder."""
    return f"content/{name}.svg" if name.startswith(PICTOGRAMS) else f"content/pictures/{name}.svg"


def all_labels(drawings: Mapping[str, str]) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """Those of each picture that can be read; a pictogram has none to ask for."""
    found: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for name, svg in drawings.items():
        labels, more = read_labels(svg, place(name))
        problems += more
        if name.startswith(PICTOGRAMS):
            problems += _check_wordless(labels, place(name))
        elif labels is not None:
            found[name] = labels
    return found, problems


def read_labels(svg: str, file: str) -> tuple[tuple[str, ...] | None, list[Problem]]:
    """The ids of the drawing's text elements in order, or None where it is no well-formed SVG."""
    labels: dict[str, None] = {}
    is_svg = False
    problems: list[Problem] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal is_svg
        if not is_svg and name.rpartition(" ")[2] != "svg":
            raise _RefusedError(f"the file is no SVG: it begins with <{name.rpartition(' ')[2]}>", _SAVE)
        is_svg = True
        if name.rpartition(" ")[2] == "text" and "id" in attributes:
            if attributes["id"] in labels:
                where = Where(file, parser.CurrentLineNumber)
                what = f"two labels are called {attributes['id']!r}"
                problems.append(Problem("S049", where, what, "Give each text element an id of its own."))
            labels[attributes["id"]] = None

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ProcessingInstructionHandler = _refuse_instruction
    parser.XmlDeclHandler = _check_declaration
    try:
        parser.Parse(svg, True)
    except _RefusedError as refused:
        where = Where(file, parser.CurrentLineNumber)
        return None, [Problem("S049", where, str(refused), refused.hint)]
    except expat.ExpatError as error:
        if not svg.strip():
            return None, [Problem("S049", Where(file), "the file of the drawing is empty", _SAVE)]
        what = f"the drawing is not well-formed: {expat.errors.messages[error.code]}"
        return None, [Problem("S049", Where(file, error.lineno, error.offset + 1), what, _SAVE)]
    return tuple(labels), problems


def _check_wordless(labels: tuple[str, ...] | None, file: str) -> list[Problem]:
    """A pictogram stands beside words in every language, and has none of its own."""
    if not labels:
        return []
    what = f"a pictogram has no words, and this one has a place for {labels[0]!r}"
    return [Problem("S049", Where(file), what, "Delete its <text> elements.")]


def _refuse_doctype(*_: object) -> None:
    """Called before any of its entities is read: an SVG needs none, and they can grow without bound."""
    hint = "Delete it, from <!DOCTYPE to its last >: a drawing needs none."
    raise _RefusedError("the drawing has a document type", hint)


def _refuse_instruction(target: str, _data: str) -> None:
    hint = f"Delete it, from <?{target} to ?>: a drawing on paper loads nothing."
    raise _RefusedError(f"the drawing gives an instruction to programs (<?{target}?>)", hint)


def _check_declaration(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.upper() not in ("UTF-8", "US-ASCII", "ASCII"):
        hint = 'Save it again as UTF-8; its first line then says encoding="UTF-8".'
        raise _RefusedError(f"the drawing says that it is written in {encoding}, and is in UTF-8", hint)
