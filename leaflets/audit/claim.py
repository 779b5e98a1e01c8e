"""What a PDF says it is, for whoever has the file and not the paper. What it says need not be true."""

from __future__ import annotations

import io
import re

import pikepdf

from leaflets.audit.findings import UNREADABLE
from leaflets.audit.metadata import identifier
from leaflets.frozen import frozen
from leaflets.model.identity import is_code

DRAFT = "DRAFT - "
"""How the title of every file begins that was not released."""

_CODE = re.compile(r"edition ([a-z0-9]+)")


@frozen
class Claim:
    """`name` is <locale>/<leaflet>.<level>[.<sheet>]; `code` is "" in a file without one."""

    name: str
    clinic: str
    code: str
    title: str
    is_draft: bool

    @property
    def sheet(self) -> str:
        """What its makeup is: "large-print", "" for the text's own."""
        return ".".join(self.name.partition("/")[2].split(".")[2:])

    @property
    def compared(self) -> tuple[str, ...]:
        """The codes of two editions, if it is a slip that tells what has changed between them."""
        codes = tuple(self.sheet.split("-"))
        return codes if len(codes) == 2 and all(map(is_code, codes)) else ()


def claim(data: bytes) -> Claim | None:
    """None for a file that this program has not made, or that cannot be read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            name, _, clinic = identifier(pdf).partition("@")
            title, keywords = (str(pdf.docinfo.get(entry, "")) for entry in ("/Title", "/Keywords"))
    except UNREADABLE:
        return None
    if "/" not in name:
        return None
    code = _CODE.fullmatch(keywords)
    return Claim(name, clinic, code[1] if code else "", title.removeprefix(DRAFT), title.startswith(DRAFT))
