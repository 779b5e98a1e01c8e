"""Labels of a drawing: their words at their places, none beside its page and none over another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from leaflets.errors import Problem, Where
from leaflets.frozen import frozen
from leaflets.layout.boxes import Placed
from leaflets.layout.drawing import Drawing, Place
from leaflets.layout.paragraphs import set_text
from leaflets.layout.setting import SLACK, Setting
from leaflets.model.document import Element


@frozen
class Label:
    """Lines from the drawing's top on, and the box of each: left, top, right and bottom. Points."""

    element: Element
    lines: tuple[Placed, ...]
    boxes: tuple[tuple[float, float, float, float], ...]

    @property
    def top(self) -> float:
        return min(box[1] for box in self.boxes)

    @property
    def bottom(self) -> float:
        return max(box[3] for box in self.boxes)


def place_labels(
    setting: Setting, element: Element, drawing: Drawing, where: Where, frame: tuple[float, float, float]
) -> list[Label]:
    """The labels in document order. `frame`: the drawing's left edge, its scale, and the column's width."""
    elements = {child.attrs["name"]: child for child in element.children if isinstance(child, Element)}
    labels: list[Label] = []
    for name, child in elements.items():
        place = drawing.places.get(name)
        if place is None:
            hint = f"Add <text id={name!r}> to {where.file}, or correct the label's name."
            _note(setting, "L005", child, f"the drawing has no place for the label {name!r}", hint)
        else:
            labels.append(_label(setting, child, place, frame))
    for name in sorted(drawing.places.keys() - elements.keys()):
        setting.note(
            Problem(
                "L006",
                where,
                f"the label {name!r} of this drawing has no words in {setting.locale.locale}",
                f"Add {name} to the picture's labels in pictures.yaml of that language.",
            )
        )
    _keep_apart(setting, labels)
    return labels


def _note(setting: Setting, code: str, label: Element, message: str, hint: str) -> None:
    origin = label.words_origin
    where, key = (origin.where, origin.key) if origin else (label.where, "")
    setting.note(Problem(code, where, message, hint, key))


def _label(setting: Setting, label: Element, place: Place, frame: tuple[float, float, float]) -> Label:
    left, scale, width = frame
    text = set_text(setting, label, "label", bold=place.bold)
    room = text.width if place.width is None else place.width * scale
    text.require(room)
    x, y = left + place.x * scale, place.y * scale - text.baseline
    leading = text.role.leading
    lines: list[Placed] = []
    boxes = []
    for i, (line_width, line) in enumerate(text.anchored_lines(room, place.anchor)):
        start = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[place.anchor] * line_width
        top = y + i * leading
        lines.append((x, top, line))
        boxes.append((start, top, start + line_width, top + leading))
    if any(box[0] < -SLACK or box[2] > width + SLACK for box in boxes):
        hint = "Use fewer or shorter words, or give the label more room in the drawing."
        message = f"the label “{_quoted(label)}” does not fit on its side of the drawing"
        _note(setting, "L007", label, message, hint)
    return Label(label, tuple(lines), tuple(boxes))


def _keep_apart(setting: Setting, labels: Sequence[Label]) -> None:
    """Two labels on one spot could neither of them be read. The longer one is what is to be mended."""
    for pair in combinations(labels, 2):
        one, other = sorted(pair, key=lambda label: -len(label.element.text()))
        if any(_meet(a, b) for a in one.boxes for b in other.boxes):
            message = f"the label “{_quoted(one.element)}” would be printed over “{_quoted(other.element)}”"
            hint = "Use fewer words, or give both labels more room in the drawing."
            _note(setting, "L009", one.element, message, hint)


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return across > SLACK and down > SLACK


def _quoted(label: Element) -> str:
    text = label.text()
    return text if len(text) <= 40 else text[:39] + "…"
