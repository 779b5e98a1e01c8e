"""What every block is set with: roles and colours of one document, its languages, and the typesetter.

A Setting is made once for a document. What can't be set right is noted in `problems` and set as well
as can be, so that one run finds everything.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from leaflets.errors import Problem
from leaflets.layout.paths import line
from leaflets.model.artwork import Art, luminance
from leaflets.model.document import Element
from leaflets.model.locale import Locale
from leaflets.model.page import Artifact, Colour, PaintedPath
from leaflets.model.style import RoleName, Style, TextRole
from leaflets.model.style_blocks import Rule
from leaflets.model.text import FaceMetrics
from leaflets.text.typesetter import Typesetter

if TYPE_CHECKING:
    from leaflets.layout.paragraphs import TextBlock

SLACK = 0.01
"""Points by which a sum of widths may pass a measure: below what print shows, above rounding."""


@dataclass(slots=True)
class Setting:
    """`langs`: element id -> its language, inherited ones filled in. the rest is decided per edition.

    `room`: the height of a page's text area, in points.
    `stacked`: question headings stand above their text; `number_width`: the column of their numbers.
    """

    style: Style
    locale: Locale
    typesetter: Typesetter
    drawings: Mapping[str, str]
    langs: Mapping[int, str]
    art: Mapping[str, Art] = field(default_factory=dict)
    """Name of an `art` element -> what stands there."""
    beside: Locale | None = None
    """The other language of a bilingual sheet."""
    room: float = math.inf
    stacked: bool = False
    number_width: float = 0.0
    problems: list[Problem] = field(default_factory=list)
    _colours: dict[str, Colour] = field(default_factory=dict)
    texts: dict[tuple[int, RoleName, bool], TextBlock] = field(default_factory=dict)
    """id() of an element, role, bold -> its text: a part that is tried in many widths is read once."""
    _roles: dict[tuple[RoleName, str], TextRole] = field(default_factory=dict)

    def note(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def locale_of(self, element: Element) -> Locale | None:
        """The sheet's language that the element is in; None for the English of a translated draft."""
        language = self.langs[element.id]
        return next((own for own in (self.locale, self.beside) if own and own.locale == language), None)

    def role(self, name: RoleName, locale: Locale | None) -> TextRole:
        """The role as this language or its script sets it. Without one it has the style's own sizes."""
        key = (name, locale.locale if locale else "")
        if key not in self._roles:
            role = self.style.text[name]
            scripts = self.style.scripts
            names = (locale.locale, locale.script) if locale else ()
            change = next((found for of in names if (found := scripts.get(of, {}).get(name))), None)
            if change is not None:
                measure = change.measure or role.measure
                role = replace(
                    role,
                    size=change.size,
                    leading=change.leading,
                    tracking=change.tracking,
                    measure=measure,
                )
            self._roles[key] = role
        return self._roles[key]

    def families(self, element: Element) -> tuple[str, ...]:
        """The families to set an element in. A part in another language begins with that of its letters;
        on a bilingual sheet each language may quote the other.
        """
        own = self.locale_of(element)
        fonts = own.fonts if own else self.typesetter.fonts.led(self.locale.fonts, element.text())
        if self.beside is None:
            return fonts
        return tuple(dict.fromkeys((*fonts, *self.locale.fonts, *self.beside.fonts)))

    def metrics(self, families: Sequence[str], role: TextRole) -> FaceMetrics:
        """Those of the first family, for every face: a foreign word never moves a line."""
        fonts = self.typesetter.fonts
        return fonts.metrics(fonts.chain(families[:1], bold=role.bold)[0])

    @property
    def colour_names(self) -> tuple[str, ...]:
        return tuple(self.style.colours)

    def colour(self, name: str) -> Colour:
        """sRGB of a colour of the style; the content's own check has seen that there is one. A name that
        begins with # is the colour itself, and a grey on a sheet without colours.
        """
        if name not in self._colours:
            digits = self.style.colours.get(name, name).removeprefix("#")
            red, green, blue = bytes.fromhex(digits)
            if name.startswith("#") and self.is_grey:
                red = green = blue = luminance(red, green, blue)
            self._colours[name] = (red, green, blue)
        return self._colours[name]

    @property
    def is_grey(self) -> bool:
        """Whether the style has no colour at all, so that nothing on its sheets has."""
        return all(
            len({*bytes.fromhex(value.removeprefix("#"))}) == 1 for value in self.style.colours.values()
        )

    def rule(self, rule: Rule, x0: float, y0: float, x1: float, y1: float) -> PaintedPath:
        """A straight line between two points, as decoration."""
        colour = self.colour(rule.colour)
        return PaintedPath(Artifact.LAYOUT, line(x0, y0, x1, y1), stroke=colour, stroke_width=rule.width)


def languages(root: Element, inherited: str) -> Iterator[tuple[int, str]]:
    """Element id and language, for the element and all below it."""
    lang = root.lang or inherited
    yield root.id, lang
    for child in root.children:
        if isinstance(child, Element):
            yield from languages(child, lang)
