"""Pages for tests: those of the workspace, and those of Documents written out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from leaflets.content.library import load
from leaflets.model.clinic import Clinic
from leaflets.model.content import Direction
from leaflets.model.edition import Edition, Makeup
from leaflets.model.screen import Neighbour, Screen, Surroundings
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.html.page import write_html
from tests.layout.documents import Node, document

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 11, 30)
AROUND = Surroundings(
    "../leaflet.css",
    pdf="basics.standard.pdf",
    index="index.html",
    levels=(Neighbour("basics.easy.html", "Easy", "en-GB", Direction.LTR),),
    others=(
        Neighbour("../ar/basics.standard.html", "العربية", "ar", Direction.RTL),
        Neighbour("../de/basics.standard.html", "Deutsch", "de", Direction.LTR),
    ),
)


@lru_cache(maxsize=1)
def press() -> Press:
    fonts = FontLibrary.open(ROOT)
    return Press(load(ROOT), fonts, Typesetter(fonts))


def edition(name: str, layout: str = "") -> Edition:
    """`name`: "en-GB/basics.standard"."""
    locale, _, text = name.partition("/")
    leaflet, _, level = text.partition(".")
    return Edition(locale, leaflet, level, Makeup(layout=layout))


def page(of: Edition, clinic: Clinic | None = None, around: Surroundings = AROUND) -> str:
    return press().html(of, clinic=clinic, as_of=DAY, around=around)


def by_hand(*parts: Node, drawings: Mapping[str, str] | None = None, direction: str = "ltr") -> str:
    """A page with these parts alone."""
    words = press().library.locales["en-GB"].locale.site
    screen = Screen("standard", "leaflet", words, "en-GB", Direction.LTR, AROUND)
    return write_html(document(*parts, direction=direction), drawings or {}, screen)
