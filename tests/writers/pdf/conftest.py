from __future__ import annotations

import pytest

from leaflets.writers.pdf.writer import write
from tests.writers.pdf import sheets
from tests.writers.pdf.reader import Reader
from tests.writers.pdf.sheets import Faces, Sheet


@pytest.fixture(scope="session")
def faces() -> Faces:
    return Faces()


@pytest.fixture(scope="session")
def english(faces: Faces) -> Sheet:
    return sheets.english(faces)


@pytest.fixture(scope="session")
def arabic(faces: Faces) -> Sheet:
    return sheets.arabic(faces)


@pytest.fixture(scope="session")
def english_pdf(english: Sheet, faces: Faces) -> Reader:
    return Reader(write(english.document, english.pages, faces))


@pytest.fixture(scope="session")
def arabic_pdf(arabic: Sheet, faces: Faces) -> Reader:
    return Reader(write(arabic.document, arabic.pages, faces))
