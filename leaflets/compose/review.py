"""Library + Pack -> the Document that a reviewer fills in on paper: English, with a translation beside it.

The pack's own words are English: clinicians and translators read it. What is in the translation's language
is tagged so, string by string.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from leaflets.compose.asked import both_sides
from leaflets.compose.citations import full_citation
from leaflets.compose.crowd import Crowd, crowd
from leaflets.compose.figures import long_date, number
from leaflets.compose.merge import Merge
from leaflets.compose.render import Filling, copy_of, render
from leaflets.frozen import frozen
from leaflets.model.content import Block, Fact, Icons, Message, PictureWords
from leaflets.model.document import Document, Metadata
from leaflets.model.library import Library
from leaflets.model.locale import Locale
from leaflets.model.review import Pack, Part
from leaflets.model.sheet import Sheet, own_layout
from leaflets.model.state import Reading, Standing
from leaflets.model.usage import PLACEHOLDER

LAYOUT = "review"
REVIEW_STYLE = "review"


_MUCH = 1.75
"""Times the length of a string."""

_FEW = 120
"""Letters that a column has room for in any case."""


@frozen
class Row:
    """One string as the sheet shows it. `source` is None in a pack of English itself.

    `readings`: who read it, when, and what it says. `note`: its state, where it is not that of most.
    `lapsed`: nobody vouches for it any more, since it or what it was made from has changed.
    """

    number: int
    key: str
    source: Markup | None
    target: Markup
    readings: tuple[tuple[str, Markup], ...]
    note: str
    lapsed: bool

    @property
    def below(self) -> bool:
        """Whether what readers say is so much more than the string that it needs the whole width."""
        said = sum(len(words) for _, words in self.readings)
        return said > _MUCH * max(len(self.source or ""), len(self.target)) and said > _FEW


@frozen
class FactRow:
    """`figures`: as English prints it, then as the translation does. `sources`: their numbers in the list."""

    number: int
    name: str
    fact: Fact
    figures: tuple[str, ...]
    sources: tuple[int, ...]


@frozen
class Picture:
    """A drawing with its words, or people of whom some are drawn filled (`icons` and `crowd`)."""

    name: str
    words: PictureWords | None = None
    icons: Icons | None = None
    crowd: Crowd | None = None


def review_sheet(library: Library, pack: Pack, paper: str) -> Sheet:
    """What a pack is printed on. `paper` is a name of content/papers."""
    layout = library.layouts[library.levels[pack.text.level].layout]
    other = "" if pack.text.locale == library.source else pack.text.locale
    return Sheet(layout, library.styles[REVIEW_STYLE], library.papers[paper], beside=other)


def compose_review(library: Library, pack: Pack) -> Document:
    """Raises LeafletError with every problem of it."""
    source = library.locales[library.source].locale
    own = library.locales[pack.text.locale].locale
    translated = own.locale != source.locale
    references = _references(library, pack)
    merge = Merge(source, library.facts, None, references)
    say = replace(merge, locale=own)
    cited = tuple(dict.fromkeys(key for asked in pack.facts for key in asked.fact.sources))
    numbers = {key: place for place, key in enumerate(cited, 1)}
    usual = {part: _usual(pack, part) for part in Part}
    readers = _readers(pack, source)
    values = {
        "pack": pack,
        "locale": source,
        "own": own,
        "translated": translated,
        "attributes": Markup(' lang="{}" dir="{}"').format(own.locale, own.direction),
        "furniture": source.furniture,
        "rows": {part.value: list(_rows(pack, part, merge, say, usual[part], readers)) for part in Part},
        "usual": {part.value: state for part, state in usual.items()},
        "readers": readers,
        "facts": [
            FactRow(
                asked.number,
                asked.name,
                asked.fact,
                tuple(both_sides(asked.fact, each) for each in ((source, own) if translated else (source,))),
                tuple(numbers[key] for key in asked.fact.sources),
            )
            for asked in pack.facts
        ],
        "sources": [(full_citation(library.sources[key]), library.sources[key].read) for key in cited],
        "pictures": list(_pictures(library, pack)),
        "pictograms": _pictograms(library, pack),
        "say": say.message,
        "own_number": lambda value: number(value, own),
        "date": lambda value: long_date(value, source),
        "copy": copy_of(library.locales[own.locale], merge) if translated else None,
        "draft": True,
    }
    return render(
        library, LAYOUT, Filling(merge, values), _metadata(library, pack), quoted=own if translated else None
    )


def _metadata(library: Library, pack: Pack) -> Metadata:
    """The pack is in English, whatever text it is of."""
    source = library.locales[library.source].locale
    own = library.locales[pack.text.locale].locale
    return Metadata(
        title=f"DRAFT - Review pack: {pack.name}, {own.english_name}",
        lang=source.locale,
        direction=source.direction,
        subject=f"What a reviewer of {pack.name} in {own.english_name} is asked",
        identifier=f"{own.locale}/{pack.name}.review",
        code=pack.code,
        issued=pack.text.issued.isoformat(),
        updated=pack.text.updated.isoformat(),
    )


def _references(library: Library, pack: Pack) -> dict[str, int]:
    """As the leaflet numbers them."""
    numbered = library.levels[pack.text.level].citations == "numbered"
    return {source: place for place, source in enumerate(pack.text.sources if numbered else (), 1)}


def _rows(
    pack: Pack, part: Part, merge: Merge, say: Merge, usual: str, readers: Mapping[str, str]
) -> Iterator[Row]:
    for asked in pack.of(part):
        state = state_in_words(asked.standing)
        yield Row(
            number=asked.number,
            key=asked.message.key,
            source=None if asked.english is None else _whole(asked.english, merge),
            target=_whole(asked.message, say),
            readings=tuple(
                (who, _quoting(words, merge, say.locale))
                for who, words in _read(asked.readings, readers, merge.locale)
            ),
            note="" if state == usual else state,
            lapsed=bool(asked.standing.lapses),
        )


def _whole(message: Message, merge: Merge) -> Markup:
    """The string with its figures; what the program puts into a pattern stays as it is written, in braces."""
    known = {*merge.facts, *merge.references, "emergency-number"}
    names = [name for name in PLACEHOLDER.findall(message) if name.partition(".")[0] not in known]
    return merge.message(message, **{name: f"{{{name}}}" for name in names})


def _usual(pack: Pack, part: Part) -> str:
    """What most strings of the part are; told once. Empty where there is none."""
    counted = Counter(state_in_words(asked.standing) for asked in pack.of(part)).most_common(1)
    return next((state for state, _ in counted), "")


def _readers(pack: Pack, locale: Locale) -> Mapping[str, str]:
    """Letter of a reader -> who that is, told once: of those who read all on one day."""
    found: dict[str, set[str]] = {}
    for asked in pack.strings:
        for each in asked.readings:
            found.setdefault(each.reader, set()).add(_reader(each, locale))
    return {letter: told.pop() for letter, told in sorted(found.items()) if len(told) == 1}


def _reader(reading: Reading, locale: Locale) -> str:
    return f"{reading.role}, {long_date(reading.date, locale)}"


_NOT_LATIN = r"[^\x00-\u024f\u2000-\u206f]+"
_QUOTED = re.compile(f"{_NOT_LATIN}(?:[ \u00a0]{_NOT_LATIN})*")


def _quoting(words: str, merge: Merge, own: Locale) -> Markup:
    """What somebody read, with the words that it quotes of the translation tagged as such."""
    if own.script == merge.locale.script:
        return escape(words)
    parts: list[Markup] = []
    end = 0
    for match in _QUOTED.finditer(words):
        parts += [escape(words[end : match.start()]), merge.foreign(match[0], own.locale)]
        end = match.end()
    return Markup("").join([*parts, escape(words[end:])])


def _read(
    readings: Iterable[Reading], readers: Mapping[str, str], locale: Locale
) -> Iterator[tuple[str, str]]:
    """Who says what; those who say the same are told together."""
    said: dict[str, list[str]] = {}
    for each in readings:
        known = each.reader in readers
        who = each.reader if known else f"{each.reader} ({_reader(each, locale)})"
        said.setdefault(each.english.replace("**", ""), []).append(who)
    yield from ((" and ".join(who), words) for words, who in said.items())


def state_in_words(standing: Standing) -> str:
    """Who vouches for the words, and what has happened to them since."""
    entry = standing.entry
    if entry is None:
        return "on nobody's record"
    made = f"{entry.state}, by a {entry.role}, {entry.date.isoformat()}"
    if standing.lapses:
        return f"{made}; since then {' and '.join(standing.lapses)}"
    return made


def _pictures(library: Library, pack: Pack) -> Iterator[Picture]:
    """In the order of the text, as the text's own language prints them."""
    own = library.locales[pack.text.locale]
    for block in _blocks(pack):
        if block.picture:
            yield Picture(block.picture, words=own.pictures[block.picture])
        elif block.icons:
            fact = library.facts[block.icons.fact]
            yield Picture(block.icons.fact, icons=block.icons, crowd=crowd(fact, own.locale))


def _pictograms(library: Library, pack: Pack) -> Mapping[str, list[str]]:
    """Pictogram -> the keys inside the text beside whose words it stands; on sheets that have them."""
    text = pack.text
    found: dict[str, list[str]] = {}
    if library.layouts[own_layout(library, text.leaflet, text.level)].pictograms:
        for key, idea in library.ideas.get(text.leaflet, {}).items():
            if idea.pictogram:
                found.setdefault(idea.pictogram, []).append(key)
    return found


def _blocks(pack: Pack) -> Iterator[Block]:
    for section in pack.text.sections.values():
        yield from section.body.values()
