"""Drawings: is the SVG well-formed, and which labels does it ask for?"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from leaflets.errors import Problem, Where


class _RefusedError(Exception):
    """A document type: an SVG needs none, and its entities can grow without bound."""


def read_labels(svg: str, file: str) -> tuple[tuple[str, ...] | None, list[Problem]]:
    """The ids of the drawing's text elements in order, or None where it is no well-formed SVG."""
    labels: list[str] = []
    problems: list[Problem] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(" ")[2] == "text" and "id" in attributes:
            if attributes["id"] in labels:
                where = Where(file, parser.CurrentLineNumber)
                what = f"two labels are called {attributes['id']!r}"
                problems.append(Problem("S049", where, what, "Give each text element an id of its own."))
            labels.append(attributes["id"])

    def refuse(*_: object) -> None:
        raise _RefusedError

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(svg, True)
    except _RefusedError:
        hint = "Delete the line that begins with <!DOCTYPE: a drawing needs none."
        where = Where(file, parser.CurrentLineNumber)
        return None, [Problem("S049", where, "the drawing has a document type", hint)]
    except expat.ExpatError as error:
        what = f"the drawing is not well-formed: {expat.errors.messages[error.code]}"
        hint = "Open it in a drawing program and save it as plain SVG, or take the last good copy."
        return None, [Problem("S049", Where(file, error.lineno, error.offset + 1), what, hint)]
    return tuple(labels), problems
