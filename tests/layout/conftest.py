"""The project's own style and fonts, to set documents in that are written out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leaflets.content.library import load
from leaflets.layout.paginate import paginate
from leaflets.model.content import Direction
from leaflets.model.document import Document
from leaflets.model.library import Library
from leaflets.model.page import Pages
from leaflets.model.style import Style
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def library() -> Library:
    return load(ROOT)


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter(FontLibrary.open(ROOT))


Setter = Callable[..., Pages]


@pytest.fixture(scope="session")
def set_pages(library: Library, typesetter: Typesetter) -> Setter:
    """Paginate by hand: a document in English or, where it runs from right to left, in Arabic."""

    def run(text: Document, drawings: dict[str, str] | None = None, **changes: Any) -> Pages:
        locale = library.locales["ar" if text.metadata.direction is Direction.RTL else "en-GB"].locale
        style = library.styles["standard"]
        assert isinstance(style, Style)
        style = replace(style, **changes)
        return paginate(text, style, library.papers["a4"], typesetter, locale, drawings or {})

    return run
