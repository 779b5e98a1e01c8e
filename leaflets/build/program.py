"""The program as an input of what it prints: its own files, and what it prints with."""

from __future__ import annotations

import platform
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib import metadata
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

NOT_PRINTING = ("audit", "build", "checks", "cli", "content", "states")
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
    "uharfbuzz",
)
"""What printing imports. A test holds the list complete."""


def program() -> dict[str, str]:
    """Name -> version of all that printed bytes depend on, save the Library and the fonts."""
    own = ((name, content) for name, content in _package() if name.partition("/")[0] not in NOT_PRINTING)
    return {
        "leaflets": _digest(own),
        "python": f"{sys.implementation.name} {platform.python_version()}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,  # another one may compress otherwise
        **{name: _version(name) for name in LIBRARIES},
    }


def everything(root: Path, others: Iterable[Path] = ()) -> str:
    """One digest of all that a run reads: this whole package, its libraries, and of the workspace `root` its
    content and list of fonts, which has their digests. `others` are files outside it.
    """
    named = [root / "fonts" / "manifest.yaml", *others]
    parts: Mapping[str, str] = {
        **program(),
        "package": _digest(_package()),
        "pyyaml": _version("pyyaml"),
        "content": _digest(_contents(root / "content")),
        "files": _digest((str(number), _content(file)) for number, file in enumerate(named)),
    }
    return _digest(parts.items())


def _digest(pairs: Iterable[tuple[str, str]]) -> str:
    text = "\n".join(f"{name}={value}" for name, value in pairs).encode("utf-8", "surrogateescape")
    return sha256(text).hexdigest()


def _package() -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in _contents(PACKAGE) if not name.endswith(".pyc"))


def _contents(folder: Path) -> Iterator[tuple[str, str]]:
    """The name of each file below a folder and the digest of what it holds, in the order of the names."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            yield file.relative_to(folder).as_posix(), _content(file)


def _content(file: Path) -> str:
    """The digest of what a file holds. That it cannot be read is told apart as well."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        return type(error).__name__


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"
