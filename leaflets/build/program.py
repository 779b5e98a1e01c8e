"""The program as an input of what it prints: its own files, and what it prints with."""

from __future__ import annotations

import os
import re
import sys
import zlib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

NOT_PRINTING = (
    "audit",
    "build",
    "checks",
    "cli",
    "content",
    "passport",
    "preview",
    "records",
    "site",
    "states",
    "translation",
)
"""Folders of this package on which a printed byte depends through the Library at most, and that is compared
itself. A test holds that the pipeline imports none of them.
"""

LIBRARIES = (
    "babel",
    "icu4py",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdurl",
    "pillow",
    "reportlab",
    "segno",
    "uharfbuzz",
)
"""What printing imports. A test holds the list complete."""


def program() -> dict[str, str]:
    """Name -> version of all that printed bytes depend on, save the Library and the fonts."""
    return _printing(_contents(PACKAGE), _installed())


def content(root: Path) -> str:
    """One digest of all words and figures, drawings and layouts; what was done with them (records) is no part."""
    records = ("records.jsonl", "issued/")
    return _digest({k: v for k, v in _contents(root / "content").items() if not k.startswith(records)})


def everything(root: Path, others: Iterable[Path] = ()) -> str:
    """One digest of all that a run reads: this whole package, its libraries, and of the workspace `root` its
    content and list of fonts, which has their digests. `others` are files outside it, with the files that
    they name (a clinic's logo).
    """
    package, installed = _contents(PACKAGE), _installed()
    others = list(others)
    named = [root / "fonts" / "manifest.yaml", *others, *(art for other in others for art in _named_in(other))]
    parts = {
        **_printing(package, installed),
        "package": _digest(package),
        "pyyaml": installed.get("pyyaml", ""),
        "content": _digest(_contents(root / "content")),
        "files": _digest({str(number): _content(file) for number, file in enumerate(named)}),
    }
    return _digest(parts)


_NAMES_FILE = re.compile(rb"\bfile:\s*[\"']?([^\"',}\r\n#]+)")


def _named_in(file: Path) -> list[Path]:
    """The files that a clinic's file may name. It is not read as YAML, which takes longer than all else here: one
    file too many is looked at for nothing, and does no harm.
    """
    try:
        found = _NAMES_FILE.findall(file.read_bytes())
    except OSError:
        return []
    return [file.parent / os.fsdecode(name.strip()) for name in found]


def _printing(package: Mapping[str, str], installed: Mapping[str, str]) -> dict[str, str]:
    own = {name: value for name, value in package.items() if name.partition("/")[0] not in NOT_PRINTING}
    return {
        "leaflets": _digest(own),
        "python": f"{sys.implementation.name} {sys.version}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,  # another one may compress otherwise
        **{name: installed.get(name, "") for name in LIBRARIES},
    }


def _digest(parts: Mapping[str, str]) -> str:
    text = "\n".join(f"{name}={value}" for name, value in parts.items()).encode("utf-8", "surrogateescape")
    return sha256(text).hexdigest()


def _contents(folder: Path) -> dict[str, str]:
    """The name of each file below a folder and the digest of what it holds, in the order of the names.

    Hidden files are left out, as they are when the content is read, and what Python has compiled.
    """
    found = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__" and not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                path = f"{place}{os.sep}{name}"
                found[path] = _content(Path(path))
    start = len(str(folder)) + 1
    return {path[start:].replace(os.sep, "/"): found[path] for path in sorted(found)}


def _content(file: Path) -> str:
    """The digest of what a file holds. That it cannot be read is told apart as well."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        return type(error).__name__


def _installed() -> dict[str, str]:
    """Name -> version of every package that is installed, as the names of their metadata folders have them.

    importlib.metadata says the same and takes longer to import than all else that a first look does.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            names = [entry.name for entry in os.scandir(place or ".") if entry.name.endswith(_METADATA)]
        except OSError:
            continue
        for name in names:
            package, _, version = name.removesuffix(_METADATA).partition("-")
            found.setdefault(package.lower().replace("_", "-").replace(".", "-"), version)
    return found


_METADATA = ".dist-info"
