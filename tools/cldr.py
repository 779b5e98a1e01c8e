"""Write content/cldr/ from CLDR, as npm carries it, and its licence into LICENSES/.

For maintainers: what CLDR says of a locale is copied, never typed, so that a font's coverage and a
file's quotation marks can be held against it. The same edition always gives the same bytes.

    python tools/cldr.py            compare with the files that lie here, exit 1 if they differ
    python tools/cldr.py --write    write them
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import textwrap
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EDITION = "48.2.0"
MISC = f"cldr-misc-full@{EDITION}"
CORE = f"cldr-core@{EDITION}"
SHA256 = {
    MISC: "c6ba8384d7ea8701cf86935db0461379231ddd970cc41c249f4a33b9857ded3c",
    CORE: "5310e0c7a06c1feb83dc8e54c8584bbe0b9c2ea8320172a18d541986b124585d",
}
"""Of the packages' tarballs."""
LARGEST = 10_000
"""The largest number that a leaflet prints: a plural category of millions alone is none of its own here."""

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "content" / "cldr"
LICENCE = ROOT / "LICENSES" / "Unicode-3.0.txt"

LOCALES = (
    *("am", "ar", "bn", "cy", "de", "el", "en-GB", "es", "fa", "fr", "gu", "he", "hi", "it", "ja"),
    *("ko", "mr", "pa", "pl", "pt-BR", "ro", "ru", "ta", "th", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant"),
)
CLDR_NAMES = {"pt-BR": "pt"}
"""CLDR's plain Portuguese is that of Brazil."""

HEAD = f"""\
# What Unicode CLDR {EDITION} says of this language. Written by tools/cldr.py; change the script, not this.
# Data (c) Unicode, Inc., under the Unicode licence: LICENSES/Unicode-3.0.txt.
#   letters   the letters that the language is written with (main exemplars), in CLDR's order; what the
#             language takes for one letter stands together: Welsh "ch"; a mark stands on a dotted circle
#   quotes    the quotation marks: opening and closing, and those inside a quotation
#   plurals   the plural categories of whole numbers up to {LARGEST}, beside "other"
"""
WIDTH = 110

_TOKEN = re.compile(r"\{([^}]*)\}|\\u([0-9A-F]{4})|\\(.)|(-)|\s+|(.)", re.DOTALL)


def fetch(name: str, folder: Path) -> tarfile.TarFile:
    """The package by name; a tarball with another hash stops everything."""
    done = subprocess.run(
        ["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True, text=True
    )
    data = (folder / done.stdout.split()[-1]).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256[name]:
        sys.exit(f"{name}: the tarball's sha256 is {found}, not {SHA256[name]}")
    return tarfile.open(fileobj=io.BytesIO(data))


def read(package: tarfile.TarFile, member: str) -> bytes:
    stream = package.extractfile(f"package/{member}")
    if stream is None:
        raise KeyError(member)
    return stream.read()


def expand(unicode_set: str) -> Iterator[str]:
    """The members of an exemplar set in its own order: characters, ranges, escapes, {strings}.

    That is all of UTS #35's UnicodeSet that CLDR's JSON uses for exemplars.
    """
    if unicode_set[:1] + unicode_set[-1:] != "[]":
        raise ValueError(f"not a set of characters: {unicode_set[:40]}")
    first, ranging = "", False
    for unit, code, escaped, hyphen, plain in _TOKEN.findall(unicode_set[1:-1]):
        member = unit or (chr(int(code, 16)) if code else escaped or plain)
        if hyphen:
            ranging = True
        elif member and ranging:
            yield from map(chr, range(ord(first) + 1, ord(member) + 1))
            ranging = False
        elif member:
            yield member
            first = member


def on_circle(letter: str) -> str:
    """A mark needs something to stand on. After a space it would stand on that, which pdf.js (5.5) then
    takes for the whole: it loses the mark.
    """
    return f"\N{DOTTED CIRCLE}{letter}" if unicodedata.category(letter[0]).startswith("M") else letter


def categories(rules: dict[str, str]) -> Iterator[str]:
    """The plural categories of whole numbers that are not too large, by CLDR's own samples of each."""
    for name, rule in rules.items():
        sample = re.search(r"@integer (\d+)", rule)
        category = name.removeprefix("pluralRule-count-")
        if category != "other" and sample and int(sample[1]) <= LARGEST:
            yield category


def document(characters: dict[str, Any], delimiters: dict[str, Any], rules: dict[str, str]) -> str:
    """One locale's file. Letters are folded: YAML joins the lines with one space."""
    kinds = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")
    letters = " ".join(map(on_circle, expand(characters["exemplarCharacters"])))
    indent = "  "
    folded = textwrap.wrap(
        letters, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
    quotes = ", ".join(f'"{delimiters[kind]}"' for kind in kinds)
    plurals = ", ".join(categories(rules))
    return HEAD + "\n".join(["letters: >-", *folded, f"quotes: [{quotes}]", f"plurals: [{plurals}]", ""])


def documents(package: tarfile.TarFile, core: tarfile.TarFile) -> Iterator[tuple[Path, str]]:
    supplement = json.loads(read(core, "supplemental/plurals.json"))["supplemental"]
    plurals = supplement["plurals-type-cardinal"]
    for locale in LOCALES:
        name = CLDR_NAMES.get(locale, locale)
        characters, delimiters = (
            json.loads(read(package, f"main/{name}/{part}.json"))["main"][name][part]
            for part in ("characters", "delimiters")
        )
        yield FOLDER / f"{locale}.yaml", document(characters, delimiters, plurals[locale.partition("-")[0]])


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare content/cldr/ with CLDR.")
    parser.add_argument("--write", action="store_true", help="write it, and CLDR's licence")
    write = parser.parse_args().write
    with (
        tempfile.TemporaryDirectory() as folder,
        fetch(MISC, Path(folder)) as package,
        fetch(CORE, Path(folder)) as core,
    ):
        files = {**dict(documents(package, core)), LICENCE: read(package, "LICENSE").decode("utf-8")}
    differing = False
    for path, text in files.items():
        if write:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path.relative_to(ROOT)} is not what CLDR {EDITION} says")
            differing = True
    return int(differing)


if __name__ == "__main__":
    sys.exit(main())
