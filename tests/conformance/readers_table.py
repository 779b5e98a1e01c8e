"""Write into docs/readers.md what each reader makes of each built file, block by block.

    python -m tests.conformance.readers_table           `make readers` builds the files first

The table stands between two marks; the prose around it is written by hand. Exit status 2 when a reader
is missing, fails, or there is no file to read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from tests.conformance import pdfjs
from tests.conformance.commands import GateError, require, run
from tests.conformance.expected import ROOT, built, direction_of, expectation_of, name_of
from tests.conformance.readings import (
    READERS,
    TREES,
    Comparison,
    Readings,
    compare,
    read_all,
    tree_parting,
)

DOCUMENT = ROOT / "docs" / "readers.md"
BEGIN, END = "<!-- measured by `make readers` -->\n", "<!-- end of what was measured -->\n"
ALL = "all"


def versions() -> str:
    poppler = run(["pdftotext", "-v"]).stderr.split("\n", 1)[0].removeprefix("pdftotext version ")
    return f"Poppler {poppler}, PDFium by pypdfium2 {version('pypdfium2')}, pdf.js {pdfjs.version()}."


def cell(comparison: Comparison) -> str:
    if not comparison.parts:
        return ALL
    return f"{comparison.exact:.1%} · {comparison.mean:.3f}"


def row(pdf: Path, readings: Readings) -> list[str]:
    expected = expectation_of(pdf)
    trees = "-"
    if direction_of(pdf) == "rtl":
        spoken = [reader for reader in TREES if not tree_parting(readings.spoken[reader], expected)]
        trees = ALL if len(spoken) == len(TREES) else f"only {', '.join(spoken) or 'none'}"
    cells = [cell(compare(readings.pages[reader], expected)) for reader in READERS]
    return [name_of(pdf), *cells, trees]


def markdown(rows: Iterable[Sequence[str]]) -> str:
    head, *others = ("| " + " | ".join(cells) + " |\n" for cells in rows)
    return head + "|---" * (head.count("|") - 1) + "|\n" + "".join(others)


def write(table: str) -> None:
    before, _, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise GateError(f"{DOCUMENT.name} has lost the marks between which the table stands")
    text = f"{before}{BEGIN}\n{versions()}\n\n{table}\n{END}{after}"
    DOCUMENT.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    try:
        require("pdftotext", "node", "npm")
        files = built()
        readings = read_all(files)
        rows = [row(pdf, readings[pdf]) for pdf in files]
        write(markdown([["file", *READERS, "structure tree"], *rows]))
    except GateError as error:
        print(f"readers: {error}", file=sys.stderr)
        return 2
    print(f"{len(files)} files by {len(READERS)} readers: {DOCUMENT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
