"""Write leaflets/audit/languages.json from CLDR, as npm carries it.

    python tools/audit_languages.py

For maintainers, when CLDR has a new edition. The audit compares what Babel
printed with CLDR itself; this data is its only source, and nothing else reads it. The same edition
always gives the same bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: The edition that the locked Babel carries: a word that CLDR changed later is no fault of a file.
EDITION = "47.0.0"
PACKAGES = ("cldr-core", "cldr-dates-full", "cldr-numbers-full")
TARGET = Path(__file__).resolve().parent.parent / "leaflets" / "audit" / "languages.json"

#: CLDR calls Brazilian Portuguese plain "pt", and what is said of a language holds for its main script.
NAMES = {"pt": "pt-BR"}
ROOT = ("root", "und")
NAMELESS = "M01"
"""What stands for January where CLDR has no name for it."""


def fetch(folder: Path) -> None:
    for package in PACKAGES:
        command = ["npm", "pack", "--silent", f"{package}@{EDITION}"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        with tarfile.open(folder / done.stdout.strip()) as archive:
            archive.extractall(folder / package, filter="data")


def read(folder: Path, package: str, path: str) -> Any:
    return json.loads((folder / package / "package" / path).read_text(encoding="utf-8"))


def languages(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    plurals = read(folder, "cldr-core", "supplemental/plurals.json")["supplemental"]["plurals-type-cardinal"]
    parents = read(folder, "cldr-core", "supplemental/parentLocales.json")["supplemental"]["parentLocales"]
    main = folder / "cldr-dates-full" / "package" / "main"
    for name in sorted(path.name for path in main.iterdir()):
        numbers = read(folder, "cldr-numbers-full", f"main/{name}/numbers.json")["main"][name]["numbers"]
        dates = read(folder, "cldr-dates-full", f"main/{name}/ca-gregorian.json")["main"][name]["dates"]
        calendar = dates["calendars"]["gregorian"]
        heirs = (name, parents["parentLocale"].get(name), name.partition("-")[0])
        rules = next((plurals[heir] for heir in heirs if heir in plurals and heir not in ROOT), None)
        months = [calendar["months"]["format"]["wide"][str(month)] for month in range(1, 13)]
        if (
            rules is None
            or months[0] == NAMELESS
            or "," not in numbers["decimalFormats-numberSystem-latn"]["standard"]
        ):
            continue
        yield (
            NAMES.get(name, name),
            {
                "plural": dict(conditions(rules)),
                "group": numbers["symbols-numberSystem-latn"]["group"],
                "pattern": numbers["decimalFormats-numberSystem-latn"]["standard"],
                "minimum": int(numbers["minimumGroupingDigits"]),
                "date": calendar["dateFormats"]["long"],
                "months": months,
                "era": calendar["eras"]["eraAbbr"]["1"],
            },
        )


def conditions(rules: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The rules of UTS #35 without their samples."""
    for name, rule in rules.items():
        category = name.removeprefix("pluralRule-count-")
        if category != "other":
            yield category, rule.partition("@")[0].strip()


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch(folder)
        data = dict(languages(folder))
    lines = [f"{json.dumps(tag)}: {json.dumps(entry, ensure_ascii=False)}" for tag, entry in data.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
