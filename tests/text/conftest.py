from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.model.content import Direction
from leaflets.model.text import TextStyle
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def fonts() -> FontLibrary:
    return FontLibrary.open(ROOT)


@pytest.fixture
def typesetter(fonts: FontLibrary) -> Typesetter:
    return Typesetter(fonts)


@pytest.fixture
def english() -> TextStyle:
    return TextStyle(("noto-sans",), 12, Direction.LTR, "en-GB")


@pytest.fixture
def arabic() -> TextStyle:
    return TextStyle(("vazirmatn", "noto-sans", "noto-naskh-arabic"), 12.5, Direction.RTL, "ar")
