"""A clinic's copies, printed and read back: what the clinic's file says stands in the PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from leaflets.audit.auditor import audit_file
from leaflets.audit.languages import language_in
from leaflets.compose import clinics as composing
from leaflets.content.clinics import load_clinic
from leaflets.errors import LeafletError, Problem
from leaflets.model.edition import OWN, Edition, Makeup
from leaflets.model.library import Library
from leaflets.pipeline import Press
from tests.audit.conftest import DAY, ROOT

UK = ROOT / "content/clinics/example-uk.yaml"
EGYPT = ROOT / "content/clinics/example-eg.yaml"

Printed = Callable[..., Path]


@pytest.fixture
def printed(press: Press, library: Library, tmp_path: Path) -> Printed:
    """An edition in a clinic's copy, as a file."""

    def make(clinic: Path, locale: str, text: str, makeup: Makeup = OWN) -> Path:
        leaflet, level = text.split(".")
        edition = Edition(locale, leaflet, level, makeup)
        data = press.print_edition(edition, clinic=load_clinic(clinic, ROOT, library), as_of=DAY)
        path = tmp_path / edition.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    return make


def findings(path: Path, clinic: Path) -> tuple[Problem, ...]:
    return audit_file(path, ROOT, clinic, DAY)


def changed(clinic: Path, folder: Path, *pairs: tuple[str, str]) -> Path:
    """A copy of the clinic's file with other words in it."""
    text = clinic.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path = folder / "clinic.yaml"
    path.write_text(text, "utf-8")
    shutil.copy(clinic.parent / "example-logo.svg", folder)
    return path


def text_of(path: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


@pytest.mark.parametrize("clinic", [UK, EGYPT], ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("locale", "text", "makeup"),
    [
        ("en-GB", "surgery.standard", Makeup()),
        ("ar", "injections.easy", Makeup()),
        ("en-GB", "outlook.easy", Makeup(palette="mono")),
        ("ar", "outlook.standard", Makeup(layout="bilingual", beside="en-GB")),
        ("en-GB", "appointment.standard", Makeup(layout="diary")),
        ("en-GB", "options.standard", Makeup()),
    ],
)
def test_a_copy_says_what_the_clinics_file_says(
    printed: Printed, clinic: Path, locale: str, text: str, makeup: Makeup
) -> None:
    assert findings(printed(clinic, locale, text, makeup), clinic) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("+44 20 7946 0987", "+44 20 7946 0986", "+44 20 7946 0986"),
        ('emergency-number: "999"', 'emergency-number: "112"', "999"),
        ("Monday to Friday", "Monday to Thursday", "Thursday"),
        ("1 Example Street", "2 Example Street", "2 Example Street"),
        ("nurses@clinic", "doctors@clinic", "doctors@clinic"),
        ("Usually 2 to 4 nights", "Usually 3 to 4 nights", "3 to 4 nights"),
        ("Do not drive until", "Drive until", "Drive until"),
        ("Tell us your language", "Tell us your tongue", "tongue"),
        ("+44 808 157 0999", "+44 808 157 0998", "+44 808 157 0998"),
    ],
)
def test_a_copy_that_says_something_else_has_a_finding(
    printed: Printed, tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = printed(UK, "en-GB", "surgery.standard")
    found = findings(path, changed(UK, tmp_path, (old, new)))
    assert any(told in problem.message for problem in found)


def test_a_number_that_dials_another_is_found(printed: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    link = composing._link
    monkeypatch.setattr(
        composing, "_link", lambda merge, address, words: link(merge, address.replace("7946", "7947"), words)
    )
    found = findings(printed(UK, "en-GB", "basics.standard"), UK)
    assert {problem.code for problem in found} == {"A211"}


def test_a_chinese_leaflet_for_a_british_clinic_prints_999_and_not_120(printed: Printed) -> None:
    text = text_of(printed(UK, "zh-Hans", "basics.standard"))
    assert "请立即拨打999" in text
    assert re.search(r"\b120\b", text) is None
    assert findings(printed(UK, "zh-Hans", "basics.standard"), UK) == ()


def test_a_clinic_that_states_no_number_prints_its_countrys(printed: Printed, tmp_path: Path) -> None:
    clinic = changed(EGYPT, tmp_path, ('emergency-number: "123"\n', ""))
    path = printed(clinic, "en-GB", "basics.standard")
    assert "Emergency 123" in " ".join(text_of(path).split())
    assert findings(path, clinic) == ()


AMERICAN = (
    ("country: GB", "country: US"),
    ('emergency-number: "999"\n', ""),
    ("+44 20 7946 0123", "+1 202 555 0123"),
    ("+44 20 7946 0987", "+1 202 555 0187"),
    ("+44 808 157 0123", "(202) 555-0199"),
    ("+44 808 157 0999", "988"),
)


def test_dates_are_written_as_the_language_is_in_the_clinics_country(
    printed: Printed, tmp_path: Path, library: Library
) -> None:
    clinic = changed(UK, tmp_path, *AMERICAN)
    path = printed(clinic, "en-GB", "basics.standard")
    issued = library.locales["en-GB"].texts["basics.standard"].issued
    assert f"November {issued.day}, {issued.year}" in text_of(path)
    assert f"{issued.day} November {issued.year}" not in text_of(path)
    assert findings(path, clinic) == ()


@pytest.mark.parametrize(
    ("tag", "country", "november"),
    [("en-GB", "US", "November 22, 2026"), ("ar", "JO", "22 تشرين الثاني 2026"), ("es", "US", None)],
)
def test_the_audit_knows_a_language_in_a_country(tag: str, country: str, november: str | None) -> None:
    found = language_in(tag, country)
    assert found is not None
    assert found.long_date(DAY) == november or november is None


@pytest.mark.parametrize(("tag", "country"), [("zh-Hans", "GB"), ("en-GB", "CN"), ("ur", "EG")])
def test_a_language_that_cldr_does_not_know_in_a_country_keeps_its_own_dates(tag: str, country: str) -> None:
    assert language_in(tag, country) is None


@pytest.mark.parametrize(("locale", "label"), [("ar", "العنوان"), ("ur", "پتہ")])
def test_an_english_address_and_its_hours_stand_the_right_way_round_for_poppler(
    printed: Printed, locale: str, label: str
) -> None:
    path = printed(UK, locale, "basics.standard")
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], check=True, capture_output=True, text=True
    )
    lines = ["".join(char for char in line if char.isprintable()) for line in done.stdout.splitlines()]
    for words in (
        "+44 20 7946 0123",
        "1 Example Street, Exampleton EX1 1EX",
        "Monday to Friday, 9 am to 5 pm",
    ):
        assert any(words in line for line in lines), words
    assert any(label in line for line in lines)


def test_an_arabic_address_in_an_english_leaflet_is_read_in_its_order(printed: Printed) -> None:
    path = printed(EGYPT, "en-GB", "basics.standard")
    assert findings(path, EGYPT) == ()
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], check=True, capture_output=True, text=True
    )
    assert "شارع المثال" in done.stdout


def test_a_language_without_labels_says_what_is_missing(press: Press, library: Library) -> None:
    own = library.locales["ar"]
    bare = replace(own, locale=replace(own.locale, desk=None))
    without = replace(press, library=replace(library, locales={**library.locales, "ar": bare}))
    clinic = load_clinic(UK, ROOT, library)
    with pytest.raises(LeafletError) as caught:
        without.print_edition(Edition("ar", "basics", "standard"), clinic=clinic, as_of=DAY)
    (problem,) = caught.value.problems
    assert (problem.code, problem.where.file, problem.key) == (
        "S085",
        "content/locales/ar/locale.yaml",
        "desk",
    )
