"""Broken files, made anew in each run from a good one: a gate that passes them is itself broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf

from tests.conformance.commands import GateError

#: Broken file -> profile -> the rule (clause-test) that must be among those it breaks.
EXPECTED: Mapping[str, Mapping[str, str]] = {
    "untagged.pdf": {"ua1": "7.1-11", "2a": "6.7.3.3-1"},
    "font-not-embedded.pdf": {"ua1": "7.21.4.1-1", "2a": "6.2.11.4.1-1"},
}
TRUNCATED = "truncated.pdf"


def untag(pdf: pikepdf.Pdf) -> None:
    for key in (pikepdf.Name.MarkInfo, pikepdf.Name.StructTreeRoot):
        if key in pdf.Root:
            del pdf.Root[key]


def remove_fonts(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and pikepdf.Name.FontFile2 in item:
            del item[pikepdf.Name.FontFile2]


def make(files: Sequence[Path], folder: Path) -> list[Path]:
    """From the first file that opens, write one for each of EXPECTED into `folder`, and a truncated one."""
    good = next((file for file in files if _opens(file)), None)
    if good is None:
        raise GateError("none of the files can be opened as a PDF")
    for name, damage in (("untagged.pdf", untag), ("font-not-embedded.pdf", remove_fonts)):
        with pikepdf.open(good) as pdf:
            damage(pdf)
            pdf.save(folder / name)
    data = good.read_bytes()
    (folder / TRUNCATED).write_bytes(data[: len(data) // 2])
    return [folder / name for name in EXPECTED]


def _opens(file: Path) -> bool:
    try:
        pikepdf.open(file).close()
    except pikepdf.PdfError:
        return False
    return True
