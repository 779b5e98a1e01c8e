"""A Catalogue as gettext's PO, and back. https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html

polib writes and reads it. It forgives what we must not: a line without its closing quotation mark loses its
last letter. So every line is looked at before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import polib

from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.exchange import Answer, Catalogue, Entry, Returned
from leaflets.translation import provenance

_UNWRAPPED = 10**6
"""Columns: a string stays on one line, so that a changed word is one changed line."""
_STRING = r'"(?:[^"\\]|\\[\\"nrtabfv])*"'
_KEYWORD = r"(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\])"
_LINE = re.compile(rf"\s*(?:#(?!~)[^\n]*|(?:#~\s*)?(?:{_KEYWORD}\s*)?{_STRING}\s*|#~[|]?[^\n]*)?")
_HEADER = """\
{catalogue.file}, from {catalogue.source_locale} into {catalogue.locale}. Written by `leaflets export`.
Keep the head as it is: `leaflets import` reads there what this file was made from."""
_TARGET = re.compile(r"\s*msgstr\b")
_NO_PATH = "# \0\n"
"""Stands before the text, lest polib take it for a file's name: no path holds a NUL."""
_PLACE = re.compile(r"\(line (\d+)\)")


def write(catalogue: Catalogue) -> bytes:
    """The same catalogue gives the same bytes. gettext wants names in the head: they are left empty."""
    file = polib.POFile(wrapwidth=_UNWRAPPED)
    file.header = _HEADER.format(catalogue=catalogue)
    file.metadata = {
        "Project-Id-Version": "leaflets",
        "PO-Revision-Date": f"{catalogue.day} 00:00+0000",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": catalogue.locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"{catalogue.plural_forms};",
        "X-Generator": "leaflets",
        "X-Source-Language": catalogue.source_locale.replace("-", "_"),
        **provenance.headers(catalogue),
    }
    file.extend(_written(entry) for entry in catalogue.entries)
    return str(file).encode()


def _written(entry: Entry) -> polib.POEntry:
    file, _, line = entry.place.rpartition(":")
    fuzzy = entry.stale and bool(entry.target)
    return polib.POEntry(
        msgctxt=entry.key,
        msgid=entry.source,
        msgstr=entry.target,
        comment="\n".join(entry.notes),
        occurrences=[(file, line)] if file else [],
        flags=[*(["fuzzy"] if fuzzy else []), *flags(entry)],
        previous_msgid=entry.former if fuzzy else None,
    )


def flags(entry: Entry) -> list[str]:
    """As Weblate documents them: https://docs.weblate.org/en/latest/admin/checks.html#customizing-behavior"""
    found = []
    if entry.fixed:
        found.append("read-only")
    if entry.placeholders:
        found.append("placeholders:" + ":".join(f'"{name}"' for name in entry.placeholders))
    if entry.limit is not None:
        found.append(f"max-length:{entry.limit}")
    if "**" in entry.source or "](" in entry.source:
        found.append("md-text")
    return found


def read(text: str, name: str) -> Returned:
    """`text` is that of the file called `name`, and holds no character that content/ refuses.

    Raises LeafletError where it is no PO, or none that we wrote.
    """
    text = text.removeprefix("\ufeff")
    _check_lines(text, name)
    try:
        file = polib.pofile(_NO_PATH + text, encoding="utf-8")
    except OSError as error:
        found = _PLACE.search(str(error))
        raise LeafletError((_no_po(name, int(found[1]) - 1 if found else 0),)) from None
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _TARGET.match(line)]
    answers = tuple(_answer(entry, lines) for entry in file if not entry.obsolete)
    return provenance.returned(name, file.metadata, file.metadata.get("Language", ""), answers)


def _check_lines(text: str, name: str) -> None:
    bad = next(
        (number for number, line in enumerate(text.splitlines(), 1) if not _LINE.fullmatch(line)), None
    )
    if bad is not None:
        raise LeafletError((_no_po(name, bad),))


def _answer(entry: polib.POEntry, lines: Sequence[int]) -> Answer:
    """`lines`: those of the file on which a translation begins. polib knows where the entry's comments do."""
    after = bisect_left(lines, entry.linenum - 1)
    return Answer(
        key=entry.msgctxt or "",
        source=entry.msgid,
        target=entry.msgstr,
        fuzzy=entry.fuzzy,
        line=lines[after] if after < len(lines) else entry.linenum - 1,
    )


def _no_po(name: str, line: int) -> Problem:
    hint = (
        "Each line is a comment (#), or a word such as msgstr with a text in double quotes; a quotation mark "
        'inside it is written \\". Open the file with a translator’s tool and save it again.'
    )
    return Problem("X001", Where(name, max(line, 0)), "this line is not PO, or the file was cut off", hint)
