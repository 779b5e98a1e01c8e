"""A clinic's logo and QR code: what its own file asks for must be on paper, and no picture beside it.

That a camera reads the code the tests show (tests/end_to_end/test_qr.py); here its ground is judged, and that
what is said of it leads to this edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaflets.audit.findings import Findings
from leaflets.audit.leaflet import Leaflet
from leaflets.audit.painting import Area, Box, Painting
from leaflets.audit.reading import Reader
from leaflets.audit.sheet import CODE
from leaflets.audit.structure import Tag
from leaflets.audit.telling import SMALLEST, Expected

PICTURE, DRAWING, CODED = "picture", "drawing", "code"
"""What a figure of a clinic's is made of: dots, shapes, or the squares of a QR code."""

WIDEST, HIGHEST = 50.0, 18.0
"""Millimetres of a logo."""

_MILLIMETRE = 72 / 25.4
_LEAST_SQUARE = 0.5
"""Millimetres of the smallest square of a QR code."""
_QUIET = 4
"""Squares of white around it."""
_EDGE = 0.1
"""Points by which places differ that were rounded."""


def logo(leaflet: Leaflet) -> Iterator[Expected]:
    """The clinic's logo, said in the sheet's language or else in the clinic's own."""
    clinic, locale = leaflet.edition.clinic, leaflet.own.locale
    if clinic is None or not clinic.has("logo.file"):
        return
    said = locale if clinic.has(f"logo.alt.{locale}") else clinic.value("language")
    words = clinic.words(f"logo.alt.{said}")
    made = DRAWING if clinic.value("logo.file").lower().endswith(".svg") else PICTURE
    yield Expected("Figure", said, keys=(words.key,), alt=words.text, art=made)


def current(leaflet: Leaflet, other: Leaflet | None = None) -> Iterator[Expected]:
    """The QR code, and beside it what it is for; on a bilingual sheet in the other language too."""
    clinic, own = leaflet.edition.clinic, leaflet.own
    if clinic is None or not clinic.has("url"):
        return
    url = clinic.value("url")
    address = url if "{code}" in url else f"{url}#{{code}}"
    alt = own.figures.printed(own.words.words("desk.qr-code"), address=address)
    code = Expected("Figure", own.locale, keys=(alt.key,), alt=alt.text, art=CODED)
    tellers = [each.own for each in (leaflet, other) if each]
    said = (each.element("P", each.plain("desk.current"), floor=SMALLEST) for each in tellers)
    yield own.group("Div", code, *said)


def is_described(said: str, wanted: str) -> bool:
    """Whether an alternative text is the one wanted; where that has {code}, any code may stand."""
    pattern = re.escape(wanted).replace(re.escape("{code}"), CODE.pattern)
    return re.fullmatch(pattern, said) is not None


def check_artwork(
    pairs: Iterable[tuple[Expected, Tag]], reader: Reader, paintings: Iterable[Painting], findings: Findings
) -> None:
    """`pairs`: what was expected, and the tag that was found for it."""
    allowed: set[tuple[int, int | None]] = set()
    for element, tag in pairs:
        if element.art:
            allowed |= {(content.page, content.mcid) for content in tag.contents()}
            check = _check_code if element.art == CODED else _check_logo
            check(element, tag, reader, findings)
    for page, painting in enumerate(paintings):
        for image in painting.images:
            if (page, image.mark.mcid) not in allowed or image.mark.artifact is not None:
                message = "a picture is painted that no clinic's logo is"
                findings.add("A216", message, page=page + 1)


def _check_logo(element: Expected, tag: Tag, reader: Reader, findings: Findings) -> None:
    """It is painted there, in what the clinic's file is made of, on page 1, no larger than a logo may be."""
    key, page = element.key, tag.page()
    if tag.lang != element.lang:
        findings.add(
            "A215", f"the logo is described in {tag.lang}, not in {element.lang}", key=key, page=page
        )
    boxes = list(_images(tag, reader) if element.art == PICTURE else _shapes(tag, reader))
    if not boxes:
        findings.add("A215", f"the logo is no {element.art} on the page", key=key, page=page)
        return
    left, bottom, right, top = _around(boxes)
    wide, high = (right - left) / _MILLIMETRE, (top - bottom) / _MILLIMETRE
    if wide > WIDEST + _EDGE or high > HIGHEST + _EDGE:
        message = f"the logo is {wide:.1f} by {high:.1f} mm, more than {WIDEST:g} by {HIGHEST:g}"
        findings.add("A215", message, key=key, page=page)


def _check_code(element: Expected, tag: Tag, reader: Reader, findings: Findings) -> None:
    """Black squares, large enough, on white that is as wide around them as a camera needs; and the code that
    is said of them is that of the footer.
    """
    key, page = element.key, tag.page()
    areas = list(_areas(tag, reader))
    light = [area.box for area in areas if min(area.colour) > 1 - 1e-3]
    dark = [area for area in areas if max(area.colour) < 1e-3]
    if not light or not dark:
        findings.add("A217", "the QR code is not black on white", key=key, page=page)
        return
    squares = [_box(polygon) for area in dark for polygon in area.polygons]
    square = min(min(right - left, top - bottom) for left, bottom, right, top in squares)
    if square < _LEAST_SQUARE * _MILLIMETRE - _EDGE / 2:
        message = f"the QR code has squares of {square / _MILLIMETRE:.2f} mm, it needs {_LEAST_SQUARE:g}"
        findings.add("A217", message, key=key, page=page)
    inner, ground = _around(area.box for area in dark), _around(light)
    white = min(*(inner[i] - ground[i] for i in (0, 1)), *(ground[i] - inner[i] for i in (2, 3)))
    if white < _QUIET * square - _EDGE:
        message = f"the QR code has {white / _MILLIMETRE:.1f} mm of white around it, too little for a camera"
        findings.add("A217", message, key=key, page=page)
    codes = CODE.findall((tag.alt or "").rpartition("/")[2])
    footer = _footer(tag, reader)
    if not any(code in footer for code in codes):
        findings.add("A217", "the QR code leads to another code than the footer's", key=key, page=page)


def _footer(tag: Tag, reader: Reader) -> str:
    painting = reader.pages[max(0, tag.page() - 1)].painting
    shown = (part.text for part in painting.shown if part.mark.artifact is not None)
    return "".join("".join(shown).split())


def _areas(tag: Tag, reader: Reader) -> Iterator[Area]:
    for content in tag.contents():
        areas = reader.pages[content.page].painting.areas
        yield from (area for area in areas if area.mark.mcid == content.mcid)


def _shapes(tag: Tag, reader: Reader) -> Iterator[Box]:
    for content in tag.contents():
        shapes = reader.pages[content.page].painting.shapes
        yield from (shape.box for shape in shapes if shape.mcid == content.mcid)


def _images(tag: Tag, reader: Reader) -> Iterator[Box]:
    for content in tag.contents():
        images = reader.pages[content.page].painting.images
        yield from (image.box for image in images if image.mark.mcid == content.mcid)


def _box(polygon: Iterable[tuple[float, float]]) -> Box:
    xs, ys = zip(*polygon, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _around(boxes: Iterable[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
