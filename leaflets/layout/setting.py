"""What every block is set with: roles and colours of one document, its languages, and the typesetter.

A Setting is made once for a document. What can't be set right is noted in `problems` and set as well
as can be, so that one run finds everything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from leaflets.errors import Problem, Where
from leaflets.layout.paths import line
from leaflets.model.content import Direction, Locale
from leaflets.model.document import Element
from leaflets.model.page import Artifact, Colour, PaintedPath
from leaflets.model.style import RoleName, Rule, Style, TextRole
from leaflets.model.text import FaceMetrics
from leaflets.text.typesetter import Typesetter

SLACK = 0.01
"""Points by which a sum of widths may pass a measure: below what print shows, above rounding."""

_HEX = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})\Z")


@dataclass(slots=True)
class Setting:
    """`langs`: element id -> its language, inherited ones filled in. the rest is decided per edition.

    `stacked`: question headings stand above their text; `number_width`: the column of their numbers.
    """

    style: Style
    locale: Locale
    typesetter: Typesetter
    drawings: Mapping[str, str]
    langs: Mapping[int, str]
    stacked: bool = False
    number_width: float = 0.0
    problems: list[Problem] = field(default_factory=list)
    _colours: dict[str, Colour] = field(default_factory=dict)

    def note(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def role(self, name: RoleName, direction: Direction) -> TextRole:
        """The role as this script sets it. A part in the other direction keeps the style's own sizes."""
        role = self.style.text[name]
        if direction is not self.locale.direction:
            return role
        change = self.style.scripts.get(self.locale.script, {}).get(name)
        if change is None:
            return role
        return replace(role, size=change.size, leading=change.leading, tracking=change.tracking)

    def metrics(self, role: TextRole) -> FaceMetrics:
        """Those of the first family, for every face: a foreign word never moves a line."""
        weight = "bold" if role.bold else "regular"
        return self.typesetter.fonts.metrics(f"{self.locale.fonts[0]}/{weight}")

    def baseline(self, role: TextRole) -> float:
        """The baseline below the top of a line: ascent and descent centred in the leading."""
        metrics = self.metrics(role)
        return (role.leading + (metrics.ascent - metrics.descent) * role.size) / 2

    def colour(self, name: str) -> Colour:
        """sRGB of a colour of the style; black, and a problem, where the style has none of this name."""
        if name not in self._colours:
            match = _HEX.match(self.style.colours.get(name, ""))
            if match is None:
                self.note(
                    Problem(
                        "L010",
                        _file(self.style),
                        f"{name!r} is used as a colour, but is none",
                        f'Add a line `{name}: "#RRGGBB"` under `colours`, with your own digits.',
                        f"colours.{name}",
                    )
                )
            red, green, blue = (int(part, 16) for part in match.groups()) if match else (0, 0, 0)
            self._colours[name] = (red, green, blue)
        return self._colours[name]

    def rule(self, rule: Rule, x0: float, y0: float, x1: float, y1: float) -> PaintedPath:
        """A straight line between two points, as decoration."""
        colour = self.colour(rule.colour)
        return PaintedPath(Artifact.LAYOUT, line(x0, y0, x1, y1), stroke=colour, stroke_width=rule.width)


def missing_roles(style: Style) -> list[Problem]:
    """A problem for every kind of text that the style does not set."""
    return [
        Problem(
            "L011",
            _file(style),
            f"the style does not say how {name} is set",
            f"Add a line `{name}:` with a size and a leading under `text`.",
            "text",
        )
        for name in get_args(RoleName)
        if name not in style.text
    ]


def languages(root: Element, inherited: str) -> dict[int, str]:
    """Element id -> language, for the element and all below it."""
    lang = root.lang or inherited
    found = {root.id: lang}
    for child in root.children:
        if isinstance(child, Element):
            found.update(languages(child, lang))
    return found


def _file(style: Style) -> Where:
    return Where(f"content/styles/{style.style}.yaml")
