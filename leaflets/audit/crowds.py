"""Icon arrays: the people that a page really draws, counted from its paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from leaflets.audit.findings import Findings
from leaflets.audit.painting import Shape
from leaflets.audit.reading import Reader
from leaflets.audit.structure import Tag
from leaflets.audit.telling import Crowd, Expected

_COLUMN = 1.0
"""Points. Head and shoulders whose middles are closer belong to one column of people."""


def check_crowds(pairs: Iterable[tuple[Expected, Tag]], reader: Reader, findings: Findings) -> None:
    """As many people are filled, half filled and in outline as the ledger says."""
    for element, tag in pairs:
        if element.crowd is None:
            continue
        shapes = [
            shape
            for content in tag.contents()
            for shape in reader.pages[content.page].painting.shapes
            if shape.mcid == content.mcid
        ]
        found = count(shapes)
        if found != element.crowd:
            message = f"{_told(found)} are drawn, not {_told(element.crowd)} as the ledger says"
            findings.add("A213", message, key=element.key, page=tag.page())


def _told(crowd: Crowd | None) -> str:
    if crowd is None:
        return "people of no known kind"
    return f"{crowd.filled} people filled, {crowd.between} with filled shoulders, {crowd.rest} in outline"


def count(shapes: Iterable[Shape]) -> Crowd | None:
    """A person is a head and, right below it, shoulders. None where shapes make no people."""
    kinds: Counter[tuple[bool, bool]] = Counter()
    for column in _columns(shapes):
        if len(column) % 2:
            return None
        for head, shoulders in zip(column[::2], column[1::2], strict=True):
            height = shoulders.box[3] - shoulders.box[1]
            if abs(head.box[1] - shoulders.box[3]) > height:
                return None
            kinds[head.filled, shoulders.filled] += 1
    crowd = Crowd(filled=kinds[True, True], between=kinds[False, True], rest=kinds[False, False])
    return None if kinds[True, False] else crowd


def _columns(shapes: Iterable[Shape]) -> Iterator[list[Shape]]:
    """Shapes one above the other, from the top."""
    ordered = sorted(shapes, key=_middle)
    starts = [0, *(i for i, (a, b) in enumerate(pairwise(ordered), 1) if _middle(b) - _middle(a) > _COLUMN)]
    for start, end in zip(starts, [*starts[1:], len(ordered)], strict=True):
        yield sorted(ordered[start:end], key=lambda shape: -shape.box[3])


def _middle(shape: Shape) -> float:
    return (shape.box[0] + shape.box[2]) / 2
