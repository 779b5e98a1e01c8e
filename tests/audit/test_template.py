"""No line of a layout template can be lost unseen.

A template with a line deleted prints nothing at all, or makes the same document, or the audit of what it
prints has findings. Three editions together reach every line of the leaflet's: one for a clinic, with a
review on record, and one with the fields left empty, both cut down to the sections that have most kinds of
block, since every line is a leaflet to print and to read; and the sample that has the rest.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from leaflets.audit.auditor import audit_file
from leaflets.compose.composer import compose
from leaflets.compose.specimen import compose_specimen
from leaflets.content.clinics import load_clinic
from leaflets.content.library import load
from leaflets.content.records import FILE, appended, reviews_of
from leaflets.errors import LeafletError, Where
from leaflets.model.clinic import Clinic
from leaflets.model.document import Document
from leaflets.model.edition import Edition, Makeup, SpecimenSheet
from leaflets.model.library import Library
from leaflets.model.record import Recorded
from leaflets.pipeline import Press
from leaflets.records.signing import Signature, entry_of
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.fixtures.sample import add_sample

ROOT = Path(__file__).resolve().parents[2]
EDITION = Edition("es", "basics", "standard")
SAMPLE = Edition("en-GB", "blocks", "detailed")
GRID = Edition("en-GB", "options", "standard")
DIARY = Edition("en-GB", "appointment", "easy", Makeup(layout="diary"))
SPECIMEN = SpecimenSheet("es")
SECTIONS = ("who", "symptoms", "cause", "treatments")
DAY = date(2026, 11, 22)
PARTS = 6


def lines(layout: str) -> list[str]:
    return (ROOT / f"content/layouts/{layout}.xml.j2").read_text(encoding="utf-8").splitlines()


TEMPLATES = {layout: lines(layout) for layout in ("leaflet", "parts", "grid", "form", "specimen")}


@dataclass(frozen=True)
class Bench:
    """A workspace with a review on record and a short text, and a press that prints from it."""

    root: Path
    library: Library
    fonts: FontLibrary
    typesetter: Typesetter
    clinic: Clinic
    clinic_file: Path

    def sheets(self, layout: str) -> list[Sheet]:
        if layout == "specimen":
            return [Sheet(self, layout, None)]
        if layout == "grid":
            return [Sheet(self, layout, None, GRID)]
        diaries = ((DIARY, self.clinic), (DIARY, None))
        if layout == "form":
            return [Sheet(self, layout, clinic, edition) for edition, clinic in diaries]
        editions = [(EDITION, self.clinic), (EDITION, None), (SAMPLE, None)]
        if layout == "parts":
            editions += diaries
        return [Sheet(self, layout, clinic, edition) for edition, clinic in editions]


@dataclass(frozen=True)
class Sheet:
    """One leaflet or specimen to print with any template in the place of its own."""

    bench: Bench
    layout: str
    clinic: Clinic | None
    edition: Edition = EDITION

    def _library(self, template: list[str]) -> Library:
        library = self.bench.library
        return replace(library, templates={**library.templates, self.layout: "\n".join(template)})

    def compose(self, template: list[str]) -> Document:
        library = self._library(template)
        if self.layout == "specimen":
            return compose_specimen(library, SPECIMEN.locale)
        return compose(library, self.edition, clinic=self.clinic, as_of=DAY)

    def findings(self, template: list[str]) -> set[str]:
        """Codes of what the audit says of the printed file."""
        bench = self.bench
        press = Press(self._library(template), bench.fonts, bench.typesetter)
        if self.layout == "specimen":
            path, data = bench.root / SPECIMEN.path, press.print_specimen(SPECIMEN)
        else:
            path = bench.root / self.edition.path
            data = press.print_edition(self.edition, clinic=self.clinic, as_of=DAY)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        problems = audit_file(path, bench.root, bench.clinic_file if self.clinic else None, DAY)
        return {problem.code for problem in problems}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    root = tmp_path_factory.mktemp("workspace")
    shutil.copytree(ROOT / "content", root / "content")
    (root / "fonts").symlink_to(ROOT / "fonts")
    add_sample(root)
    fonts = FontLibrary.open(root)
    clinic_file = root / "content/clinics/example-uk.yaml"
    whole = load(root, ("en-GB", "es"))
    clinic = load_clinic(clinic_file, root, whole)
    library = reviewed(shortened(whole, root), root)
    return Bench(root, library, fonts, Typesetter(fonts), clinic, clinic_file)


def reviewed(library: Library, root: Path) -> Library:
    """A clinician has read the text, in the library and in the records that the audit reads."""
    signature = Signature("clinician", "c1", date(2026, 11, 20))
    record = Recorded(entry_of(library, EDITION.locale, EDITION.text, signature), Where(FILE), "")
    (root / FILE).write_bytes(appended((), [record.entry]))
    return replace(library, reviews=reviews_of([record]))


def shortened(library: Library, root: Path) -> Library:
    """Only SECTIONS of the text are left, in the library and in the YAML that the audit reads."""
    path = root / "content/locales" / EDITION.locale / f"{EDITION.text}.yaml"
    tree = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    tree["sections"] = {name: tree["sections"][name] for name in SECTIONS}
    path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    folder = library.locales[EDITION.locale]
    text = folder.texts[EDITION.text]
    text = replace(text, sections={name: text.sections[name] for name in SECTIONS})
    return replace(
        library,
        locales={
            **library.locales,
            EDITION.locale: replace(folder, texts={**folder.texts, EDITION.text: text}),
        },
    )


@pytest.mark.parametrize("layout", TEMPLATES)
def test_the_whole_template_has_no_findings(bench: Bench, layout: str) -> None:
    for sheet in bench.sheets(layout):
        assert sheet.findings(TEMPLATES[layout]) == set()


@pytest.mark.parametrize("layout", TEMPLATES)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_deleted_line_is_caught(bench: Bench, layout: str, part: int) -> None:
    whole = [(sheet, sheet.compose(TEMPLATES[layout])) for sheet in bench.sheets(layout)]
    unseen = [
        f"{number + 1}: {line}"
        for number, line in enumerate(TEMPLATES[layout])
        if number % PARTS == part and _changes_unseen(layout, number, whole)
    ]
    assert unseen == []


def _changes_unseen(layout: str, number: int, whole: list[tuple[Sheet, Document]]) -> bool:
    """Whether some document is another one without the line and no audit notices."""
    template = TEMPLATES[layout][:number] + TEMPLATES[layout][number + 1 :]
    for sheet, document in whole:
        try:
            if sheet.compose(template) != document:
                return not sheet.findings(template)
        except LeafletError:  # nothing is printed, and it is said why
            return False
    return False
