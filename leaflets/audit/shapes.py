"""What characters look like: the workspace's own fonts as the measure of what a PDF draws."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from leaflets.audit.embedded import EmbeddedFont
from leaflets.audit.truetype import Outline, TrueType

_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
"""In right-to-left text a bracket's logical character is drawn by its mirror image (UAX #9 L4)."""

_DOTTED_CIRCLE = "\u25cc"
"""Drawn for the letter that a lone mark has not got."""

_TAKEN_APART = {"\u0e33": "\u0e4d\u0e32"}
"""Thai sara am, which shaping cuts in two so that the ring can stand on the consonant."""

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060")
"""Joiners and breaks: they say how others are drawn."""

_BLANK: Outline = ()


class FontLibrary:
    """The fonts of a workspace, opened as they are needed."""

    def __init__(self, root: Path) -> None:
        self._paths = tuple(sorted((root / "fonts").glob("*/*.ttf")))
        self._same: dict[EmbeddedFont, tuple[Path, ...]] = {}
        self._known: dict[tuple[EmbeddedFont, int, str], bool] = {}

    def draws(self, font: EmbeddedFont, code: int, text: str) -> bool:
        """Whether the code's outline is one that the workspace's font has for the characters."""
        key = (font, code, text)
        if key not in self._known:
            self._known[key] = self._draws(font, code, text)
        return self._known[key]

    def _draws(self, font: EmbeddedFont, code: int, text: str) -> bool:
        """Most glyphs are copied byte for byte, and need no comparison of outlines."""
        sources = self._sources(font)
        data = font.simple(code)
        if data and any(
            data == _open_font(path).simple(form) for path in sources for form in _forms(path, text)
        ):
            return True
        parts = font.parts(code)
        if parts is None:
            return False
        if not text.strip():
            return not any(parts)
        drawn = _Drawn(
            whole=settled(tuple(contour for part in parts for contour in part)),
            parts=frozenset(settled(part) for part in parts if part),
        )
        return any(_matches(path, drawn, text) for path in sources)

    def _sources(self, font: EmbeddedFont) -> tuple[Path, ...]:
        """The font of the same name, or all fonts where none has it."""
        if font not in self._same:
            name = _letters(font.name.partition("+")[2])
            same = tuple(path for path in self._paths if _letters(path.parent.name + path.stem) == name)
            self._same[font] = same or self._paths
        return self._same[font]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A glyph of a PDF, and what it is put together of."""

    whole: Outline
    parts: frozenset[Outline]


def _matches(path: Path, drawn: _Drawn, text: str) -> bool:
    """One character is drawn by a form of its own, or in more than one part: no single part of a letter
    stands for the letter, unless the font itself can leave a part blank (Nastaliq draws the dots of some
    letters below the next one). More characters are drawn by any forms, parts and ligatures of theirs, as
    long as none is left out but a mark that the font can leave blank (Devanagari's i with anusvara is one
    glyph, though a letter stands between them).
    """
    font, single = _open_font(path), len(text) == 1
    if any(drawn.whole == settled(font.outline(form)) for form in _forms(path, text)):
        return True
    shapes = _shapes(font, text)
    if single and len(drawn.parts) < 2 and _BLANK not in shapes:
        return False
    parts = {drawn.whole} if drawn.whole in shapes and not single else drawn.parts
    silent = {char for char in shapes.get(_BLANK, ()) if not char.isalnum()} | _INVISIBLE
    wanted = {char for char in text if not char.isspace()} - silent
    return all(part in shapes for part in parts) and wanted <= {
        char for part in parts for char in shapes[part]
    }


def _forms(path: Path, text: str) -> Iterator[int]:
    """The glyphs that stand for one character by themselves; none for more characters."""
    font = _open_font(path)
    for char in (text, _MIRRORED.get(text, "")):
        glyph = font.characters.get(ord(char)) if len(char) == 1 else None
        if glyph is not None:
            yield from font.substitutions.alternates(glyph)


@lru_cache(maxsize=2048)
def _shapes(font: TrueType, text: str) -> Mapping[Outline, frozenset[str]]:
    """All that the font can draw for the characters, with those of them that it stands for."""
    spellings = {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)}
    spellings |= {_TAKEN_APART.get(char, "") for char in text}
    if not text[0].isalnum():
        spellings.add(_DOTTED_CIRCLE)
    sources: dict[int, frozenset[str]] = {}
    for char in set("".join(spellings)):
        glyph = font.characters.get(ord(char))
        if glyph is not None:
            sources[glyph] = sources.get(glyph, frozenset()) | _stands_for(char, text)
    shapes: dict[Outline, frozenset[str]] = {}
    for glyph, characters in font.substitutions.reach(sources).items():
        outline = settled(font.outline(glyph))
        shapes[outline] = shapes.get(outline, frozenset()) | characters
    return shapes


def _stands_for(char: str, text: str) -> frozenset[str]:
    """The characters of `text` that are spelt with `char`, composed or taken apart."""
    return frozenset(
        own
        for own in text
        if char in own + unicodedata.normalize("NFD", own) + _TAKEN_APART.get(own, "")
        or own in unicodedata.normalize("NFD", char)
    )


def settled(outline: Outline) -> Outline:
    """The same drawing with its lower left corner at the origin: a part's place in a cluster is free."""
    points = [point for contour in outline for point in contour]
    left, low = min((x for x, _, _ in points), default=0), min((y for _, y, _ in points), default=0)
    return tuple(tuple((x - left, y - low, on) for x, y, on in contour) for contour in outline)


def _letters(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())


@lru_cache(maxsize=64)
def _open_font(path: Path) -> TrueType:
    try:
        return TrueType(path.read_bytes())
    except struct.error as error:
        raise OSError(f"{path} is not a font") from error
