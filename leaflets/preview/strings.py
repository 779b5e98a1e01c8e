"""The strings of a text, each with its English, its state and whether it can be undone; finished or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from leaflets.compose.plain import printed
from leaflets.content.nodes import Tree
from leaflets.frozen import frozen
from leaflets.model.content import Message
from leaflets.model.document import Document, Element, Origin
from leaflets.model.library import Library
from leaflets.model.locale import Locale
from leaflets.model.state import Lapse, Standing
from leaflets.model.translated import Translated
from leaflets.model.unit import Unit
from leaflets.preview.places import group, place
from leaflets.preview.values import Value


@frozen
class Record:
    """What is known of the strings of one language besides their words."""

    standings: Mapping[str, Standing]
    """By key; none of a string that is missing."""
    translated: Translated | None
    undoes: Callable[[str, str], bool]
    """Key and words -> whether an edit can be taken back."""


def keys_of(document: Document, folder: str) -> tuple[str, ...]:
    """The strings of one language's folder that a document prints or says, each once, as they are read."""
    keys: dict[str, None] = {}
    for root in (document.main, document.footer):
        for origin in _origins(root) if root else ():
            if origin.where.file.startswith(folder):
                keys[origin.key] = None
    return tuple(keys)


def _origins(element: Element) -> Iterator[Origin]:
    if element.origin is not None:
        yield element.origin
    for child in element.children:
        if isinstance(child, Element):
            yield from _origins(child)
        elif child.origin is not None:
            yield child.origin


def chosen(units: Iterable[Unit], text: str, printed_keys: Collection[str]) -> list[Unit]:
    """All strings of the text's own file, then those of the shared files that it prints, file by file."""
    order = {key: number for number, key in enumerate(printed_keys)}
    files = {text: 0, "safety": 1, "pictures": 2, "locale": 3}
    wanted = [unit for unit in units if unit.file == text or unit.key in order]
    return sorted(wanted, key=lambda u: (files.get(u.file, 9), 0 if u.file == text else order[u.key]))


def counts(strings: Iterable[Value]) -> Value:
    strings = list(strings)
    found = Counter(string["state"] for string in strings)
    return {
        **{state: found[state] for state in ("draft", "checked", "approved", "missing")},
        "stale": sum(string["stale"] for string in strings),
    }


def string_value(unit: Unit, tree: Tree, record: Record, library: Library, locale: Locale | None) -> Value:
    """`library` is the last good one, for figures; `locale` how its language prints them."""
    path = tuple(unit.name.split("."))
    target, source = unit.target or "", unit.source if unit.source is not None else unit.target
    standing = record.standings.get(unit.key)
    english = library.locales[library.source].locale
    return {
        "key": unit.key,
        "group": group(unit.key),
        "place": place(unit.key),
        "source": str(source or ""),
        "source_shown": printed(source, english, library.facts) if source is not None else "",
        "target": str(target),
        "shown": printed(unit.target, locale, library.facts) if unit.target and locale else str(target),
        "state": "missing" if unit.target is None else str(standing.state if standing else "draft"),
        "lapses": [str(lapse) for lapse in standing.lapses] if standing else [],
        "stale": standing is not None and standing.stale,
        "former": _former(standing, record.translated),
        "safety": unit.safety,
        "file": tree.file,
        "line": tree.where(path).line,
        "findings": [],
        "undo": record.undoes(unit.key, target),
    }


def _former(standing: Standing | None, translated: Translated | None) -> str | None:
    """The English words that somebody translated, where they have changed since and are known."""
    if (
        standing is None
        or standing.entry is None
        or translated is None
        or Lapse.SOURCE not in standing.lapses
    ):
        return None
    file = standing.message.key.partition("/")[0]
    return translated.words.get(file, {}).get(standing.entry.source or "")


def with_targets(units: Iterable[Unit], text_of: Callable[[str], Message | None]) -> list[Unit]:
    """The same units with the words that stand in the files now."""
    return [replace(unit, target=text_of(unit.key)) for unit in units]
