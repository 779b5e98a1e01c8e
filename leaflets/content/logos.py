"""The logo that a clinic's file names: where it lies, whether it is what it says, and what it holds.

The file comes from outside, so all of it is suspected: a path that leads out of the clinic's folder, a
picture that grows when it is opened, a drawing that runs or fetches something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NoReturn
from xml.parsers import expat

from leaflets.content.findings import Finding
from leaflets.content.nodes import Group, KeyPath, Scalar, Tree
from leaflets.content.words import quoted
from leaflets.errors import Problem
from leaflets.model.artwork import Art, Vector

FILE: KeyPath = ("logo", "file")

MOST_BYTES = 4_000_000
"""Of a PNG or JPEG."""
MOST_SVG_BYTES = 256_000
"""As of every drawing."""
DEEPEST = 40
"""Elements of an SVG inside each other."""

_KINDS: Mapping[str, str] = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".svg": "SVG"}
_BEGINS: Mapping[str, bytes] = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff"}

_RUNS = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler"})
_MOVES = frozenset({"animate", "animateMotion", "animateTransform", "animateColor", "set"})
_REFERS = frozenset({"image", "use", "a", "link", "include"})
_FETCHES = re.compile(r"url\s*\(|@import|\\|javascript:|data:", re.IGNORECASE)
_INERT = "Delete it: a logo on paper runs nothing, loads nothing and leads nowhere. Or give the logo as PNG."


def read_logo(tree: Tree, path: Path) -> tuple[Art | None, list[Problem]]:
    """The art of the clinic's file at `path`, read from its tree, so that a file with other problems is
    judged as well. None where there is no logo, or none that can be printed.
    """
    node = tree.find(FILE)
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return None, []
    problems = [tree.problem(found.code, found.path, found.what, found.hint) for found in _alt(tree)]
    found = _located(node.text.strip(), path.parent)
    place = PurePosixPath(tree.file).parent / node.text.strip()
    art = found if isinstance(found, Finding) else _read(found, str(place))
    if isinstance(art, Finding):
        return None, [*problems, tree.problem(art.code, FILE, art.what, art.hint)]
    return art, problems


def logo_file(tree: Tree, path: Path) -> Path | None:
    """Where the logo lies, for whoever has to know whether it has changed."""
    node = tree.find(FILE)
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        return None
    found = _located(node.text.strip(), path.parent)
    return found if isinstance(found, Path) else None


def _alt(tree: Tree) -> Iterator[Finding]:
    language, alt = tree.find(("language",)), tree.find(("logo", "alt"))
    if isinstance(language, Scalar) and isinstance(alt, Group):
        said = alt.items.get(language.text)
        if not (isinstance(said, Scalar) and said.text.strip()):
            what = f"nothing says what the logo shows in {quoted(language.text)}, the clinic's language"
            hint = f'Add a line: {language.text}: "Logo of …". Who cannot see it hears this instead.'
            yield Finding("S093", ("logo", "alt"), what, hint)


def _located(name: str, folder: Path) -> Path | Finding:
    """The file itself, any links followed, if it lies in the clinic's folder or below it."""
    out = "Put the logo beside the clinic's file, and write its name alone: logo.svg."
    for way in (PurePosixPath(name), PureWindowsPath(name)):
        if way.is_absolute() or way.drive or way.root or ".." in way.parts:
            return Finding("S086", FILE, f"{quoted(name)} leads out of the clinic's folder", out)
    try:
        found = (folder / name).resolve(strict=True)
        inside = found.is_relative_to(folder.resolve())
        is_file = found.is_file()
    except (OSError, ValueError, RuntimeError):
        hint = "Look at its name again, capital letters too: it is read from the clinic's file on."
        return Finding("S087", FILE, f"there is no file {quoted(name)}", hint)
    if not inside:
        return Finding("S086", FILE, f"{quoted(name)} is a link that leads out of the clinic's folder", out)
    if not is_file:
        return Finding("S087", FILE, f"{quoted(name)} is no file", "Name a PNG, JPEG or SVG file.")
    return found


def _read(file: Path, named: str) -> Art | Finding:
    kind = _KINDS.get(file.suffix.lower())
    if kind is None:
        hint = "Save the logo as .png, .jpg or .svg."
        return Finding("S088", FILE, f"a file that ends in {quoted(file.suffix)} is no logo", hint)
    most = MOST_SVG_BYTES if kind == "SVG" else MOST_BYTES
    try:
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        return Finding("S087", FILE, what, "See that you may read it.")
    if len(data) > most:
        hint = "Save it smaller; a logo is a small picture."
        return Finding("S089", FILE, f"the file is larger than {most // 1000:,} kB", hint)
    if kind == "SVG":
        return _vector(data, named)
    if not data.startswith(_BEGINS[kind]):
        hint = "Save it again in a picture program: giving a file another ending does not change what it is."
        return Finding("S088", FILE, f"the file is no {kind}, whatever its name says", hint)
    from leaflets.content.rasters import read_raster  # Pillow is for those alone who have such a logo

    return read_raster(data, kind, FILE)


class _RefusedError(Exception):
    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def _vector(data: bytes, file: str) -> Vector | Finding:
    """An SVG without danger. Whether its shapes can be printed the layout says (layout/drawing.py)."""
    try:
        svg = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "Save it as plain SVG, in UTF-8. One that ends in .svgz must be unpacked first."
        return Finding("S088", FILE, "the file is no SVG: it is no text", hint)
    guard = _Guard()
    try:
        guard.parser.Parse(svg, True)
    except _RefusedError as refused:
        return Finding(refused.code, FILE, f"line {guard.line}: {refused}", refused.hint)
    except (expat.ExpatError, ValueError) as error:
        line = getattr(error, "lineno", 1)
        what = f"line {line}: the SVG is not well-formed ({error})"
        return Finding("S088", FILE, what, "Open it in a drawing program and save it as plain SVG.")
    return Vector(svg, file)


class _Guard:
    """Reads an SVG to its end, and refuses at the first thing that does more than show."""

    def __init__(self) -> None:
        self.depth = 0
        self.style = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def _start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        name = qualified.rpartition(" ")[2]
        if not self.depth and name != "svg":
            hint = "Open it in a drawing program and save it as plain SVG."
            raise _RefusedError("S088", f"the file is no SVG: it begins with <{name}>", hint)
        self.depth += 1
        if self.depth > DEEPEST:
            hint = "Ungroup the drawing, and save it again."
            raise _RefusedError("S089", f"more than {DEEPEST} elements stand inside each other", hint)
        if name in _RUNS or name in _REFERS:
            raise _RefusedError("S092", f"the SVG has <{name}>", _INERT)
        if name in _MOVES:
            raise _RefusedError(
                "S091", f"the SVG moves (<{name}>)", "Delete the animation: paper stands still."
            )
        if name == "text":
            hint = "Turn its letters into paths (Inkscape: Path > Object to Path), or give the logo as PNG."
            raise _RefusedError("S092", "the SVG has <text>, which needs a font that is not here", hint)
        self.style = name == "style"
        for attribute, value in attributes.items():
            _judge_attribute(attribute.rpartition(" ")[2], value)

    def _end(self, _: str) -> None:
        self.depth -= 1
        self.style = False

    def _characters(self, words: str) -> None:
        if self.style and (found := _FETCHES.search(words)):
            raise _RefusedError("S092", f"the SVG has a style that fetches something ({found[0]})", _INERT)

    def _doctype(self, *_: object) -> NoReturn:
        """Before any of its entities is read: they can grow without bound."""
        raise _RefusedError("S092", "the SVG has a document type (<!DOCTYPE …>)", _INERT)

    def _instruction(self, target: str, _: str) -> NoReturn:
        raise _RefusedError("S092", f"the SVG gives an instruction to programs (<?{target} …?>)", _INERT)


def _judge_attribute(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        raise _RefusedError("S092", f"the SVG runs something (“{name}”)", _INERT)
    if name in ("href", "src", "base"):
        raise _RefusedError("S092", f"the SVG refers to something (“{name}”)", _INERT)
    if found := _FETCHES.search(value):
        what = f"the SVG refers to something (“{found[0]}” in “{name}”)"
        raise _RefusedError("S092", what, _INERT)
