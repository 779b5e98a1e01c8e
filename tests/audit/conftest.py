"""The real leaflets, printed once for all tests of the audit, and a way to spoil a copy of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from leaflets.audit.auditor import audit_file
from leaflets.content.library import load
from leaflets.errors import Problem
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)

Audit = Callable[..., tuple[Problem, ...]]


@pytest.fixture(scope="session")
def library() -> Library:
    return load(ROOT)


@pytest.fixture(scope="session")
def press(library: Library) -> Press:
    fonts = FontLibrary.open(ROOT)
    return Press(library, fonts, Typesetter(fonts))


@pytest.fixture(scope="session")
def clean(press: Press) -> dict[str, bytes]:
    """Locale -> the leaflet `basics` at the standard level, as built."""
    return {
        locale: press.print_edition(Edition(locale, "basics", "standard"), as_of=DAY)
        for locale in ("en-GB", "ar")
    }


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """Audit bytes as the file of their locale: `audit("ar", data)`."""

    def run(
        locale: str, data: bytes, *, clinic: Path | None = None, as_of: date = DAY
    ) -> tuple[Problem, ...]:
        path = tmp_path / locale / "basics.standard.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return audit_file(path, ROOT, clinic, as_of)

    return run


@pytest.fixture
def damaged(clean: dict[str, bytes], tmp_path: Path) -> Callable[[str, Callable[[pikepdf.Pdf], None]], bytes]:
    """The bytes of a clean leaflet after a damage of damage.py."""

    def spoil(locale: str, damage: Callable[[pikepdf.Pdf], None]) -> bytes:
        path = tmp_path / "damaged.pdf"
        source = tmp_path / "clean.pdf"
        source.write_bytes(clean[locale])
        with pikepdf.open(source) as pdf:
            damage(pdf)
            pdf.save(path)
        return path.read_bytes()

    return spoil
