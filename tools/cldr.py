"""Write from CLDR, as npm carries it: leaflets/content/cldr/languages.json, what it says of all its
languages; content/cldr/, the same of each language that has a file there; and CLDR's licence.

For maintainers: what CLDR says of a locale is copied, never typed, so that a font's coverage and a
file's quotation marks can be held against it. The same edition always gives the same bytes.

    python -m tools.cldr            compare with the files that lie here, exit 1 if they differ
    python -m tools.cldr --write    write them
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category

from leaflets.content.cldr.exemplars import expand
from leaflets.content.cldr.language import DATA, LARGEST, cldr_file, read_languages
from leaflets.content.cldr.tags import entry as entry_of

EDITION = "48.2.0"
SHA256 = {
    "core": "5310e0c7a06c1feb83dc8e54c8584bbe0b9c2ea8320172a18d541986b124585d",
    "dates-full": "0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430",
    "localenames-full": "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
    "misc-full": "c6ba8384d7ea8701cf86935db0461379231ddd970cc41c249f4a33b9857ded3c",
    "numbers-full": "2d17a1453c559a62112caeed52e0bcfe3cb8539c99d239ae7b7ed4d0827679d9",
}
"""Of the packages' tarballs: cldr-core and so on."""

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "content" / "cldr"
LICENCES = (ROOT / "LICENSES" / "Unicode-3.0.txt", DATA.with_name("LICENSE.txt"))


class Cldr:
    """The packages, each file read once."""

    def __init__(self, folder: Path) -> None:
        self._packages = {name: fetch(name, folder) for name in SHA256}
        self.read = cache(self._read)

    def bytes(self, package: str, member: str) -> bytes:
        stream = self._packages[package].extractfile(f"package/{member}")
        if stream is None:
            raise KeyError(member)
        return stream.read()

    def _read(self, package: str, member: str) -> Any:
        return json.loads(self.bytes(package, member))

    def supplement(self, name: str) -> Any:
        return self.read("core", f"supplemental/{name}.json")["supplemental"]

    def of(self, package: str, tag: str, part: str, name: str = "") -> Any:
        """One part of a locale's data: `name` is its name inside the file, where that differs."""
        return self.read(package, f"main/{tag}/{part}.json")["main"][tag][name or part]

    def names(self, tag: str, kind: str) -> Mapping[str, str]:
        """Nothing where CLDR has not asked anybody yet what the language calls itself."""
        try:
            found: Mapping[str, str] = self.of("localenames-full", tag, kind, "localeDisplayNames")[kind]
        except KeyError:
            return {}
        return found


def fetch(name: str, folder: Path) -> tarfile.TarFile:
    """The package by name; a tarball with another hash stops everything."""
    package = f"cldr-{name}@{EDITION}"
    done = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    data = (folder / done.stdout.split()[-1]).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256[name]:
        sys.exit(f"{package}: the tarball's sha256 is {found}, not {SHA256[name]}")
    return tarfile.open(fileobj=io.BytesIO(gzip.decompress(data)))


def categories(rules: Mapping[str, str]) -> Iterator[str]:
    """The plural categories of whole numbers that are not too large, by CLDR's own samples of each."""
    for name, rule in rules.items():
        sample = re.search(r"@integer (\d+)", rule)
        category = name.removeprefix("pluralRule-count-")
        if category != "other" and sample and int(sample[1]) <= LARGEST:
            yield category


def title(cldr: Cldr, tag: str, language: str) -> str:
    """What the language of `tag` is called in `language`, with its script or country if that has no name."""
    names = cldr.names(language, "languages")
    if tag in names:
        return names[tag]
    base, *parts = tag.split("-")
    if base not in names:
        return ""
    kinds = {4: "scripts", 2: "territories", 3: "territories"}
    told = [cldr.names(language, kinds.get(len(part), "variants")).get(part, part) for part in parts]
    return f"{names[base]} ({', '.join(told)})" if told else names[base]


def capital(name: str) -> str:
    """As it stands in a list: CLDR writes it as inside a sentence ("français")."""
    return name[:1].upper() + name[1:]


def entry(cldr: Cldr, tag: str, likely: str) -> dict[str, Any]:
    script = likely.split("-")[1]
    characters, delimiters = (cldr.of("misc-full", tag, part) for part in ("characters", "delimiters"))
    numbers = cldr.of("numbers-full", tag, "numbers")
    long = cldr.of("dates-full", tag, "ca-gregorian", "dates")["calendars"]["gregorian"]["dateFormats"][
        "long"
    ]
    plurals = cldr.supplement("plurals")["plurals-type-cardinal"]
    rules = plurals.get(tag) or plurals.get(tag.partition("-")[0])
    quotes = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")
    return {
        "name": capital(title(cldr, tag, tag)),
        "english": capital(title(cldr, tag, "en")),
        "script": script,
        "rtl": cldr.read("core", "scriptMetadata.json")["scriptMetadata"][script]["rtl"] == "YES",
        "letters": characters["exemplarCharacters"],
        "quotes": [delimiters[kind] for kind in quotes],
        "numbering": numbers["defaultNumberingSystem"],
        "grouping": int(numbers["minimumGroupingDigits"]),
        "date": long if isinstance(long, str) else long["_value"],
        "plurals": None if rules is None else [*categories(rules)],
    }


def maximal(tag: str, likely: Mapping[str, str]) -> str:
    """Language, script and country of a tag: UTS #35, 4.3, "Likely Subtags", for the tags of this data."""
    language, *parts = tag.split("-")
    script = next((part for part in parts if len(part) == 4), "")
    country = next((part for part in parts if part != script), "")
    for known in (
        f"{language}-{script}-{country}",
        f"{language}-{country}",
        f"{language}-{script}",
        language,
    ):
        if known in likely:
            found = likely[known].split("-")
            return f"{language}-{script or found[1]}-{country or found[2]}"
    raise KeyError(tag)


def standards(cldr: Cldr, full: Mapping[str, str], likely: Mapping[str, str]) -> dict[str, list[str]]:
    """A language that is written in several ways -> the tags that tell them apart.

    Several scripts in which CLDR has at least its basic data (Serbian); several countries whose usage CLDR
    matches others by (its paradigm locales: Portuguese); and a language that is a family of two (Norwegian).
    What only follows another language's locale (Hindi in Latin letters follows English) is none.
    """
    covered = cldr.read("core", "coverageLevels.json")["effectiveCoverageLevels"]
    parents = cldr.supplement("parentLocales")["parentLocales"]["parentLocale"]
    found: dict[str, set[str]] = {}
    for tag in covered:
        language = tag.partition("-")[0]
        if tag in full and parents.get(tag, "und").partition("-")[0] in ("und", language):
            found.setdefault(language, set()).add(f"{language}-{full[tag].split('-')[1]}")
    matching = cldr.supplement("languageMatching")["languageMatching"]["written-new"]["paradigmLocales"]
    for tag in matching["_locales"]:
        language, _, country = maximal(tag, likely).split("-")
        found[language] = {name for name in found[language] if len(name.split("-")[1]) != 4}
        found[language].add(tag if "-" in tag else f"{language}-{country}")
    for tag, parent in parents.items():
        if "-" not in tag + parent and tag in full and parent in full:
            found[parent] = {*(name for name in found[parent] if "-" not in name), tag}
    return {language: sorted(tags) for language, tags in sorted(found.items()) if len(tags) > 1}


def shortened(entries: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Without what a tag has in common with the shorter one that it continues."""
    return {
        tag: {
            key: value
            for key, value in data.items()
            if entries.get(tag.rpartition("-")[0], {}).get(key, _NOTHING) != value
        }
        for tag, data in entries.items()
    }


_NOTHING = object()


def named(cldr: Cldr, tags: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Tags under which CLDR has nothing but a name: its plain Portuguese is that of Brazil."""
    return {
        tag: {
            "name": capital(title(cldr, tag, tag.partition("-")[0])),
            "english": capital(title(cldr, tag, "en")),
        }
        for tag in tags
    }


def marks(letters: Iterable[str]) -> set[str]:
    """The combining marks among letters, by Unicode."""
    return {
        sign for some in letters for unit in expand(some) for sign in unit if category(sign).startswith("M")
    }


def spoken(cldr: Cldr, bases: Collection[str]) -> Iterator[tuple[str, str]]:
    """Country -> the language that is most likely there: who types `cz` means Czech."""
    for tag, found in sorted(cldr.supplement("likelySubtags")["likelySubtags"].items()):
        parts = tag.split("-")
        language = found.partition("-")[0]
        if parts[0] == "und" and len(parts) == 2 and len(parts[1]) == 2 and language in bases:
            yield parts[1], language


def languages(cldr: Cldr) -> dict[str, Any]:
    """All that leaflets.content.cldr reads."""
    tags = [
        tag for tag in cldr.read("core", "availableLocales.json")["availableLocales"]["full"] if tag != "und"
    ]
    bases = {tag.partition("-")[0] for tag in tags}
    likely = {
        tag: found
        for tag, found in sorted(cldr.supplement("likelySubtags")["likelySubtags"].items())
        if tag.partition("-")[0] in bases
    }
    # a variant of spelling (ca-ES-valencia) is none of the language's own
    plain = [
        tag
        for tag in tags
        if all(len(part) <= 4 for part in tag.split("-")[1:]) and tag.partition("-")[0] in likely
    ]
    full = {tag: maximal(tag, likely) for tag in plain}
    several = standards(cldr, full, likely)
    entries = {tag: entry(cldr, tag, full[tag]) for tag in plain}
    entries |= named(cldr, [tag for tags in several.values() for tag in tags if tag not in entries])
    aliases = cldr.supplement("aliases")["metadata"]["alias"]
    return {
        "edition": EDITION,
        "licence": "Data (c) Unicode, Inc., under the Unicode licence: LICENSE.txt",
        "standards": several,
        "aliases": {
            old: new["_replacement"]
            for old, new in aliases["languageAlias"].items()
            if new["_replacement"].partition("-")[0] in bases and old not in bases
        },
        "countries": {
            old: new["_replacement"]
            for old, new in aliases["territoryAlias"].items()
            if old.isalpha() and len(old) == 2 and " " not in new["_replacement"]
        },
        "marks": "".join(sorted(marks(entry["letters"] for entry in entries.values() if "letters" in entry))),
        "spoken": dict(spoken(cldr, bases)),
        "likely": likely,
        "languages": shortened(dict(sorted(entries.items()))),
    }


def written(data: Mapping[str, Any]) -> str:
    """JSON with a line for each language, so that a change of CLDR's can be read."""
    lines = []
    for name, value in data.items():
        if name == "languages":
            rows = ",\n".join(f"{_json(tag)}:{_json(entry)}" for tag, entry in value.items())
            lines.append(f'"languages":{{\n{rows}\n}}')
        else:
            lines.append(f"{_json(name)}:{_json(value)}")
    return "{" + ",\n".join(lines) + "}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def files(cldr: Cldr) -> Iterator[tuple[Path, str]]:
    """The data first: the files of content/cldr/ are made of it."""
    yield DATA, written(languages(cldr))
    licence = cldr.bytes("misc-full", "LICENSE").decode("utf-8")
    yield from ((path, licence) for path in LICENCES)
    found = read_languages()
    for path in sorted(FOLDER.glob("*.yaml")):
        tag = entry_of(path.stem, found)
        if tag is None:
            sys.exit(f"{path.relative_to(ROOT)}: CLDR knows no such language")
        yield path, cldr_file(found.language(tag), found.edition)


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare what comes from CLDR with CLDR.")
    parser.add_argument("--write", action="store_true", help="write it, and CLDR's licence")
    write = parser.parse_args().write
    differing = False
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files(Cldr(Path(folder))):
            if write:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                print(f"{path.relative_to(ROOT)} is not what CLDR {EDITION} says")
                differing = True
    return int(differing)


if __name__ == "__main__":
    sys.exit(main())
