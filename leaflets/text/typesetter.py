"""The text engine's front: spans and a style become a shaped paragraph."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from leaflets.errors import Problem, Where
from leaflets.model.content import Direction
from leaflets.model.text import Span, TextStyle
from leaflets.text.bidi import embedding_levels
from leaflets.text.bidi_classes import lifts
from leaflets.text.faces import FontLibrary
from leaflets.text.itemise import Itemiser, stretches
from leaflets.text.paragraph import Analysis, Paragraph, ShapedItem
from leaflets.text.shape import Shaper

INITIATORS = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
"""Span.isolate -> LRI, RLI, FSI (UAX #9, 2.4)."""
PDI = "\u2069"

_SEPARATORS = str.maketrans("\n\r\x1c\x1d\x1e\x85\u2029", "\u2028" * 7)
"""A line forced inside a paragraph doesn't end the paragraph, as class B would."""


REMEMBERED = 1000
"""Paragraphs: those of some six leaflets. The oldest is forgotten first."""


class Typesetter:
    """Shapes paragraphs, and remembers them: equal text in equal style is shaped once while it is remembered.

    What a span belongs to (its owner and origin) is no part of that memory: a Paragraph knows its
    spans by their index only.
    """

    def __init__(self, fonts: FontLibrary) -> None:
        self.fonts = fonts
        """What the text is set in: layout asks it for the metrics of faces."""
        self._shaper = Shaper()
        self._paragraphs: dict[tuple[object, ...], tuple[Analysis, Paragraph]] = {}

    def paragraph(self, spans: Sequence[Span], style: TextStyle) -> Paragraph:
        """Analyse and shape. Raises LeafletError for unknown families and unreadable fonts only.

        Characters that no font draws are `problems` of the result, so that a caller can collect all.
        """
        key = (style, tuple([(span.text, span.bold, span.lang, span.isolate) for span in spans]))
        known = self._paragraphs.get(key)
        if known is None:
            analysis = self._analysed(spans, style)
            if len(self._paragraphs) >= REMEMBERED:
                del self._paragraphs[next(iter(self._paragraphs))]
            known = self._paragraphs[key] = (analysis, Paragraph(analysis, style, self._shaper))
        analysis, paragraph = known
        if analysis.missing:
            problems = _problems(analysis.missing, spans, style)
            return Paragraph(analysis, style, self._shaper, problems)
        return paragraph

    def _analysed(self, spans: Sequence[Span], style: TextStyle) -> Analysis:
        text = "".join([span.text for span in spans])
        levels = _levels(text, spans, style.direction)
        found = stretches(spans, self._chains(spans, style.families), levels)
        if style.number_family:
            numbers = self._chains(spans, (style.number_family, *style.families))
            found = (
                stretch if stretch.level % 2 else replace(stretch, chain=numbers[spans[stretch.span].bold])
                for stretch in found
            )
        itemiser = Itemiser(text, self.fonts, self._shaper, style.locale)
        for stretch in found:
            itemiser.add(stretch)
        items: list[ShapedItem] = []
        x = 0.0
        for item in itemiser.items:
            shaped = self._shaper.shape(text, item)
            scale = style.size / item.face.units_per_em
            items.append(ShapedItem(item, shaped, scale, x))
            x += shaped.advance * scale + shaped.counts[-1] * style.tracking
        return Analysis(text, levels, tuple(items), _isolates(spans), tuple(itemiser.missing))

    def _chains(self, spans: Sequence[Span], families: Sequence[str]) -> dict[bool, tuple[str, ...]]:
        """The faces to try for bold spans and for others, of those that there are."""
        return {bold: self.fonts.chain(families, bold=bold) for bold in {span.bold for span in spans}}


def _isolates(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """(start, end) of every isolated span in the paragraph's text."""
    ends = list(accumulate(len(span.text) for span in spans))
    return tuple((end - len(span.text), end) for span, end in zip(spans, ends, strict=True) if span.isolate)


def _levels(text: str, spans: Sequence[Span], direction: Direction) -> tuple[int, ...] | None:
    """The embedding level of every character, isolates applied; None where all are 0."""
    if direction == Direction.LTR and not lifts(text) and all(span.isolate != "rtl" for span in spans):
        return None
    base = int(direction == Direction.RTL)
    if not any(span.isolate for span in spans):
        return embedding_levels(text.translate(_SEPARATORS), base)
    marked: list[str] = []
    inside: list[slice] = []
    length = 0
    for span in spans:
        initiator = INITIATORS.get(span.isolate, "")
        marked += (initiator, span.text, PDI if initiator else "")
        start = length + len(initiator)
        inside.append(slice(start, start + len(span.text)))
        length = start + len(span.text) + len(initiator)
    found = embedding_levels("".join(marked).translate(_SEPARATORS), base)
    return tuple([level for part in inside for level in found[part]])


def _problems(
    missing: Sequence[tuple[int, str]], spans: Sequence[Span], style: TextStyle
) -> tuple[Problem, ...]:
    """One problem for each character and string, in the text's order."""
    owners = [span for span in spans for _ in span.text]
    problems: dict[tuple[str, str], Problem] = {}
    for index, grapheme in missing:
        origin = owners[index].origin
        key, where = (origin.key, origin.where) if origin else ("", Where(""))
        names = " + ".join(_named(char) for char in grapheme)
        fonts = ", ".join(style.families)
        message = f"no font has {grapheme!r} ({names}); locale {style.locale}, fonts {fonts}"
        hint = "Write it another way, or give the locale a font that has it (fonts/manifest.yaml)."
        problems.setdefault((grapheme, key), Problem("T101", where, message, hint, key))
    return tuple(problems.values())


def _named(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'without a name')}"
