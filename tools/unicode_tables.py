"""Write the tables of leaflets/text/unicode_data from the Unicode Character Database.

    python tools/unicode_tables.py [FOLDER [TABLES]]

FOLDER holds the files of one version as Unicode publishes them, plain or xz-compressed, the derived
ones beside the others or in `extracted/`; without it the vendored files in tests/unicode are read.
TABLES is where the tables go, if not into the package.
The same input always gives the same bytes, so a test can hold the committed tables to their source.
"""

from __future__ import annotations

import lzma
import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDORED = ROOT / "tests" / "unicode"
TABLES = ROOT / "leaflets" / "text" / "unicode_data"

CODE_POINTS = 0x110000

#: Classes that can lift a character of a left-to-right paragraph above level 0.
LIFTING = frozenset({"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})

HEADER = '''\
"""{title}

Written by tools/unicode_tables.py from {files} of Unicode {version};
change the script, not this file. Data (c) 2022 Unicode, Inc.: see LICENSE.txt in this folder.
"""
'''


def read(folder: Path, name: str) -> str:
    """The text of a file of the database, wherever in `folder` it stands."""
    for place in (folder / name, folder / "extracted" / name):
        if place.exists():
            return place.read_text(encoding="utf-8")
        packed = place.with_name(name + ".xz")
        if packed.exists():
            return lzma.decompress(packed.read_bytes()).decode("utf-8")
    raise SystemExit(f"{folder} has no {name}")


def version(text: str) -> str:
    """The version in a file's first line, e.g. "# Scripts-15.0.0.txt"."""
    found = re.match(r"# \w+-(\d+\.\d+\.\d+)\.txt", text)
    if found is None:
        raise SystemExit("the first line of a file of the database names no version")
    return found[1]


def records(text: str) -> Iterator[list[str]]:
    """The fields of every data line, stripped (UAX #44, section 4.2)."""
    for line in text.splitlines():
        data = line.partition("#")[0].strip()
        if data:
            yield [part.strip() for part in data.split(";")]


def defaults(text: str) -> Iterator[list[str]]:
    """The fields of the @missing lines, which a later line overrides (UAX #44, section 4.2.10)."""
    for found in re.finditer(r"^# @missing: (.*)$", text, re.MULTILINE):
        yield [part.strip() for part in found[1].split(";")]


def span(field: str) -> range:
    """The code points that a first field names, "0590..05FF" or "0020"."""
    first, _, last = field.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def spread(lines: Iterable[list[str]], value: str) -> list[str]:
    """One value per code point: `value`, overwritten line by line."""
    values = [value] * CODE_POINTS
    for where, what, *_ in lines:
        points = span(where)
        values[points.start : points.stop] = [what] * len(points)
    return values


def runs(values: list[str]) -> Iterator[tuple[int, str]]:
    """(first code point, value) of every maximal run of one value."""
    before = None
    for point, value in enumerate(values):
        if value != before:
            yield point, value
        before = value


def ranges(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of every maximal run of consecutive code points."""
    ordered = sorted(points)
    starts = [p for i, p in enumerate(ordered) if i == 0 or ordered[i - 1] != p - 1]
    ends = [p for i, p in enumerate(ordered) if i + 1 == len(ordered) or ordered[i + 1] != p + 1]
    return zip(starts, ends, strict=True)


def aliases(text: str, property_name: str) -> dict[str, str]:
    """Long name -> short name of a property's values."""
    return {long: short for name, short, long, *_ in records(text) if name == property_name}


def constant(name: str, tokens: Iterable[str], comment: str) -> str:
    """A string constant of blank-separated tokens: it loads at once and is parsed when first needed."""
    lines = textwrap.wrap(" ".join(tokens), 108, break_long_words=False, break_on_hyphens=False)
    return f'\n{name} = """\\\n' + "\n".join(lines) + f'\n"""\n"""{comment}"""\n'


def header(title: str, texts: Mapping[str, str]) -> str:
    versions = {version(text) for text in texts.values()}
    if len(versions) != 1:
        raise SystemExit(f"files of several versions: {', '.join(sorted(versions))}")
    (only,) = versions
    return HEADER.format(title=title, files=", ".join(texts), version=only)


def bidi_module(folder: Path) -> str:
    names = ("DerivedBidiClass.txt", "BidiBrackets.txt")
    texts = {name: read(folder, name) for name in names}
    short = aliases(read(folder, "PropertyValueAliases.txt"), "bc")
    classes = texts["DerivedBidiClass.txt"]
    missing = [[where, short[what]] for where, what in defaults(classes)]
    values = spread([*missing, *records(classes)], "L")
    lifting = ranges(p for p in range(CODE_POINTS) if values[p] in LIFTING)
    pairs = [(a, b) for a, b, kind in records(texts["BidiBrackets.txt"]) if kind == "o"]
    # Canonical decompositions never change, so those of the running Python serve for any version.
    canonical = [
        (bracket, f"{ord(unicodedata.normalize('NFD', chr(int(bracket, 16)))):04X}")
        for pair in pairs
        for bracket in pair
    ]
    return (
        header("Bidi_Class and Bidi_Paired_Bracket.", texts)
        + constant(
            "BIDI_CLASS",
            (f"{point:04X} {value}" for point, value in runs(values)),
            "First code point and class of every run of one class, unassigned code points included.",
        )
        + constant(
            "LIFTING",
            (f"{first:04X} {last:04X}" for first, last in lifting),
            "First and last of the code points that can lift a left-to-right paragraph above level 0.",
        )
        + constant("BRACKETS", (f"{a} {b}" for a, b in pairs), "Opening and closing bracket of every pair.")
        + constant(
            "CANONICAL_BRACKETS",
            (f"{a} {b}" for a, b in canonical if a != b),
            "Brackets and the canonically equivalent ones that rule N0 takes them for.",
        )
    )


def script_module(folder: Path) -> str:
    names = ("Scripts.txt", "ScriptExtensions.txt")
    texts = {name: read(folder, name) for name in names}
    short = aliases(read(folder, "PropertyValueAliases.txt"), "sc")
    scripts = spread(([where, short[what]] for where, what in records(texts["Scripts.txt"])), "Zzzz")
    listed = ([where, what.replace(" ", ",")] for where, what in records(texts["ScriptExtensions.txt"]))
    extensions = spread(listed, "-")
    return (
        header("Script and Script_Extensions, as ISO 15924 codes.", texts)
        + constant(
            "SCRIPT",
            (f"{point:04X} {value}" for point, value in runs(scripts)),
            "First code point and script of every run of one script.",
        )
        + constant(
            "SCRIPT_EXTENSIONS",
            (f"{point:04X} {value}" for point, value in runs(extensions)),
            'First code point and scripts of every run; "-" where the script alone is meant.',
        )
    )


def character_module(folder: Path) -> str:
    names = ("DerivedCoreProperties.txt", "PropList.txt")
    texts = {name: read(folder, name) for name in names}

    def having(name: str, value: str) -> Iterator[str]:
        points = (p for where, what, *_ in records(texts[name]) if what == value for p in span(where))
        return (f"{first:04X} {last:04X}" for first, last in ranges(points))

    return (
        header("Default_Ignorable_Code_Point and Bidi_Control.", texts)
        + constant(
            "DEFAULT_IGNORABLE",
            having("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point"),
            "First and last code point of every range.",
        )
        + constant(
            "BIDI_CONTROL",
            having("PropList.txt", "Bidi_Control"),
            "First and last code point of every range.",
        )
    )


def modules(folder: Path) -> dict[str, str]:
    """File name -> Python source of every table module."""
    return {
        "bidi.py": bidi_module(folder),
        "scripts.py": script_module(folder),
        "characters.py": character_module(folder),
    }


def main(folder: Path = VENDORED, tables: Path = TABLES) -> None:
    for name, source in modules(folder).items():
        (tables / name).write_text(source, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
