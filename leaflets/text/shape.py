"""Shaping by HarfBuzz: characters of one face, script, language and direction become clusters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import uharfbuzz as hb

from leaflets.model.text import Cluster
from leaflets.text.characters import is_bidi_control
from leaflets.text.faces import Face

CONTEXT = 5
"""How many characters on either side HarfBuzz looks at (HB_BUFFER_CONTEXT_LENGTH)."""
JOINING = frozenset(("Adlm", "Arab", "Mand", "Mani", "Mong", "Nkoo", "Phag", "Rohg", "Sogd", "Syrc"))
"""Scripts whose letters take their form from a neighbour, even one outside the run."""

_SPACES = str.maketrans("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " " * 12)
_GLYPHS = hb.BufferSerializeFlags.NO_CLUSTERS | hb.BufferSerializeFlags.NO_GLYPH_NAMES
_TEXT = hb.BufferSerializeFormat.TEXT


@dataclass(frozen=True, slots=True)
class Item:
    """Characters `start` to `end` (exclusive) of a paragraph, alike in all that HarfBuzz needs to know.

    `script` is an ISO 15924 code, `lang` a BCP 47 tag; `span` indexes the paragraph's spans.
    """

    start: int
    end: int
    level: int
    script: str
    face: Face
    span: int
    lang: str

    @property
    def rtl(self) -> bool:
        return self.level % 2 == 1


@dataclass(frozen=True, slots=True)
class ShapedText:
    """A shaped piece of text: clusters in LOGICAL order.

    `offsets[i]` is the index of the first character of cluster i, `sums[i]` the advance of all clusters
    before it in font units; `sums` has one entry more than there are clusters.
    """

    clusters: tuple[Cluster, ...]
    offsets: Sequence[int]
    sums: tuple[int, ...]

    @property
    def advance(self) -> int:
        return self.sums[-1]

    def index(self, offset: int) -> int:
        """The first cluster that starts at character `offset` or after it."""
        return offset if isinstance(self.offsets, range) else bisect_left(self.offsets, offset)

    def starts_at(self, offset: int) -> bool:
        """Whether a cluster starts at the character."""
        index = self.index(offset)
        return index < len(self.offsets) and self.offsets[index] == offset


class Shaper:
    """HarfBuzz with a memory: equal text in equal context is shaped once."""

    def __init__(self) -> None:
        self._buffer = hb.Buffer()
        self._buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        self._buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        self._shaped: dict[tuple[str, ...], ShapedText] = {}
        self._clusters: dict[tuple[str, str], Cluster] = {}
        self._drawn: dict[tuple[str, str], bool] = {}

    def shape(self, text: str, item: Item) -> ShapedText:
        """Shape an item of `text`; the characters around it count where its script joins letters."""
        start, end, script, rtl = item.start, item.end, item.script, item.rtl
        before = after = ""
        if script in JOINING:
            before, after = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
        piece = text[start:end]
        key = (item.face.id, script, item.lang, "rtl" if rtl else "ltr", before, piece, after)
        shaped = self._shaped.get(key)
        if shaped is None:
            glyphs, starts = self._run(item.face, key)
            shaped = self._shaped[key] = self._collect(piece, glyphs, starts, rtl=rtl)
        return shaped

    def draws(self, face: Face, grapheme: str) -> bool:
        """Whether the face has glyphs for all of a grapheme cluster.

        HarfBuzz itself answers where the character map does not: it composes and decomposes letters,
        makes spaces of every width from the plain one, and passes over ignorable characters.
        """
        key = (face.id, grapheme)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = face.characters.issuperset(grapheme)
            if not drawn:
                glyphs, _ = self._run(face, (face.id, "Zyyy", "und", "ltr", "", grapheme, ""))
                drawn = not any(glyph.startswith(("0+", "0@")) for glyph in glyphs)
            self._drawn[key] = drawn
        return drawn

    def _run(self, face: Face, key: tuple[str, ...]) -> tuple[list[str], list[int]]:
        """HarfBuzz's answer in visual order: glyphs as text, and the first character of each one's cluster.

        The glyphs are read in HarfBuzz's own notation (`glyph id[@dx,dy]+advance`), which costs half
        of what reading the attributes of its objects costs, and is a ready key for equal clusters.
        """
        _, script, lang, direction, before, piece, after = key
        buffer: Any = self._buffer
        buffer.clear_contents()
        whole = (before + piece + after).translate(_SPACES)
        buffer.add_str(whole, len(before), len(piece))
        buffer.direction, buffer.script, buffer.language = direction, script, lang
        hb.shape(face.hb_font, buffer)
        line = buffer.serialize(face.hb_font, _TEXT, _GLYPHS)[1:-1]
        first = len(before)
        return line.split("|") if line else [], [info.cluster - first for info in buffer.glyph_infos]

    def _collect(self, piece: str, glyphs: list[str], starts: list[int], *, rtl: bool) -> ShapedText:
        offsets: Sequence[int] = range(len(piece))
        texts: Sequence[str] = piece
        if rtl:
            glyphs.reverse()
            starts.reverse()
        if starts != list(offsets):
            offsets, texts, glyphs = _grouped(piece, glyphs, starts, rtl=rtl)
        memory = self._clusters
        clusters = []
        for glyph, text in zip(glyphs, texts, strict=True):
            cluster = memory.get((glyph, text))
            if cluster is None:
                cluster = memory[glyph, text] = _cluster(glyph, text)
            clusters.append(cluster)
        sums = tuple(accumulate([cluster.advance for cluster in clusters], initial=0))
        return ShapedText(tuple(clusters), offsets, sums)


def _grouped(
    piece: str, glyphs: Sequence[str], starts: Sequence[int], *, rtl: bool
) -> tuple[list[int], list[str], list[str]]:
    """Offsets, texts and glyphs (joined by "|" in visual order) where clusters are not single characters."""
    offsets: list[int] = []
    groups: list[list[str]] = []
    for glyph, start in zip(glyphs, starts, strict=True):
        if offsets and start == offsets[-1]:
            groups[-1].append(glyph)
        else:
            offsets.append(start)
            groups.append([glyph])
    if offsets:
        offsets[0] = 0
    ends = [*offsets[1:], len(piece)]
    texts = [piece[a:b] for a, b in zip(offsets, ends, strict=False)]
    return offsets, texts, ["|".join(reversed(group) if rtl else group) for group in groups]


def _cluster(notation: str, text: str) -> Cluster:
    """A cluster from HarfBuzz's notation of its glyphs in visual order."""
    glyphs: list[tuple[int, int, int]] = []
    x = 0
    for glyph in notation.split("|"):
        place, _, advance = glyph.partition("+")
        number, _, offset = place.partition("@")
        dx, _, dy = offset.partition(",")
        glyphs.append((int(number), x + int(dx or 0), int(dy or 0)))
        x += int(advance or 0)
    kept = "".join(char for char in text if not is_bidi_control(char)) if not text.isascii() else text
    return Cluster(kept, tuple(glyphs), x)
