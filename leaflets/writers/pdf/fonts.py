"""Character codes for shaped text, and the Type 0 fonts that give them a glyph, a width and a text.

A code stands for a pair (glyph, text), so that ToUnicode is exact even where two texts share a glyph;
CIDToGIDMap leads from the code to the subset's glyph (ISO 32000-1 9.7.4.2). Codes are given in the order
of first use: a copy that differs in its last box keeps the codes of everything before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from leaflets.frozen import frozen
from leaflets.model.text import Cluster
from leaflets.writers.pdf.faces import FaceSource, FontFile, read_font_file
from leaflets.writers.pdf.sfnt import ForgedGlyph, Subset, cut
from leaflets.writers.pdf.syntax import compress, literal

KEPT_PROGRAMS = 256
"""Subsets that a cache holds; the oldest goes first."""

Glyph = int | ForgedGlyph
"""A glyph of the face by its id, or one to be forged."""


@frozen
class Program:
    """A subset in the form that goes into the file: the compressed bytes and the length before."""

    subset: Subset
    compressed: bytes
    tag: str
    """Six capital letters that name the subset (9.6.4), a function of its glyphs."""


@dataclass(slots=True)
class FontCache:
    """What one FaceSource's faces gave before: hand the same cache to every document of a run.

    Subsets are kept by face and glyphs, whatever text was set with them.
    """

    files: dict[str, FontFile] = field(default_factory=dict)
    programs: dict[tuple[FontFile, frozenset[Glyph]], Program] = field(default_factory=dict)

    def file(self, faces: FaceSource, face: str) -> FontFile:
        hb_face = faces.hb_face(face)
        known = self.files.get(face)
        if known is None or known.face is not hb_face:
            known = self.files[face] = read_font_file(hb_face)
        return known

    def program(self, file: FontFile, glyphs: frozenset[Glyph]) -> Program:
        key = (file, glyphs)
        if key not in self.programs:
            while len(self.programs) >= KEPT_PROGRAMS:
                del self.programs[next(iter(self.programs))]
            self.programs[key] = _make_program(file, glyphs)
        return self.programs[key]


class Shown(NamedTuple):
    """How a cluster is written: its codes, with space before and after them.

    `codes` is what stands between the parentheses of a literal string, one character for a byte.
    `before` and `after` in thousandths of an em, to the right; `parts` is the number of codes.
    """

    before: float
    codes: str
    after: float
    parts: int
    loose: bool
    """Whether the codes alone don't bring the pen to the cluster's end."""


class FaceCodes:
    """The codes of one face in one document, growing while the pages are written."""

    def __init__(self, resource: str, file: FontFile) -> None:
        self.resource = resource
        self.file = file
        self.codes: dict[tuple[Glyph, str], int] = {}
        self._shown: dict[tuple[str, tuple[tuple[int, int, int], ...], int, bool], Shown] = {}
        self._by_identity: tuple[dict[int, Shown], dict[int, Shown]] = ({}, {})
        self._kept: list[Sequence[Cluster]] = []
        self.written: dict[float, dict[tuple[int, ...], list[tuple[int, str]]]] = {}
        """Stretches of right-to-left text, by tracking and then their clusters' identities, as written."""
        self._scale = 1000 / file.units_per_em

    def show(self, clusters: Sequence[Cluster], *, rtl: bool) -> list[Shown]:
        """How each cluster of a run is written. One object met again is known by its identity.

        (The text engine hands out the same object for equal clusters, and comparing takes its time.)
        """
        known = self._by_identity[rtl]
        try:
            return list(map(known.__getitem__, map(id, clusters)))
        except KeyError:
            return [known.get(id(cluster)) or self._learn(cluster, rtl=rtl) for cluster in clusters]

    def _learn(self, cluster: Cluster, *, rtl: bool) -> Shown:
        key = (cluster.text, cluster.glyphs, cluster.advance, rtl)
        shown = self._shown.get(key)
        if shown is None:
            shown = self._shown[key] = self._place(cluster, rtl=rtl)
        self._by_identity[rtl][id(cluster)] = shown
        self.keep((cluster,))
        return shown

    def keep(self, clusters: Sequence[Cluster]) -> None:
        """Clusters that something is remembered of by identity: no other object may get it."""
        self._kept.append(clusters)

    def _place(self, cluster: Cluster, *, rtl: bool) -> Shown:
        """One glyph that isn't raised keeps its own code, and its kerning becomes space around it."""
        assert all(part[0] for part in cluster.glyphs), f"a face without a glyph for {cluster.text!r}"
        glyph: Glyph
        if len(cluster.glyphs) == 1 and cluster.glyphs[0][2] == 0:
            glyph, before, _ = cluster.glyphs[0]
            width = self.file.advances[glyph]
        else:
            before, width = 0, max(cluster.advance, 0)
            glyph = ForgedGlyph(cluster.glyphs, width)
        pieces = _pieces(glyph, width, cluster.text) if rtl else [(glyph, cluster.text)]
        after = cluster.advance - before - width
        return Shown(
            before=before * self._scale,
            codes="".join(self._code(piece) for piece in pieces),
            after=after * self._scale,
            parts=len(pieces),
            loose=before != 0 or after != 0 or len(pieces) > 1,
        )

    def _code(self, piece: tuple[Glyph, str]) -> str:
        return _spelled(self.codes.setdefault(piece, len(self.codes) + 1))

    def width(self, glyph: Glyph) -> int:
        return glyph.advance if isinstance(glyph, ForgedGlyph) else self.file.advances[glyph]


@lru_cache(maxsize=4096)
def _spelled(code: int) -> str:
    """A code as it stands inside a literal string, one character for a byte."""
    return literal(code.to_bytes(2, "big"))[1:-1].decode("latin-1")


def _pieces(glyph: Glyph, width: int, text: str) -> list[tuple[Glyph, str]]:
    """A right-to-left ligature as one code for each of its characters, the last one leftmost.

    Readers turn a line of right-to-left codes around, and most of them would also turn the characters
    inside of a code. So the leftmost code draws the whole glyph, and blank ones share its width.
    """
    if len(text) == 1:
        return [(glyph, text)]
    share = width // len(text)
    parts = glyph.parts if isinstance(glyph, ForgedGlyph) else ((glyph, 0, 0),)
    drawn = ForgedGlyph(parts, width - share * (len(text) - 1))
    blank = ForgedGlyph((), share)
    return [(drawn, text[-1]), *((blank, character) for character in text[-2::-1])]


FontState = tuple[tuple[str, tuple[tuple[Glyph, str], ...]], ...]
"""Face -> what its codes 1, 2, 3, ... stand for, in the order of the faces' first use."""


class DocumentFonts:
    """The faces that a document uses, in the order of their first use."""

    def __init__(self, faces: FaceSource, cache: FontCache | None = None) -> None:
        self._faces = faces
        self._cache = cache or FontCache()
        self._by_face: dict[str, FaceCodes] = {}

    def face(self, face: str) -> FaceCodes:
        codes = self._by_face.get(face)
        if codes is None:
            file = self._cache.file(self._faces, face)
            codes = self._by_face[face] = FaceCodes(f"F{len(self._by_face) + 1}", file)
        return codes

    def state(self) -> FontState:
        """The codes given so far."""
        return tuple((face, tuple(codes.codes)) for face, codes in self._by_face.items())

    def restore(self, state: FontState) -> None:
        """As if these codes had been given, and no others."""
        self._by_face.clear()
        for face, pieces in state:
            self.face(face).codes.update({piece: code for code, piece in enumerate(pieces, 1)})

    def embed(self) -> tuple[EmbeddedFont, ...]:
        """The fonts of all codes given so far."""
        return tuple(_embed(codes, self._cache) for codes in self._by_face.values())


@frozen
class EmbeddedFont:
    """All that the font's five objects hold (9.7.6): streams compressed, widths in thousandths of an em.

    `widths` are those of the codes 1, 2, 3, ...; `resource` is the font's name in a page's resources.
    """

    resource: str
    base_font: str
    file: FontFile
    program: bytes
    program_length: int
    cid_to_gid: bytes
    to_unicode: bytes
    widths: tuple[float, ...]


def _embed(codes: FaceCodes, cache: FontCache) -> EmbeddedFont:
    program = cache.program(codes.file, frozenset(glyph for glyph, _ in codes.codes))
    subset = program.subset
    glyph_ids = [0]
    for glyph, _ in codes.codes:
        glyph_ids.append(subset.forged[glyph] if isinstance(glyph, ForgedGlyph) else subset.glyphs[glyph])
    scale = 1000 / codes.file.units_per_em
    return EmbeddedFont(
        resource=codes.resource,
        base_font=f"{program.tag}+{codes.file.postscript_name}",
        file=codes.file,
        program=program.compressed,
        program_length=len(subset.program),
        cid_to_gid=compress(b"".join(glyph.to_bytes(2, "big") for glyph in glyph_ids)),
        to_unicode=compress(to_unicode_cmap(text for _, text in codes.codes)),
        widths=tuple(codes.width(glyph) * scale for glyph, _ in codes.codes),
    )


def _make_program(file: FontFile, glyphs: frozenset[Glyph]) -> Program:
    forged = sorted(glyph for glyph in glyphs if isinstance(glyph, ForgedGlyph))
    plain = sorted(glyph for glyph in glyphs if not isinstance(glyph, ForgedGlyph))
    subset = cut(file.face, plain, forged)
    digest = hashlib.sha256(subset.program).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    return Program(subset, compress(subset.program), tag)


def to_unicode_cmap(texts: Iterable[str]) -> bytes:
    """The ToUnicode CMap of the codes 1, 2, 3, ... (9.10.3); at most 100 mappings in a block."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts, 1)]
    blocks = []
    for start in range(0, len(lines), 100):
        block = lines[start : start + 100]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([_CMAP_HEAD, *blocks, _CMAP_TAIL]).encode()


_CMAP_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""

_CMAP_TAIL = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
