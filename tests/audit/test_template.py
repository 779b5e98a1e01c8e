"""No line of the layout template can be lost unseen.

A template with a line deleted prints nothing at all, or prints the same bytes, or the audit of what it
prints has findings. Two editions together reach every line: one for a clinic, with a review on
record, and one with the fields left empty.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.audit.auditor import audit_file
from leaflets.content.clinics import load_clinic
from leaflets.content.library import load
from leaflets.errors import LeafletError
from leaflets.model.content import Clinic
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = (ROOT / "content/layouts/leaflet.xml.j2").read_text(encoding="utf-8").splitlines()
EDITION = Edition("ar", "basics", "standard")
DAY = date(2026, 11, 22)
PARTS = 6
REVIEW = """\
reviews:
  - {leaflet: basics, locale: ar, level: standard, version: "0.1", role: clinician, date: 2026-11-20}
"""


@dataclass(frozen=True)
class Bench:
    """A workspace with a review on record, and a press that prints from it."""

    root: Path
    library: Library
    fonts: FontLibrary
    typesetter: Typesetter
    clinic: Clinic
    clinic_file: Path

    def print_with(self, template: list[str], clinic: Clinic | None) -> bytes:
        library = replace(self.library, layouts={"leaflet": "\n".join(template)})
        return Press(library, self.fonts, self.typesetter).print_edition(EDITION, clinic=clinic, as_of=DAY)

    def findings(self, data: bytes, clinic: Clinic | None) -> set[str]:
        path = self.root / EDITION.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        problems = audit_file(path, self.root, self.clinic_file if clinic else None, DAY)
        return {problem.code for problem in problems}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    root = tmp_path_factory.mktemp("workspace")
    shutil.copytree(ROOT / "content", root / "content")
    (root / "fonts").symlink_to(ROOT / "fonts")
    (root / "content/reviews.yaml").write_text(REVIEW, encoding="utf-8")
    fonts = FontLibrary.open(root)
    clinic_file = root / "content/clinics/example-uk.yaml"
    clinic = load_clinic(clinic_file, root)
    return Bench(root, load(root), fonts, Typesetter(fonts), clinic, clinic_file)


@pytest.mark.parametrize("filled", [True, False], ids=["clinic", "empty-fields"])
def test_the_whole_template_has_no_findings(bench: Bench, filled: bool) -> None:
    clinic = bench.clinic if filled else None
    assert bench.findings(bench.print_with(TEMPLATE, clinic), clinic) == set()


@pytest.mark.parametrize("part", range(PARTS))
def test_a_deleted_line_is_caught(bench: Bench, part: int) -> None:
    whole = [(clinic, bench.print_with(TEMPLATE, clinic)) for clinic in (bench.clinic, None)]
    unseen = [
        f"{number + 1}: {line}"
        for number, line in enumerate(TEMPLATE)
        if number % PARTS == part and _changes_unseen(bench, number, whole)
    ]
    assert unseen == []


def _changes_unseen(bench: Bench, number: int, whole: list[tuple[Clinic | None, bytes]]) -> bool:
    """Whether some edition is printed differently without the line and no audit notices."""
    template = TEMPLATE[:number] + TEMPLATE[number + 1 :]
    for clinic, data in whole:
        try:
            printed = bench.print_with(template, clinic)
        except LeafletError:  # nothing is printed, and it is said why
            return False
        if printed != data:
            return not bench.findings(printed, clinic)
    return False
