"""pdf.js, the reader of Firefox: fetched by npm into build/pdfjs, run once over all files."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.commands import GateError, require, run

SOURCE = Path(__file__).parent / "pdfjs"
FOLDER = Path(__file__).parents[2] / "build" / "pdfjs"
LOCK = SOURCE / "package-lock.json"


@dataclass(frozen=True, slots=True)
class Reading:
    """Of one file: the text of each page, and the /ActualText of each page's structure tree."""

    pages: tuple[str, ...]
    spoken: tuple[list[str], ...]


def version() -> str:
    packages = json.loads(LOCK.read_text("utf-8"))["packages"]
    return str(packages["node_modules/pdfjs-dist"]["version"])


def fetch() -> None:
    """Have npm install what the lock says, once for each content of the lock, which holds the hashes."""
    require("node", "npm")
    stamp = FOLDER / "package-lock.sha256"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text("ascii") == wanted:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", LOCK.name):
        shutil.copyfile(SOURCE / name, FOLDER / name)
    # The optional part draws; the reader needs none of it.
    options = ["--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=5"]
    done = run(["npm", "ci", *options], folder=FOLDER)
    if done.returncode != 0:
        raise GateError(f"npm could not fetch pdf.js (is there a network?):\n{done.stdout}{done.stderr}")
    stamp.write_text(wanted, "ascii")


def read(files: Sequence[Path]) -> Mapping[Path, Reading]:
    """Every file's reading. Raises GateError where pdf.js is missing, stops, or answers for other files."""
    fetch()
    script = str(SOURCE / "read.mjs")
    done = run(["node", script, *(str(file.resolve()) for file in files)], folder=FOLDER)
    if done.returncode != 0:
        raise GateError(f"pdf.js stopped ({done.returncode}):\n{done.stderr}")
    readings = json.loads(done.stdout)
    return {
        file: Reading(tuple(reading["pages"]), tuple(reading["spoken"]))
        for file, reading in ((file, readings[str(file.resolve())]) for file in files)
    }
