"""Every layout as `make conformance` prints it: sheets.yaml says which texts, papers and styles.

    python -m tests.conformance.sheets          into build/sheets

Printed as `leaflets build` prints them. A sheet that cannot be had is an error: none is left out in silence.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from leaflets.build.look import Choice
from leaflets.build.plan import plan
from leaflets.cli.printing import Order, Planned, print_all, processors
from leaflets.cli.report import Report
from leaflets.errors import Problem
from leaflets.model.clinic import Clinic
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library

ROOT = Path(__file__).resolve().parents[2]
LIST = Path(__file__).with_name("sheets.yaml")
FOLDER = ROOT / "build" / "sheets"


@dataclass(frozen=True, slots=True)
class Asked:
    """One sheet in one language, as a person would ask for it: every name is given."""

    locale: str
    leaflet: str
    level: str
    makeup: Makeup


def asked(root: Path = ROOT) -> tuple[Asked, ...]:
    """Every sheet of the list, in each of its languages that has the text."""
    data = yaml.safe_load(LIST.read_text("utf-8"))
    return tuple(
        _asked(root, entry, locale, data["beside"])
        for entry in data["sheets"]
        for locale in entry.get("locales", data["locales"])
        if (root / "content" / "locales" / locale / f"{entry['text']}.yaml").is_file()
    )


def _asked(root: Path, entry: Mapping[str, str], locale: str, beside: Mapping[str, str]) -> Asked:
    leaflet, _, level = entry["text"].partition(".")
    other = beside[locale] if layout_of(root, entry["layout"]).get("bilingual") else ""
    makeup = Makeup(entry["layout"], entry["paper"], entry.get("style", ""), other)
    return Asked(locale, leaflet, level, makeup)


def layout_of(root: Path, name: str) -> Mapping[str, Any]:
    """A layout's own file, as YAML has it."""
    path = root / "content" / "layouts" / f"{name}.yaml"
    return dict(yaml.safe_load(path.read_text("utf-8")))


def planned(library: Library, _: Clinic | None = None) -> Planned:
    """The editions of all sheets; a sheet that cannot be had is a problem."""
    editions: dict[Edition, None] = {}
    problems: list[Problem] = []
    for sheet in asked():
        found, wrong = plan(library, [sheet.locale], [sheet.leaflet], [sheet.level], sheet.makeup)
        # A booklet brings its pages along, which the list asks for itself.
        editions |= dict.fromkeys(each for each in found if each.makeup.paper in ("", sheet.makeup.paper))
        problems += wrong
    return Planned(tuple(editions), tuple(problems))


def main() -> int:
    order = Order(ROOT, FOLDER, "sheets", Choice(), None, date.today(), processors(), False, False)
    return print_all(order, planned, Report())


if __name__ == "__main__":
    sys.exit(main())
