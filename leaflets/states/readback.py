"""Which words of a translation somebody has read back without the English, and how often."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from leaflets.model.content import Message
from leaflets.model.fingerprint import words_hash
from leaflets.model.library import Library
from leaflets.model.state import FilledSheet, ReadBack, Reading, Readings, Role
from leaflets.model.usage import locale_messages


def read_backs(library: Library, locale: str, readings: Readings) -> Iterator[ReadBack]:
    """Every string of a translation, in the order of its files. English itself has none."""
    if locale == library.source:
        return
    english = {m.key: m for m in locale_messages(library.locales[library.source])}
    for message in locale_messages(library.locales[locale]):
        file, _, key = message.key.partition("/")
        words = words_hash(message)
        valid = tuple(r for r in readings.get(file, {}).get(key, ()) if r.words == words)
        yield ReadBack(message, english.get(message.key), valid)


def sheet(
    read: Iterator[ReadBack], file: str, wanted: Callable[[ReadBack], bool], printed: Callable[[Message], str]
) -> Mapping[str, str]:
    """Hash of the words -> the words as printed, of the strings of a file that are wanted."""
    return {
        words_hash(item.message): printed(item.message)
        for item in read
        if item.message.key.partition("/")[0] == file and wanted(item)
    }


def recorded(
    library: Library, filled: FilledSheet, readings: Readings, reader: str, role: Role, day: date
) -> tuple[Mapping[str, tuple[Reading, ...]], int]:
    """The file's readings with those of the sheet, and how many strings the sheet read.

    Readings of words that are no more are dropped: nobody compares them again. So is an earlier reading of
    the same words by the same reader.
    """
    kept: dict[str, tuple[Reading, ...]] = {}
    count = 0
    for item in read_backs(library, filled.locale, readings):
        file, _, key = item.message.key.partition("/")
        if file != filled.file:
            continue
        said = filled.english.get(words_hash(item.message))
        found = item.readings
        if said:
            new = Reading(
                date=day,
                role=role,
                reader=reader,
                words=words_hash(item.message),
                english=" ".join(said.split()),
            )
            found = (*(reading for reading in found if reading.reader != reader), new)
            count += 1
        if found:
            kept[key] = found
    return kept, count


def unknown(library: Library, filled: FilledSheet) -> tuple[str, ...]:
    """Hashes of a sheet whose words the file has no more."""
    own = library.locales[filled.locale]
    present = {words_hash(m) for m in locale_messages(own) if m.key.partition("/")[0] == filled.file}
    return tuple(words for words in filled.english if words not in present)
