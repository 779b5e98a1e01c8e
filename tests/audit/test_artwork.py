"""The audit of a clinic's logo and QR code: a copy as printed passes, a spoilt one is caught and named."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from leaflets.audit.auditor import audit_file
from leaflets.content.clinics import load_clinic
from leaflets.model.edition import Edition
from leaflets.pipeline import Press
from tests.audit.conftest import DAY, ROOT
from tests.audit.damage import Instructions, elements, marks, operator, repaint

CLINIC = """\
clinic: north
language: en-GB
name: "North Clinic (not a real clinic)"
country: GB
emergency-number: "999"
phones: {{clinic: {{number: "+44 20 7946 0123"}}}}
hours: "Monday to Friday"
url: "https://example.org/north/"
logo: {{file: {file}, alt: {{en-GB: "Logo of the North Clinic"}}}}
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">'
    '<rect width="90" height="30" fill="#0B4F60"/></svg>'
)


@pytest.fixture
def clinic(tmp_path: Path) -> Callable[[str], Path]:
    def write(file: str) -> Path:
        Image.new("RGB", (450, 150), (200, 30, 90)).save(tmp_path / "logo.png")
        (tmp_path / "logo.svg").write_text(SVG)
        path = tmp_path / "north.yaml"
        path.write_text(CLINIC.format(file=file), encoding="utf-8")
        return path

    return write


@pytest.fixture
def copy(press: Press, clinic: Callable[[str], Path]) -> Callable[..., bytes]:
    def printed(locale: str = "en-GB", file: str = "logo.png") -> bytes:
        loaded = load_clinic(clinic(file), ROOT, press.library)
        return press.print_edition(Edition(locale, "basics", "standard"), clinic=loaded, as_of=DAY)

    return printed


@pytest.fixture
def codes(tmp_path: Path, clinic: Callable[[str], Path]) -> Callable[..., set[str]]:
    """The codes of what the audit says of a file, after it was damaged."""

    def run(
        data: bytes, damage: Callable[[Pdf], None], *, locale: str = "en-GB", of: str = "logo.png"
    ) -> set[str]:
        path = tmp_path / locale / "basics.standard.pdf"
        path.parent.mkdir(exist_ok=True)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            damage(pdf)
            pdf.save(path)
        own = clinic(of) if of else None
        return {problem.code for problem in audit_file(path, ROOT, own, DAY)}

    return run


def figure(pdf: Pdf, words: str) -> pikepdf.Object:
    (found,) = [each for each in elements(pdf, "Figure") if words in str(each.get(Name.Alt, ""))]
    return found


def nothing(_: Pdf) -> None:
    """A copy as printed."""


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
@pytest.mark.parametrize("file", ["logo.png", "logo.svg"])
def test_a_copy_with_logo_and_code_has_no_findings(copy, codes, locale, file):
    assert codes(copy(locale, file), nothing, locale=locale, of=file) == set()


def without(pdf: Pdf, words: str, gone: str) -> None:
    """The operators of these names, out of what a figure paints."""
    element = figure(pdf, words)
    mcid = marks(element)[0]
    page = next(page for page in pdf.pages if page.obj.objgen == element.Pg.objgen)

    def cut(steps: Instructions) -> Instructions:
        inside, kept = False, []
        for operands, name in steps:
            if str(name) == "BDC":
                inside = (
                    len(operands) > 1
                    and isinstance(operands[1], Dictionary)
                    and operands[1].get("/MCID") == mcid
                )
            inside = inside and str(name) != "EMC"
            if not (inside and str(name) in gone.split()):
                kept.append((operands, name))
        return kept

    repaint(page, cut)


def test_a_logo_that_is_not_painted_is_missed(copy, codes):
    assert "A215" in codes(copy(), lambda pdf: without(pdf, "Logo", "Do"))
    gone = codes(copy(file="logo.svg"), lambda pdf: without(pdf, "Logo", "f re"), of="logo.svg")
    assert "A215" in gone


def test_a_logo_said_in_another_language_is_told(copy, codes):
    def change(pdf: Pdf) -> None:
        figure(pdf, "Logo").Lang = pikepdf.String("ar")

    assert "A215" in codes(copy(), change)


def test_a_logo_said_in_other_words_is_told(copy, codes):
    def change(pdf: Pdf) -> None:
        figure(pdf, "Logo").Alt = pikepdf.String("Logo of the South Clinic")

    assert codes(copy(), change) == {"A207"}


def test_a_logo_that_has_grown_is_told(copy, codes):
    def change(pdf: Pdf) -> None:
        def grow(steps: Instructions) -> Instructions:
            at = next(i for i, (_, name) in enumerate(steps) if str(name) == "Do") - 1
            ((matrix, name),) = operator(b"180 0 0 60 300 700 cm")
            return [*steps[:at], (matrix, name), *steps[at + 1 :]]

        repaint(pdf.pages[0], grow)

    assert "A215" in codes(copy(), change)


def test_a_picture_that_no_clinic_asked_for_is_told(copy, codes):
    """Beside the logo, as decoration, where no tag speaks of it."""

    def change(pdf: Pdf) -> None:
        more = operator(b"/Artifact<</Type/Layout>>BDC q 40 0 0 40 300 300 cm /I0 Do Q EMC")
        repaint(pdf.pages[0], lambda steps: [*steps, *more])

    assert codes(copy(), change) == {"A216"}


def test_a_see_through_picture_is_beyond_the_audit(copy, codes):
    def change(pdf: Pdf) -> None:
        image = pdf.pages[0].Resources.XObject["/I0"]
        image.Interpolate = True

    assert codes(copy(), change) == {"A105"}


def test_a_code_in_another_colour_or_without_its_white_ground_is_told(copy, codes):
    def recolour(pdf: Pdf) -> None:
        element = figure(pdf, "QR")
        page = next(page for page in pdf.pages if page.obj.objgen == element.Pg.objgen)

        def change(steps: Instructions) -> Instructions:
            pale = operator(b"0.4 0.4 0.4 rg")
            at = max(i for i, (operands, _) in enumerate(steps) if len(operands) == 3 and not any(operands))
            return [*steps[:at], *pale, *steps[at + 1 :]]

        repaint(page, change)

    assert "A217" in codes(copy(), recolour)
    assert "A217" in codes(copy(), lambda pdf: without(pdf, "QR", "re"))


def test_a_code_of_another_edition_is_told(copy, codes):
    def change(pdf: Pdf) -> None:
        figure(pdf, "QR").Alt = pikepdf.String("QR code that leads to https://example.org/north/#h4k2wm")

    assert codes(copy(), change) == {"A217"}
