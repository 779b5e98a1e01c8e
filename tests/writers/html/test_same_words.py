"""A leaflet says the same on screen and on paper: every word, heading, item, cell, description, language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from leaflets.audit.ears import Heard, Saying, hear
from leaflets.build.plan import plan
from leaflets.content.clinics import load_clinic
from leaflets.content.library import load
from leaflets.model.edition import Edition
from leaflets.model.screen import Surroundings
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.writers.html.spoken import said, tidy

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 11, 30)
AROUND = Surroundings("leaflet.css")
BULLETS = frozenset("•◦▪☐")
"""Drawn on paper, a matter of the style sheet on screen."""


@lru_cache(maxsize=1)
def press() -> Press:
    fonts = FontLibrary.open(ROOT)
    return Press(load(ROOT), fonts, Typesetter(fonts))


def editions() -> list[Edition]:
    return list(plan(press().library, (), (), ()))


def paper(data: bytes, name: str) -> tuple[Saying, ...]:
    """What is heard of the PDF, without what a page on screen does not have: pages, how many headings there
    are, bullets. White space is of no account in either.
    """
    heard = hear(data, name)
    assert isinstance(heard, Heard), heard
    return tuple(map(_unpaged, heard.sayings))


def _unpaged(saying: Saying) -> Saying:
    label = "" if saying.label in BULLETS else saying.label
    plain = replace(saying, words=tidy(saying.words), page=0, label=label)
    return replace(plain, number=0, count=0) if saying.kind == "heading" else plain
