"""Copies of a clinic that has a logo and an address, printed from the real workspace."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

from leaflets.content.clinics import load_clinic
from leaflets.model.artwork import Art, Raster, Vector, raster
from leaflets.model.clinic import Clinic
from leaflets.model.edition import Edition, Makeup
from tests.end_to_end.prints import DAY, ROOT, press

ADDRESS = "https://example.org/uk/leaflets/"


@lru_cache(maxsize=1)
def example() -> Clinic:
    return load_clinic(ROOT / "content/clinics/example-uk.yaml", ROOT, press().library)


def with_art(art: Art | None, url: str | None = None, alt: Mapping[str, Any] | None = None) -> Clinic:
    """The example with another logo, or none, and another address, or none."""
    clinic = example()
    assert clinic.logo is not None
    logo = None if art is None else replace(clinic.logo, art=art, alt=alt or clinic.logo.alt)
    return replace(clinic, logo=logo, url=url)


def dotted(width: int = 450, height: int = 180) -> Raster:
    """A picture whose dots all differ from their neighbours."""
    rgb = bytes(value for y in range(height) for x in range(width) for value in (x % 256, y % 256, 90))
    return raster(width, height, rgb)


def drawn() -> Vector:
    shape = '<rect x="2" y="2" width="96" height="36" fill="#C81E5A"/>'
    return Vector(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">{shape}</svg>', "logo.svg")


def copy(name: str, clinic: Clinic | None, **makeup: str) -> bytes:
    """`name`: "en-GB/basics.standard"; `makeup`: layout, paper, palette, beside."""
    locale, _, text = name.partition("/")
    leaflet, _, level = text.partition(".")
    edition = Edition(locale, leaflet, level, Makeup(**makeup))
    return press().print_edition(edition, clinic=clinic, as_of=DAY)


@dataclass(frozen=True)
class Picture:
    """A picture in dots that a page paints. `entries`: the names of what its object says of it."""

    page: int
    size: tuple[int, int]
    space: str
    bits: int
    entries: frozenset[str]
    data: bytes


def images(data: bytes) -> Iterator[Picture]:
    """Each picture in dots as often as it is painted."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for step in pikepdf.parse_content_stream(page):
                if str(step.operator) == "Do":
                    found = page.Resources.XObject[str(step.operands[0])]
                    if found.Subtype == "/Image":
                        yield Picture(
                            number,
                            (int(found.Width), int(found.Height)),
                            str(found.ColorSpace),
                            int(found.BitsPerComponent),
                            frozenset(map(str, found.keys())),
                            found.read_bytes(),
                        )


def seen(data: bytes, page: int, box: tuple[float, float, float, float], dpi: int) -> Image.Image:
    """What PDFium shows in a box (points, from the lower left corner), in grey."""
    document = pypdfium2.PdfDocument(data)
    sheet = document[page]
    left, bottom, right, top = box
    crop = (left, bottom, sheet.get_width() - right, sheet.get_height() - top)
    shown: Image.Image = sheet.render(scale=dpi / 72, crop=crop).to_pil().convert("RGB")
    return shown
