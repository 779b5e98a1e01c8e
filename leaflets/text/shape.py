"""Shaping by HarfBuzz: characters of one face, script, language and direction become clusters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise

import uharfbuzz as hb

from leaflets.frozen import frozen
from leaflets.model.text import Cluster
from leaflets.text.characters import is_bidi_control
from leaflets.text.faces import Face
from leaflets.text.meeting import CLOSING, OPENING, Meeting, meeting
from leaflets.text.script import script

CONTEXT = 5
"""How many characters on either side HarfBuzz looks at (HB_BUFFER_CONTEXT_LENGTH)."""
JOINING = frozenset(("Adlm", "Arab", "Mand", "Mani", "Mong", "Nkoo", "Phag", "Rohg", "Sogd", "Syrc"))
"""Scripts whose letters take their form from a neighbour, even one outside the run."""

_WORD_STARTS = re.compile(r"(?<=[ ])(?=[\w!-\u02FF\u2010-\u2027\u2030-\u205E\u20A0-\u20CF])")
"""Where a run is cut: after spaces, before anything that is surely no combining mark."""

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
_OPENING = "〈《「『【〔〖〘〚〝（［｛"
_FULL_WIDTH = _OPENING + "、。〃〉》」』】〕〗〙〛〞〟！），．：；？］｝"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
_SHARED = "‘’“”…—0-9"
APART = re.compile(
    rf"[ ](?s:.)|(?s:.)[ ]|[{_HAN}{_FULL_WIDTH}][{_HAN}{_FULL_WIDTH}{_KANA}{_SHARED}]|[{_SHARED}][{_HAN}]"
    rf"|[{_KANA}][{_HAN}{_OPENING}]"
)
"""Two characters that no font shapes together, but for marks on a space and full-width marks that meet.

Kana are kerned with kana and stops, the shared signs with each other. A test shows it for every font with
ideographs.
"""

VIRAMAS = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d")
"""The signs that join an Indic letter to the next one: those of UAX #29, GB9c, and Gurmukhi's."""

_SPACES = str.maketrans("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029", " " * 12)
_GLYPHS = hb.BufferSerializeFlags.NO_CLUSTERS | hb.BufferSerializeFlags.NO_GLYPH_NAMES
_TEXT = hb.BufferSerializeFormat.TEXT


@frozen
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


@frozen
class ShapedWord:
    """Shaped characters: clusters in LOGICAL order.

    `offsets[i]` is the index of the first character of cluster i, `sums[i]` the advance of all clusters
    before it in font units; `sums` has one entry more than there are clusters. `ends[i]` is the advance to
    the end of the cluster that character i stands in.
    """

    clusters: tuple[Cluster, ...]
    offsets: Sequence[int]
    sums: tuple[int, ...]
    ends: Sequence[int]
    advance: int

    def index(self, offset: int) -> int:
        """The first cluster that starts at character `offset` or after it."""
        return offset if isinstance(self.offsets, range) else bisect_left(self.offsets, offset)

    def starts_at(self, offset: int) -> bool:
        """Whether a cluster starts at the character."""
        index = self.index(offset)
        return index < len(self.offsets) and self.offsets[index] == offset


@frozen
class ShapedRun:
    """The words of an item, each with the spaces after it.

    `starts` are the words' offsets in the item, `sums` the advance before each of them, `counts` the
    number of clusters before each; all three end with the item's own end.
    """

    words: tuple[ShapedWord, ...]
    starts: tuple[int, ...]
    sums: tuple[int, ...]
    counts: tuple[int, ...]

    @property
    def advance(self) -> int:
        return self.sums[-1]

    def before(self, offset: int) -> tuple[int, int]:
        """The advance of everything before a character, and its number of clusters."""
        word = bisect_right(self.starts, offset) - 1
        if self.starts[word] == offset:
            return self.sums[word], self.counts[word]
        index = self.words[word].index(offset - self.starts[word])
        return self.sums[word] + self.words[word].sums[index], self.counts[word] + index

    def starts_at(self, offset: int) -> bool:
        """Whether a cluster starts at the character."""
        word = bisect_right(self.starts, offset) - 1
        return self.starts[word] == offset or self.words[word].starts_at(offset - self.starts[word])

    def clusters(self, first: int = 0, last: int | None = None) -> tuple[Cluster, ...]:
        """The clusters from character `first` to `last` (exclusive), where clusters start at both."""
        last = self.starts[-1] if last is None else last
        start, end = bisect_right(self.starts, first) - 1, bisect_left(self.starts, last)
        clusters = list(chain.from_iterable([word.clusters for word in self.words[start:end]]))
        if self.starts[start] != first or self.starts[end] != last:
            skipped = self.before(first)[1] - self.counts[start]
            return tuple(clusters[skipped : self.before(last)[1] - self.counts[start]])
        return tuple(clusters)


class Shaper:
    """HarfBuzz with a memory: an equal word in equal context is shaped once.

    Words can be shaped one by one, each with the spaces after it, because in the fonts used nothing acts
    across a space, marks that stand on the space itself aside; a test shows it for every character of
    every font.
    """

    def __init__(self) -> None:
        self._buffer = hb.Buffer()
        self._buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        self._buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        self._words: dict[tuple[str, str, str, bool], dict[tuple[str, str, str] | str, ShapedWord]] = {}
        self._clusters: dict[tuple[str, str], Cluster] = {}
        self._drawn: dict[tuple[str, str], bool] = {}
        self._meetings: dict[tuple[str, str, str], Meeting | None] = {}

    def shape(self, text: str, item: Item, line: tuple[int, int] | None = None) -> ShapedRun:
        """Shape an item of `text`.

        The characters around it count where its script joins letters, and where full-width punctuation
        meets; but marks don't meet beyond the ends of `line`, (start, end) where that is known.
        """
        piece = text[item.start : item.end]
        parts = _WORD_STARTS.split(piece) if " " in piece else [piece]
        memory = self._words.setdefault((item.face.id, item.script, item.lang, item.rtl), {})
        keys: list[tuple[str, str, str] | str] = list(parts)
        before, after = self._around(text, item, line or (0, len(text)))
        if before and before[-1] != " ":
            keys[0] = (before, parts[0], after if len(parts) == 1 else "")
        if after and after[0] != " " and parts[-1][-1] != " ":
            keys[-1] = (before if len(parts) == 1 else "", parts[-1], after)
        words: list[ShapedWord] = []
        for key in keys:
            word = memory.get(key)
            if word is None:
                word = memory[key] = self._word(item, key)
            words.append(word)
        return ShapedRun(
            tuple(words),
            tuple(accumulate(map(len, parts), initial=0)),
            tuple(accumulate([word.advance for word in words], initial=0)),
            tuple(accumulate([len(word.clusters) for word in words], initial=0)),
        )

    def meetings(self, text: str, item: Item) -> Iterator[tuple[int, int]]:
        """Where a mark of the item gives up a half to its neighbour in `text`.

        (index of the second of the two marks, font units that it gave up: 0 if it was the first).
        """
        known = self._meeting(item)
        if known is not None:
            for at in known.halved(text, item.start, item.end):
                units = known.opening.get(text[at])
                yield (at + 1, 0) if units is None else (at, units)

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
                glyphs, _ = self._glyphs(face, (script(grapheme[0]), "und", False), ("", grapheme, ""))
                drawn = not any(glyph.startswith(("0+", "0@")) for glyph in glyphs)
            self._drawn[key] = drawn
        return drawn

    def _around(self, text: str, item: Item, line: tuple[int, int]) -> tuple[str, str]:
        """What stands before and after an item, as far as its shape depends on it."""
        start, end = item.start, item.end
        if item.script in JOINING:
            return text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
        known = self._meeting(item)
        if known is None:
            return "", ""
        first, last = max(start - 1, line[0]), min(end + 1, line[1])
        halved = set(known.halved(text[first:last], start - first, end - first))
        return (
            text[first:start] if start - first in halved else "",
            text[end:last] if end - 1 - first in halved else "",
        )

    def _meeting(self, item: Item) -> Meeting | None:
        """How the punctuation of the item's face meets, in its script and language."""
        key = item.face.id, item.script, item.lang
        if key not in self._meetings:
            squares = "「" in item.face.characters
            self._meetings[key] = (
                meeting([self._half(item, mark) for mark in OPENING + CLOSING]) if squares else None
            )
        return self._meetings[key]

    def _half(self, item: Item, mark: str) -> tuple[str, int, int]:
        """A mark, what `halt` takes off its advance, and how far that moves its ink left. Font units."""
        kind = item.script, item.lang, False
        full, half = (
            _cluster("|".join(self._glyphs(item.face, kind, ("", mark, ""), halved)[0]), mark)
            for halved in ((), (0,))
        )
        return mark, full.advance - half.advance, full.glyphs[0][1] - half.glyphs[0][1]

    def _word(self, item: Item, key: tuple[str, str, str] | str) -> ShapedWord:
        before, piece, after = key if isinstance(key, tuple) else ("", key, "")
        known = self._meeting(item)
        halved: Sequence[int] = ()
        if known is not None:
            halved = list(known.halved("".join(key), len(before), len(before) + len(piece)))
        kind = item.script, item.lang, item.rtl
        glyphs, starts = self._glyphs(item.face, kind, (before, piece, after), halved)
        offsets: Sequence[int] = range(len(piece))
        texts: Sequence[str] = piece
        if item.rtl:
            glyphs.reverse()
            starts.reverse()
        if starts != list(offsets):
            offsets, texts, glyphs = _grouped(piece, glyphs, starts, rtl=item.rtl)
        memory = self._clusters
        clusters = []
        for glyph, text in zip(glyphs, texts, strict=True):
            cluster = memory.get((glyph, text))
            if cluster is None:
                cluster = memory[glyph, text] = _cluster(glyph, text)
            clusters.append(cluster)
        sums = tuple(accumulate([cluster.advance for cluster in clusters], initial=0))
        ends: Sequence[int] = sums[1:]
        if not isinstance(offsets, range):
            lengths = [end - start for start, end in pairwise((0, *offsets[1:], len(piece)))]
            ends = [end for end, length in zip(ends or (0,), lengths, strict=True) for _ in range(length)]
        return ShapedWord(tuple(clusters), offsets, sums, ends, sums[-1])

    def _glyphs(
        self,
        face: Face,
        kind: tuple[str, str, bool],
        parts: tuple[str, str, str],
        halved: Sequence[int] = (),
    ) -> tuple[list[str], list[int]]:
        """HarfBuzz's answer in visual order: glyphs as text, and the first character of each one's cluster.

        `kind` is script, language and whether it runs right to left; `parts` are what stands before, what
        is shaped, what stands after; `halved` are the indices in all three together of marks that give up
        half their square. The glyphs are read in HarfBuzz's own notation (`glyph
        id[@dx,dy]+advance`), which costs half of what reading the attributes of its objects costs, and
        is a ready key for equal clusters.
        """
        script, lang, rtl = kind
        before, piece, _ = parts
        buffer: hb.Buffer = self._buffer
        buffer.clear_contents()
        buffer.add_str("".join(parts).translate(_SPACES), len(before), len(piece))
        buffer.direction, buffer.script, buffer.language = "rtl" if rtl else "ltr", script, lang
        hb.shape(face.hb_font, buffer, {"halt": [(at, at + 1, 1) for at in halved]} if halved else None)
        line = buffer.serialize(face.hb_font, _TEXT, _GLYPHS)[1:-1]
        first = len(before)
        return line.split("|") if line else [], [info.cluster - first for info in buffer.glyph_infos]


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
    for at in reversed(range(1, len(offsets))):
        if piece[offsets[at] - 1] in VIRAMAS and _reaches_back(groups[at]):
            groups[at - 1 : at + 1] = [groups[at - 1] + groups[at]]
            del offsets[at]
    ends = [*offsets[1:], len(piece)]
    texts = [piece[a:b] for a, b in zip(offsets, ends, strict=False)]
    return offsets, texts, ["|".join(reversed(group) if rtl else group) for group in groups]


def _reaches_back(group: Sequence[str]) -> bool:
    """Whether a cluster is drawn over the one before it, as the second letter of some conjuncts is.

    HarfBuzz tells two clusters there. A reader of the file would see the second begin before the end of the
    first, and take it for another word.
    """
    return any(x < 0 for _, x, _ in _cluster("|".join(group), "").glyphs)


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
