"""Content strings -> expected structure elements, in one language: what expectation.py builds with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from leaflets.audit.figures import Figures, Printed
from leaflets.audit.source import SourceFile, Workspace

SMALLEST = 10.0
"""Points. Nothing on a sheet is smaller (content.md, print rules)."""
BODY: Mapping[str, float] = {"standard": 12.0, "detailed": 12.0, "easy": 14.0}
"""Points. Reading level -> the smallest size of body text."""

CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text against what lies behind it."""

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_TECHNICAL = re.compile(
    r"(?:https?://|www\.)[!-~]+|\d+(?:[.,]\d+)?[ \u00a0]?(?:mg|ml|mL|g|kg|mcg|µg|mm|cm)\b"
)
"""Addresses and doses are read letter by letter in any language, so their letters' language is free."""


@dataclass(frozen=True, slots=True)
class Least:
    """What text on a sheet must have: its size in points, and its contrast."""

    size: float = SMALLEST
    contrast: float = CONTRAST


PLAIN = Least()


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one language; "" where any language will do."""

    text: str
    lang: str
    links: tuple[tuple[str, str], ...] = ()
    """As (words, address)."""


Part = Printed | Run | str
"""Of an element's text: a content string, words in a language of their own, or fixed characters."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many people an icon array shows: filled, with filled shoulders only, in outline."""

    filled: int
    between: int
    rest: int


@dataclass(frozen=True, slots=True)
class Expected:
    """One structure element. `runs` is None for an element that only groups others.

    `drawn`: the text is a drawing's meaning (a bullet), told by ActualText alone. `floor` is the
    smallest size of its text in points.
    """

    role: str
    lang: str
    runs: tuple[Run, ...] | None = None
    children: tuple[Expected, ...] = ()
    keys: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    alt: str | None = None
    scope: str = ""
    cell: tuple[int, int] = (1, 1)
    """How many columns and rows a cell of a table takes."""
    heads: tuple[str, ...] = ()
    """The words of a cell's heads, where they must be named."""
    drawn: bool = False
    floor: float = BODY["standard"]
    lines: int = 0
    """How many lines to write on must stand below the text."""
    form_rows: int = 0
    """How many rows to write in a form has."""
    crowd: Crowd | None = None
    art: str = ""
    """What a figure of the clinic's is made of (artwork.py)."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs or ())

    @property
    def key(self) -> str:
        return self.keys[0] if self.keys else ""

    def walk(self) -> Iterator[Expected]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class Teller:
    """Turns keys into expected elements, in one language, at one reading level."""

    workspace: Workspace
    locale: str
    level: str
    clinic: SourceFile | None = None
    smallest: float = SMALLEST
    """Points: what the layout allows."""
    floor: float = field(init=False)
    words: SourceFile = field(init=False)
    figures: Figures = field(init=False)

    def __post_init__(self) -> None:
        self.floor = max(self.smallest, BODY.get(self.level, BODY["standard"]))
        self.words = self.workspace.local(self.locale, "locale")
        self.figures = Figures(self.words, self.workspace.shared("facts"), self.clinic)

    def furniture(self, name: str, **values: str) -> Printed:
        """Words of the sheet; `values` fill placeholders that no fact has ({page}, {number})."""
        return self.figures.printed(self.words.words(f"furniture.{name}"), **values)

    def plain(self, path: str) -> Printed:
        """A string of the locale's own file."""
        return self.figures.printed(self.words.words(path))

    def element(self, role: str, *parts: Part, scope: str = "", floor: float = 0.0) -> Expected:
        """An element with text: content strings, the template's own fixed characters, foreign words."""
        strings = [part for part in parts if isinstance(part, Printed)]
        return Expected(
            role=role,
            lang=self.locale,
            runs=tuple(run for part in parts for run in self._runs(part)),
            keys=tuple(part.key for part in strings),
            links=tuple(link for part in parts if not isinstance(part, str) for link in part.links),
            scope=scope,
            floor=floor or self.floor,
        )

    def group(self, role: str, *children: Expected, scope: str = "") -> Expected:
        return Expected(role, self.locale, children=children, scope=scope)

    def marked(self, mark: str, item: Expected) -> Expected:
        marker = Expected("Lbl", self.locale, (Run(mark, ""),), drawn=True)
        return self.group("LI", marker, item)

    def foreign(self, role: str, text: str, lang: str, key: str, floor: float) -> Expected:
        """Words that keep their own language whatever surrounds them: a citation, a clinic's name."""
        return Expected(role, self.locale, (Run(text, lang),), keys=(key,), floor=floor)

    def _runs(self, part: Part) -> Iterator[Run]:
        """A Latin word in Arabic is tagged as what the locale's `foreign` says it is."""
        if isinstance(part, Run):
            yield part
            return
        text = part.text if isinstance(part, Printed) else part
        other = self.words.value("foreign.Latn") if self.words.has("foreign.Latn") else self.locale
        free = [match.span() for match in _TECHNICAL.finditer(text)]
        end = 0
        for match in _LATIN.finditer(text):
            if match.start() > end:
                yield Run(text[end : match.start()], self.locale)
            inside = any(start < match.end() and match.start() < stop for start, stop in free)
            yield Run(match[0], "" if inside else other)
            end = match.end()
        if end < len(text):
            yield Run(text[end:], self.locale)
