"""Rebuild the fonts in fonts/ from their npm packages, and compare them with fonts/manifest.yaml.

For maintainers: a build of leaflets needs neither npm nor fontTools, since the subset files are
committed. This script shows that they are what the manifest says, and makes them again when a
character set changes:

    python tools/fonts.py            rebuild in memory, report each file that differs, exit 1 if any
    python tools/fonts.py --write    also write the files and their hashes into the manifest
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fontTools
import yaml
from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "fonts"
COPYRIGHT_NAMES_AND_LICENCE = [0, 1, 2, 3, 4, 5, 6, 13, 14]
"""Ids of the name table (OpenType `name`) that stay: the OFL wants the notice kept with the font."""
VERTICAL_FEATURES = frozenset(("valt", "vchw", "vert", "vhal", "vkrn", "vpal", "vrt2"))
VERTICAL_TABLES = ("VORG", "vhea", "vmtx")
"""What only text from top to bottom needs, which no leaflet sets."""


@dataclass(frozen=True, slots=True)
class Product:
    """One rebuilt file: where it belongs, what the manifest promises, and what came out."""

    label: str
    path: Path
    promised: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def differences(self) -> Iterator[str]:
        """What a maintainer has to know, one sentence each; nothing if all three agree."""
        if self.sha256 != self.promised:
            yield f"{self.label}: rebuilt {self.sha256[:12]}, manifest says {self.promised[:12]}"
        if not self.path.exists():
            yield f"{self.label}: {self.path.name} is not in fonts/"
        elif self.path.read_bytes() != self.data:
            yield f"{self.label}: the file in fonts/ is not the one rebuilt"


def code_points(path: Path) -> set[int]:
    """The code points of a character-set file.

    A line has one hexadecimal number or range; a character set that Python knows, and a range of its
    two-byte codes; or, after "+ ", the characters themselves. Words after the first two are comments.
    """
    wanted: set[int] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("+ "):
            wanted.update(map(ord, line[2:]))
        elif line and not line.startswith("#"):
            words = line.split()
            if coded := re.fullmatch(r"([0-9A-F]{4})-([0-9A-F]{4})", words[1]) if words[1:] else None:
                wanted.update(coded_characters(words[0], int(coded[1], 16), int(coded[2], 16)))
            else:
                first, _, last = words[0].partition("-")
                wanted.update(range(int(first, 16), int(last or first, 16) + 1))
    return wanted


def coded_characters(encoding: str, first: int, last: int) -> Iterator[int]:
    """The code points of all characters with a two-byte code from `first` to `last`."""
    for code in range(first, last + 1):
        try:
            text = code.to_bytes(2, "big").decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(text) == 1:
            yield ord(text)


def tarball(package: str, sha256: str, folder: Path) -> tarfile.TarFile:
    """Fetch an npm package by name and version; a tarball with another hash stops everything."""
    done = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    data = (folder / done.stdout.split()[-1]).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        sys.exit(f"{package}: the tarball's sha256 is {found}, the manifest says {sha256}")
    return tarfile.open(fileobj=io.BytesIO(data))


def member(package: tarfile.TarFile, name: str) -> bytes:
    """The bytes of one file of the package; KeyError where it has none of that name."""
    stream = package.extractfile(name)
    if stream is None:
        raise KeyError(name)
    return stream.read()


def cut(font: bytes, wanted: set[int]) -> bytes:
    """The font without unwanted characters and hinting; all layout that the rest needs stays.

    The time stamp is the original's, so that a rebuild gives the same bytes. Glyphs keep the names
    that they have (those for Chinese, Japanese and Korean have none), so that a test can call them.
    """
    options = subset.Options()
    options.hinting = False
    options.recalc_timestamp = False
    options.glyph_names = True
    options.notdef_outline = True
    options.name_IDs = list(COPYRIGHT_NAMES_AND_LICENCE)
    options.layout_features = [tag for tag in options.layout_features if tag not in VERTICAL_FEATURES]
    options.drop_tables = [*options.drop_tables, "STAT", "gasp", "meta", "prep", *VERTICAL_TABLES]
    loaded = TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(loaded)
    out = io.BytesIO()
    loaded.save(out, reorderTables=True)
    return out.getvalue()


def rebuild(manifest: dict[str, Any]) -> Iterator[Product]:
    """Every file the manifest names, made anew from its package."""
    with tempfile.TemporaryDirectory() as folder:
        for family, entry in manifest["families"].items():
            wanted = set().union(*(code_points(FONTS / file) for file in entry["characters"]))
            with tarball(entry["npm"], entry["sha256"], Path(folder)) as package:
                licence = entry["licence"]
                text = member(package, licence["member"])
                yield Product(f"{family} licence", FONTS / licence["file"], licence["sha256"], text)
                for weight, face in entry["faces"].items():
                    data = cut(member(package, face["member"]), wanted)
                    yield Product(f"{family}/{weight}", FONTS / face["file"], face["sha256"], data)


def main() -> int:
    parser = argparse.ArgumentParser(description="Rebuild fonts/ and compare it with its manifest.")
    parser.add_argument("--write", action="store_true", help="write the files and their hashes")
    write = parser.parse_args().write
    path = FONTS / "manifest.yaml"
    text = path.read_text(encoding="utf-8")
    manifest = yaml.safe_load(text)
    if manifest["fonttools"] != fontTools.version:
        print(f"note: fontTools is {fontTools.version}, the manifest was made with {manifest['fonttools']}")
    differing = 0
    for product in rebuild(manifest):
        found = list(product.differences())
        differing += bool(found)
        print("\n".join(found) or f"{product.label}: same")
        if write:
            product.path.parent.mkdir(parents=True, exist_ok=True)
            product.path.write_bytes(product.data)
            text = text.replace(product.promised, product.sha256)
    if write:
        path.write_text(text.replace(str(manifest["fonttools"]), fontTools.version, 1), encoding="utf-8")
    return 0 if write or not differing else 1


if __name__ == "__main__":
    sys.exit(main())
