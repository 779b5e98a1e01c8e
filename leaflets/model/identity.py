"""What an edition is: all that its reader meets, as lines; their digest, and the code in the footer.

The code is six characters that tell which words a sheet carries: a clinic types it to learn whether the paper
in hand is current. It is derived from leaflet, locale, level, declared version and the words and figures
themselves, so that a text changed without a new version cannot pass for the old one (docs/decisions/0005).
The digest is what people sign. It covers the days, the sources and the drawings too: an approval is of all
that a patient sees but the look. A clinic's own fields are no part of either: all clinics' copies of one text
share their code, and no reviewer of the text has seen them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from leaflets.model.artwork import Raster, Vector
from leaflets.model.clinic import Clinic, Logo
from leaflets.model.content import Fact, Message, Text
from leaflets.model.library import Library
from leaflets.model.needed import has_field
from leaflets.model.record import Snapshot
from leaflets.model.translated import Figure
from leaflets.model.usage import PLACEHOLDER, messages
from leaflets.model.warnings import groups_of

_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
"""No vowels (no words), no 0, 1, l, o: what a tired person can type from paper."""

_LENGTH = 6

_FIGURES_OF = ("numbering", "minimum_grouping_digits", "date")
"""What else decides how a language prints figures and days."""


def is_code(value: str) -> bool:
    """Whether somebody may have typed a code: its letters, in any case."""
    return len(value) == _LENGTH and set(value.lower()) <= set(_ALPHABET)


def text_code(library: Library, text: Text) -> str:
    """The code of every edition of this text, whatever its sheet or clinic."""
    return edition_code(text, text_messages(library, text), library.facts)


def words_digest(library: Library, text: Text) -> str:
    """SHA-256 of the words and figures alone: what a translation of the text has to agree with."""
    return _sha256("\n".join(code_lines(text, text_messages(library, text), library.facts)))


def content_digest(library: Library, text: Text) -> str:
    """SHA-256 of all that a reviewer of the text sees. Equal digests: equal content, in the same order."""
    found = tuple(text_messages(library, text))
    lines = [
        *code_lines(text, found, library.facts),
        *(f"place/{message.key}" for message in found),
        *(f"{name}={getattr(text, name)}" for name in ("issued", "updated", "review_due")),
        *(
            f"sources/{key}={library.sources[key].short}={library.sources[key].citation}"
            for key in text.sources
        ),
        *(f"drawings/{name}={_sha256(library.drawings[name])}" for name in _drawings(library, text)),
        *(f"beside/{key}={name}" for key, name in _pictograms(library, text)),
        *_forms(text.sections, "forms"),
        *_shared(library, text),
    ]
    return _sha256("\n".join(lines))


def clinic_digest(clinic: Clinic) -> str:
    """SHA-256 of all that a clinic's copies have of its file and its country, in whatever folder it lies."""
    logo = clinic.logo
    bare = replace(clinic, logo=replace(logo, art=None)) if logo else clinic
    lines = [f"{path}={value}" for path, value in _leaves(bare, "clinic")]
    return _sha256("\n".join([*lines, *_art(logo)]))


def _art(logo: Logo | None) -> list[str]:
    match logo.art if logo else None:
        case Vector(svg):
            return [svg]
        case Raster(width, height, samples, grey):
            return [f"{width}x{height} {grey} {hashlib.sha256(samples).hexdigest()}"]
        case None:
            return []


def snapshot(library: Library, text: Text) -> Snapshot:
    """What the text says today."""
    found = tuple(text_messages(library, text))
    return Snapshot(
        leaflet=text.leaflet,
        locale=text.locale,
        level=text.level,
        version=text.version,
        code=edition_code(text, found, library.facts),
        content=content_digest(library, text),
        title=str(text.title),
        words={message.key: str(message) for message in found},
        figures={name: _figure(library.facts[name]) for name in _facts(text, found, library.facts)},
    )


def edition_code(text: Text, found: Iterable[Message], facts: Mapping[str, Fact]) -> str:
    """`found`: every content string of the edition except the clinic's."""
    value = int.from_bytes(hashlib.sha256("\n".join(code_lines(text, found, facts)).encode()).digest(), "big")
    code = ""
    for _ in range(_LENGTH):
        value, digit = divmod(value, len(_ALPHABET))
        code += _ALPHABET[digit]
    return code


def code_lines(text: Text, found: Iterable[Message], facts: Mapping[str, Fact]) -> list[str]:
    found = sorted(found, key=lambda message: message.key)
    return [
        *(text.leaflet, text.locale, text.level, text.version),
        *(f"{message.key}={message}" for message in found),
        *(f"{name}={_figure(facts[name])}" for name in _facts(text, found, facts)),
    ]


def text_messages(library: Library, text: Text) -> Iterator[Message]:
    """Every string that a reader of this text meets: its own, warnings, pictures, and the fixed words.

    A sheet that shows some of its questions is a sheet of the whole text, and has its code.
    """
    own = library.locales[text.locale]
    blocks = [block for section in text.sections.values() for block in section.body.values()]
    yield from messages(text)
    yield from messages(own.locale.furniture)
    yield from messages(own.locale.desk)
    yield from messages(own.locale.rates)
    yield from messages(own.locale.durations)
    yield from messages(own.locale.joins)
    yield from messages([own.pictures[block.picture] for block in blocks if block.picture])
    yield from (own.safety[key] for block in blocks for key in block.safety or ())
    if any(block.icons for block in blocks):
        yield from messages(own.locale.icons)
    yield own.safety[library.safety.heading]
    for group in groups_of(library, text.leaflet):
        yield from (own.safety[key] for key in (group.lead, *group.signs, *filter(None, [group.close])))


def _drawings(library: Library, text: Text) -> list[str]:
    """Pictures and, at a level with pictograms, what stands beside its ideas."""
    blocks = (block for section in text.sections.values() for block in section.body.values())
    names = {block.picture for block in blocks if block.picture}
    names |= {f"pictograms/{name}" for _, name in _pictograms(library, text)}
    return sorted(names & library.drawings.keys())


def _pictograms(library: Library, text: Text) -> list[tuple[str, str]]:
    """Key of an idea, and what stands beside it."""
    if not library.layouts[library.levels[text.level].layout].pictograms:
        return []
    ideas = library.ideas.get(text.leaflet, {})
    return sorted((key, idea.pictogram) for key, idea in ideas.items() if idea.pictogram)


def _forms(value: object, path: str) -> Iterator[str]:
    """What of a text is no string: whose people a crowd shows, which cells are one, how many lines there
    are to write on. The same words mean something else with another of these.
    """
    found = _leaves(value, path)
    yield from (f"{name}={leaf}" for name, leaf in found if not isinstance(leaf, Message))


def _leaves(value: object, path: str) -> Iterator[tuple[str, object]]:
    """All that stands in a value, in its order, each with its place."""
    parts: Iterable[tuple[object, object]]
    if isinstance(value, Mapping):
        parts = value.items()
    elif isinstance(value, tuple):
        parts = enumerate(value)
    elif is_dataclass(value):
        parts = ((field.name, getattr(value, field.name)) for field in fields(value))
    else:
        parts = ()
        if value is not None:
            yield path, value
    for name, part in parts:
        yield from _leaves(part, f"{path}.{name}")


def _shared(library: Library, text: Text) -> Iterator[str]:
    """What the sheet has from its leaflet and its language beside their strings."""
    leaflet, locale = library.leaflets[text.leaflet], library.locales[text.locale].locale
    yield from (f"number/{section}={leaflet.sections.get(section)}" for section in text.sections)
    yield from (f"local/{path}={field}" for path, field in leaflet.local.items() if has_field(text, path))
    yield from (f"box/{field}" for field in leaflet.clinic_box)
    yield from (f"{part}={getattr(locale, part)}" for part in ("name", "direction", *_FIGURES_OF))
    yield f"level={locale.levels.get(text.level)}"


def _facts(text: Text, found: Iterable[Message], facts: Mapping[str, Fact]) -> list[str]:
    used = {name.partition(".")[0] for message in found for name in PLACEHOLDER.findall(message)}
    for section in text.sections.values():
        used.update(block.icons.fact for block in section.body.values() if block.icons)
    return sorted(used & facts.keys())


def _figure(fact: Fact) -> str:
    return f"{fact.low}-{fact.high}/{fact.of}{fact.unit}"


_FIGURE = re.compile(r"(None|[0-9]+)-(None|[0-9]+)/(None|100|1000|10000)(None|hour|day|week|month|year)")


def read_figure(written: str) -> Figure | None:
    """A figure of a snapshot; None where it is none."""
    match = _FIGURE.fullmatch(written)
    if match is None:
        return None
    low, high, of = (None if part == "None" else int(part) for part in match.groups()[:3])
    unit = None if match[4] == "None" else match[4]
    values: dict[str, Any] = {"low": low, "high": high, "of": of, "unit": unit}
    return Figure(**values)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
