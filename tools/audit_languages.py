"""Write leaflets/audit/languages.yaml from CLDR, as npm carries it.

    python tools/audit_languages.py

For maintainers, when a language is added or CLDR has a new edition. The audit compares what Babel
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

import yaml

#: The edition that the locked Babel carries: a word that CLDR changed later is no fault of a file.
EDITION = "47.0.0"
PACKAGES = ("cldr-core", "cldr-dates-full", "cldr-numbers-full")
TARGET = Path(__file__).resolve().parent.parent / "leaflets" / "audit" / "languages.yaml"

#: CLDR calls Brazilian Portuguese plain "pt", and what is said of a language holds for its main script.
NAMES = {"pt-BR": "pt"}

LOCALES = (
    "am",
    "ar",
    "bn",
    "cy",
    "de",
    "el",
    "en-GB",
    "es",
    "fa",
    "fr",
    "gu",
    "he",
    "hi",
    "it",
    "ja",
    "ko",
    "mr",
    "pa",
    "pl",
    "pt-BR",
    "ro",
    "ru",
    "ta",
    "th",
    "tr",
    "uk",
    "ur",
    "vi",
    "zh-Hans",
    "zh-Hant",
)

HEADER = f"""\
# How a language writes whole numbers and long dates, for the audit alone.
# Written by tools/audit_languages.py from Unicode CLDR {EDITION}; change the script, not this file.
# Data (c) 1991-2025 Unicode, Inc., under the Unicode License v3: languages.LICENSE.txt.
#   plural     category -> the condition of UTS #35 under which a number has it; none holds: other
#   group      the sign between groups of Latin digits; pattern: how many digits a group has
#   minimum    this many digits must stand before the first sign
#   date       the long date's pattern; months: January to December, as they stand in it; era: of our time
"""


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
    for locale in LOCALES:
        name = NAMES.get(locale, locale)
        numbers = read(folder, "cldr-numbers-full", f"main/{name}/numbers.json")["main"][name]["numbers"]
        dates = read(folder, "cldr-dates-full", f"main/{name}/ca-gregorian.json")["main"][name]["dates"]
        calendar = dates["calendars"]["gregorian"]
        yield (
            locale,
            {
                "plural": dict(conditions(plurals[name.partition("-")[0]])),
                "group": numbers["symbols-numberSystem-latn"]["group"],
                "pattern": numbers["decimalFormats-numberSystem-latn"]["standard"],
                "minimum": int(numbers["minimumGroupingDigits"]),
                "date": calendar["dateFormats"]["long"],
                "months": [calendar["months"]["format"]["wide"][str(month)] for month in range(1, 13)],
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
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=106, default_flow_style=None)
    TARGET.write_text(HEADER + text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
