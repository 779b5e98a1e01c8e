"""Everything that a reviewer is asked about one text, in reading order, the warnings first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.model.checklist import Checklist
from leaflets.model.content import Message, Text
from leaflets.model.identity import content_digest, snapshot, text_messages
from leaflets.model.library import Library
from leaflets.model.review import AskedFact, AskedQuestion, AskedString, Pack, Part
from leaflets.model.state import Readings
from leaflets.model.unit import nearest
from leaflets.model.usage import locale_messages
from leaflets.model.warnings import warnings_of
from leaflets.states.readback import read_backs
from leaflets.states.standing import Record, standings

QUESTIONS = (
    ("pemat-p", "purpose"),
    ("pemat-p", "everyday-words"),
    ("pemat-p", "medical-terms"),
    ("pemat-p", "clear-numbers"),
    ("pemat-p", "an-action"),
    ("cdc-cci", "most-important-first"),
    ("discern", "balance"),
)
"""Checklist and item: few enough to be answered, each such that "yes" is good."""


def review_pack(
    library: Library, text: Text, record: Record, readings: Readings, checklists: Iterable[Checklist]
) -> Pack:
    """`record` and `readings` are of the text's locale."""
    said = snapshot(library, text)
    translated = text.locale != library.source
    english = library.locales[library.source].texts[f"{text.leaflet}.{text.level}"]
    return Pack(
        text=text,
        code=said.code,
        digest=said.content,
        source_digest=content_digest(library, english) if translated else "",
        strings=tuple(_strings(library, text, record, readings)),
        facts=tuple(
            AskedFact(number, name, library.facts[name]) for number, name in enumerate(said.figures, 1)
        ),
        questions=tuple(_questions(checklists)),
    )


def _strings(library: Library, text: Text, record: Record, readings: Readings) -> Iterator[AskedString]:
    translated = text.locale != library.source
    english = {m.key: m for m in locale_messages(library.locales[library.source])} if translated else {}
    standing = {each.message.key: each for each in standings(library, text.locale, record)}
    read = {item.message.key: item.readings for item in read_backs(library, text.locale, readings)}
    ordered = [(part, message) for part, found in _parts(library, text).items() for message in found]
    for number, (part, message) in enumerate(ordered, 1):
        yield AskedString(
            number=number,
            part=part,
            message=message,
            english=nearest(message.key, english),
            standing=standing[message.key],
            readings=read.get(message.key, ()),
        )


def _parts(library: Library, text: Text) -> Mapping[Part, list[Message]]:
    """Each string once: a warning that the text repeats stands among the warnings."""
    safety = library.locales[text.locale].safety
    found: dict[Part, list[Message]] = {part: [] for part in Part}
    found[Part.WARNINGS] = [safety[key] for key in warnings_of(library, text)]
    own = f"{text.leaflet}.{text.level}/"
    for message in {m.key: m for m in text_messages(library, text)}.values():
        if message.key.startswith(own):
            found[Part.TEXT].append(message)
        elif message.key.startswith("pictures/"):
            found[Part.PICTURES].append(message)
        elif not message.key.startswith("safety/"):
            found[Part.EVERY_SHEET].append(message)
    return found


def _questions(checklists: Iterable[Checklist]) -> Iterator[AskedQuestion]:
    known = {checklist.checklist: checklist.items for checklist in checklists}
    found = [(name, known[name][item], item) for name, item in QUESTIONS if item in known.get(name, {})]
    for number, (name, item, key) in enumerate(found, 1):
        yield AskedQuestion(number, f"{name}/{key}", item.question)
