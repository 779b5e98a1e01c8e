"""A Catalogue as XLIFF 1.2, and back. https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html

moz.l10n writes and reads it. It hands the text to libxml2 as it is, which would expand the entities of a DTD;
so a file with a DTD, or in an encoding that could hide one, is refused before any parser sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from moz.l10n.formats.xliff.parse import xliff_parse
from moz.l10n.formats.xliff.serialize import xliff_serialize
from moz.l10n.model import Entry as Unit
from moz.l10n.model import Markup, Message, Metadata, PatternMessage, Resource, Section

from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.exchange import Answer, Catalogue, Entry, Returned
from leaflets.translation import provenance

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_DTD = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_UNIT = re.compile(r"<(?:[\w.-]+:)?trans-unit\b[^<>]*?\bid\s*=\s*[\"']([^\"']*)[\"']")
_UNFINISHED = ("new", "needs-")
"""How the states of a target begin that is no translation yet."""


def write(catalogue: Catalogue) -> bytes:
    """The same catalogue gives the same bytes: no date stands in it."""
    head = [
        Metadata("@source-language", catalogue.source_locale),
        Metadata("@target-language", catalogue.locale),
        Metadata("@datatype", "plaintext"),
        Metadata("header/tool/@tool-id", "leaflets"),
        Metadata("header/tool/@tool-name", "leaflets"),
    ]
    notes = (f"{name}: {value}" for name, value in provenance.headers(catalogue).items())
    units: list[Unit[Message] | Any] = [_written(entry) for entry in catalogue.entries]
    section = Section((catalogue.file,), units, meta=[*head, *_numbered("header/note", notes)])
    root = [Metadata("@version", "1.2"), Metadata("@xmlns", _NAMESPACE)]
    return "".join(xliff_serialize(Resource(None, [section], meta=root))).encode()


def _written(entry: Entry) -> Unit[Message]:
    meta = [Metadata("@xml:space", "preserve")]
    if entry.fixed:
        meta.append(Metadata("@translate", "no"))
    if entry.limit is not None:
        meta += [Metadata("@maxwidth", str(entry.limit)), Metadata("@size-unit", "char")]
    meta.append(Metadata("source", entry.source))
    meta.append(Metadata("target/@state", _state(entry)))
    if entry.stale and entry.target and entry.former is not None:
        meta += [
            Metadata("alt-trans/@alttranstype", "previous-version"),
            Metadata("alt-trans/source", entry.former),
            Metadata("alt-trans/target", entry.target),
        ]
    meta += _numbered("note", entry.notes)
    if entry.place:
        file, _, line = entry.place.rpartition(":")
        meta += [
            Metadata("context-group/@purpose", "location"),
            Metadata("context-group/context/@context-type", "sourcefile"),
            Metadata("context-group/context", file),
            Metadata("context-group/context[2]/@context-type", "linenumber"),
            Metadata("context-group/context[2]", line),
        ]
    return Unit((entry.key,), PatternMessage([entry.target] if entry.target else []), meta=meta)


def _state(entry: Entry) -> str:
    if not entry.target:
        return "needs-translation"
    return "needs-review-translation" if entry.stale else "translated"


def _numbered(key: str, values: Iterable[str]) -> Iterator[Metadata]:
    """Elements of one name beside each other, as XPath counts them."""
    for number, value in enumerate(values, 1):
        name = key if number == 1 else f"{key}[{number}]"
        yield Metadata(f"{name}/@from", "developer")
        yield Metadata(name, value)


def read(text: str, name: str) -> Returned:
    """`text` is that of the file called `name`, and holds no character that content/ refuses.

    Raises LeafletError where it is no XLIFF 1.2, or none that we wrote.
    """
    _refuse_dangers(text, name)
    section = _section(text, name)
    head = {meta.key: meta.value for meta in section.meta}
    notes = (
        value.partition(": ") for key, value in head.items() if re.fullmatch(r"header/note(\[\d+\])?", key)
    )
    lines = _lines(text)
    units = [entry for entry in section.entries if isinstance(entry, Unit)]
    answers = [_answer(unit, lines, name) for unit in units]
    if problems := tuple(answer for answer in answers if isinstance(answer, Problem)):
        raise LeafletError(problems)
    given = {header: value.strip() for header, _, value in notes}
    good = tuple(answer for answer in answers if isinstance(answer, Answer))
    return provenance.returned(name, given, head.get("@target-language", ""), good)


def _refuse_dangers(text: str, name: str) -> None:
    if found := _DTD.search(text):
        what = f"“{found[0]}” stands in the file: rules that could make it grow without bound"
        hint = "Delete everything from “<!DOCTYPE” to its “]>”. No translator’s tool needs it."
        raise LeafletError((Problem("X002", Where(name, _line(text, found.start())), what, hint),))
    encoding = _ENCODING.match(text.removeprefix("\ufeff"))
    if encoding and encoding[1].lower() not in ("utf-8", "us-ascii"):
        what = f"the first line says that the file is written in {encoding[1]}"
        raise LeafletError((Problem("X001", Where(name, 1), what, "Save it in UTF-8, and say so there."),))


def _section(text: str, name: str) -> Section[Message]:
    """The one `<file>` that we write."""
    try:
        resource = xliff_parse(text.removeprefix("\ufeff"))
    except (SyntaxError, ValueError, RecursionError) as error:  # lxml's XMLSyntaxError is a SyntaxError
        line = getattr(error, "lineno", None) or 0
        raise LeafletError(
            (_no_xliff(name, line, str(error).partition("(<string>")[0].strip(" ,")),)
        ) from None
    if len(resource.sections) != 1:
        raise LeafletError((_no_xliff(name, 0, "it does not have exactly one <file>, without groups"),))
    return resource.sections[0]


def _no_xliff(name: str, line: int, why: str) -> Problem:
    hint = "Open it with a translator’s tool and save it as XLIFF 1.2, or take a fresh export."
    return Problem("X001", Where(name, line), f"this is not XLIFF 1.2, or the file was cut off: {why}", hint)


def _lines(text: str) -> dict[str, list[int]]:
    """Key -> the lines on which its units begin. libxml2 does not tell them."""
    lines: dict[str, list[int]] = {}
    for match in _UNIT.finditer(text):
        lines.setdefault(match[1], []).append(_line(text, match.start()))
    return lines


def _line(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def _answer(unit: Unit[Message], lines: dict[str, list[int]], name: str) -> Answer | Problem:
    (key,) = unit.id
    places = lines.get(key, [])
    line = places.pop(0) if places else 0
    pattern = unit.value.pattern if isinstance(unit.value, PatternMessage) else []
    if alien := next((part for part in pattern if not _is_text(part)), None):
        what = f"the translation holds <{getattr(alien, 'name', 'a variable')}>, which is no text"
        hint = "Write the words alone: **stars** around what is bold, names in braces as in English."
        return Problem("X004", Where(name, line), what, hint, key)
    meta = {item.key: item.value for item in unit.meta}
    return Answer(
        key=key,
        source="".join(
            item.value for item in unit.meta if re.fullmatch(r"source(/mrk(\[\d+\])?)?", item.key)
        ),
        target="".join(part for part in pattern if isinstance(part, str)),
        fuzzy=meta.get("target/@state", "translated").startswith(_UNFINISHED),
        line=line,
    )


def _is_text(part: object) -> bool:
    """Text, or the mark that a tool puts around a sentence."""
    return isinstance(part, str) or (isinstance(part, Markup) and part.name == "mrk")
