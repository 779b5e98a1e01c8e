"""What every block is set with: roles and colours of one document, its languages, and the typesetter.

A Setting is made once for a document. What can't be set right is noted in `problems` and set as well
as can be, so that one run finds everything.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from leaflets.errors import Problem
from leaflets.layout.paths import line
from leaflets.model.document import Element
from leaflets.model.locale import Locale
from leaflets.model.page import Artifact, Colour, PaintedPath
from leaflets.model.style import RoleName, Rule, Style, TextRole
from leaflets.model.text import FaceMetrics
from leaflets.text.typesetter import Typesetter

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
    room: float = math.inf
    stacked: bool = False
    number_width: float = 0.0
    problems: list[Problem] = field(default_factory=list)
    _colours: dict[str, Colour] = field(default_factory=dict)
    _roles: dict[tuple[RoleName, bool], TextRole] = field(default_factory=dict)

    def note(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def is_own(self, element: Element) -> bool:
        """Whether the element is in the locale's language; not so is the English of a translated draft."""
        return self.langs[element.id] == self.locale.locale

    def role(self, name: RoleName, *, own: bool = True) -> TextRole:
        """The role as this language or its script sets it.

        A part that is not its `own`, in another language or the other direction, keeps the style's sizes.
        """
        key = (name, own)
        if key not in self._roles:
            role = self.style.text[name]
            scripts = self.style.scripts
            language, script = (scripts.get(of, {}) for of in (self.locale.locale, self.locale.script))
            change = language.get(name) or script.get(name)
            if change is not None and own:
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
        """The families to set an element in. A part in another language begins with that of its letters."""
        fonts = self.locale.fonts
        return fonts if self.is_own(element) else self.typesetter.fonts.led(fonts, element.text())

    def metrics(self, families: Sequence[str], role: TextRole) -> FaceMetrics:
        """Those of the first family, for every face: a foreign word never moves a line."""
        fonts = self.typesetter.fonts
        return fonts.metrics(fonts.chain(families[:1], bold=role.bold)[0])

    def colour(self, name: str) -> Colour:
        """sRGB of a colour of the style; the content's own check has seen that there is one."""
        if name not in self._colours:
            digits = self.style.colours[name].removeprefix("#")
            red, green, blue = bytes.fromhex(digits)
            self._colours[name] = (red, green, blue)
        return self._colours[name]

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
