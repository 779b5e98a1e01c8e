"""What a leaflet must say, in which order and role: the audit's own statement, from the YAML's keys.

This repeats on purpose what the layout template says, so that a line lost there is a difference
here. It knows nothing of compose, layout or writers. `SHEET` is the order of the parts; blocks.py says
what each kind of block becomes, grid.py and form.py what other templates have in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from leaflets.audit.artwork import current, logo
from leaflets.audit.blocks import BLOCKS, rows
from leaflets.audit.clinic import clinic_box
from leaflets.audit.figures import Printed
from leaflets.audit.leaflet import Leaflet
from leaflets.audit.parts import MARKERS, band
from leaflets.audit.telling import SMALLEST, Expected, Teller

Part = Callable[[Leaflet], Iterator[Expected]]

NOTES = 3
"""The least number of lines for a person's own notes."""


def title_block(leaflet: Leaflet, *, with_logo: bool = True) -> Iterator[Expected]:
    own = leaflet.own
    level, name = own.plain(f"levels.{leaflet.edition.level}"), own.plain("name")
    yield own.group(
        "Sect",
        own.element("P", own.furniture("kind"), " • ", level, " • ", name),
        own.element("H1", leaflet.printed("title")),
        own.element("P", leaflet.printed("description")),
        *(logo(leaflet) if with_logo else ()),
    )


def opening(leaflet: Leaflet) -> Iterator[Expected]:
    """The short answer and the emergency box, in the order of the level; in a draft the English box after."""
    first = leaflet.edition.is_so("emergency-first")
    own, *copy = emergency(leaflet)
    yield from (own, *short_answer(leaflet)) if first else (*short_answer(leaflet), own)
    yield from copy


def short_answer(leaflet: Leaflet) -> Iterator[Expected]:
    own = leaflet.own
    heading = own.element("H2", own.furniture("short-answer"))
    yield own.group("Sect", heading, own.element("P", leaflet.printed("short-answer")))


def emergency(leaflet: Leaflet) -> Iterator[Expected]:
    """In a draft the complete English box follows the language's own."""
    for teller in filter(None, (leaflet.own, leaflet.copy)):
        yield _emergency_box(leaflet, teller)


def _emergency_box(leaflet: Leaflet, teller: Teller) -> Expected:
    box = leaflet.edition.workspace.shared("safety")
    topics = ("always", *leaflet.leaflet.node("topics"))

    said = teller.workspace.local(teller.locale, "safety")

    def say(role: str, key: str) -> Expected:
        return teller.element(role, teller.figures.printed(said.words(key)))

    columns = []
    for name in box.names("groups"):
        if box.value(f"groups.{name}.topic") not in topics:
            continue
        signs = box.names(f"groups.{name}.signs")
        items = (teller.marked(MARKERS["list"], say("LBody", sign)) for sign in signs)
        parts = [say("P", box.value(f"groups.{name}.lead")), teller.group("L", *items)]
        if box.has(f"groups.{name}.close"):
            parts.append(say("P", box.value(f"groups.{name}.close")))
        columns.append(teller.group("Div", *parts))
    return teller.group("Sect", say("H2", box.value("heading")), teller.group("Div", *columns))


def questions(leaflet: Leaflet) -> Iterator[Expected]:
    for name in leaflet.sections:
        yield question(leaflet, name)


def question(leaflet: Leaflet, name: str) -> Expected:
    """One question: its number and heading, then what answers it."""
    return leaflet.own.group("Sect", heading(leaflet, name), *answer(leaflet, name))


def heading(leaflet: Leaflet, name: str) -> Expected:
    own, section = leaflet.own, f"sections.{name}"
    number = own.figures.number(int(leaflet.leaflet.value(section)))
    return own.element("H2", f"{number} ", leaflet.printed(f"{section}.heading"))


def answer(leaflet: Leaflet, name: str, start: int = 0, stop: int | None = None) -> Iterator[Expected]:
    """What its blocks become, or those from `start` on and before `stop`."""
    text, body = leaflet.text, f"sections.{name}.body"
    for block in text.names(body)[start:stop]:
        path = f"{body}.{block}"
        if isinstance(text.node(path), str):
            yield leaflet.own.element("P", leaflet.printed(path))
            continue
        for kind in (kind for kind in BLOCKS if text.has(f"{path}.{kind}")):
            if kind == "table" and leaflet.edition.has_block_tables:
                yield from rows(leaflet, f"{path}.{kind}")
            else:
                yield BLOCKS[kind](leaflet, f"{path}.{kind}", _pictures(leaflet, path))


def _pictures(leaflet: Leaflet, last: str) -> int:
    """How many pictures the text has up to the block at `last`, which is counted with them."""
    text, count = leaflet.text, 0
    for section in leaflet.sections:
        for block in text.names(f"sections.{section}.body"):
            path = f"sections.{section}.body.{block}"
            count += text.has(f"{path}.picture")
            if path == last:
                return count
    return count


def clinic_and_notes(leaflet: Leaflet) -> Iterator[Expected]:
    own = leaflet.own
    notes = replace(own.element("H2", own.furniture("notes")), lines=NOTES)
    yield own.group("Div", clinic_box(leaflet), own.group("Sect", notes))


def references(leaflet: Leaflet) -> Iterator[Expected]:
    """At a level that cites: every source in full after its number."""
    own = leaflet.own
    bibliography = leaflet.edition.workspace.shared("sources")
    if not leaflet.references:
        return

    def cited(number: int, name: str) -> Expected:
        full = bibliography.value(f"{name}.citation")
        for kind, key in (("doi:", "doi"), ("PMID ", "pmid"), ("", "url")):
            if bibliography.has(f"{name}.{key}"):
                full += f" {kind}{bibliography.value(f'{name}.{key}')}"
                break
        label = own.element("Lbl", own.figures.number(number), floor=SMALLEST)
        return own.group("LI", label, own.foreign("LBody", full, "en", f"sources/{name}.citation", SMALLEST))

    yield own.group(
        "Sect",
        own.element("H2", own.furniture("sources"), floor=SMALLEST),
        own.element("P", own.furniture("sources-lead"), floor=SMALLEST),
        own.group("L", *(cited(number, name) for number, name in enumerate(leaflet.references, 1))),
    )


def sources_and_dates(leaflet: Leaflet) -> Iterator[Expected]:
    yield end(leaflet, current(leaflet))


def end(leaflet: Leaflet, below: Iterable[Expected]) -> Expected:
    """The sources, and the dates with what stands below them."""
    own, edition = leaflet.own, leaflet.edition
    bibliography = edition.workspace.shared("sources")
    items = (
        own.foreign("LBody", bibliography.value(f"{name}.short"), "en", f"sources/{name}.short", SMALLEST)
        for name in leaflet.text.names("sources")
    )

    listed = (
        _small(leaflet, "H2", "sources"),
        _small(leaflet, "P", "sources-lead"),
        own.group("L", *(own.marked(MARKERS["list"], item) for item in items)),
    )
    sources = own.group(
        "Sect",
        *(() if leaflet.references else listed),
        *(_small(leaflet, "P", name) for name in ("disclaimer", "feedback", "formats")),
    )
    days = dates(leaflet)
    return own.group("Div", sources, replace(days, children=(*days.children, *below)))


def _small(leaflet: Leaflet, role: str, name: str) -> Expected:
    return leaflet.own.element(role, leaflet.own.furniture(name), floor=SMALLEST)


def dates(leaflet: Leaflet) -> Expected:
    """The version and the days of the text."""
    own, edition = leaflet.own, leaflet.edition
    rows = [("version", leaflet.text.value("version"))]
    rows += [(name, own.figures.long_date(leaflet.text.value(name))) for name in ("issued", "updated")]
    rows += [("reviewed", own.figures.long_date(day)) for day in _last_review(leaflet)]
    due = own.figures.long_date(leaflet.text.value("review-due"))
    rows.append(("review-overdue" if edition.overdue else "review-due", due))
    told = (
        own.group(
            "LI",
            _small(leaflet, "Lbl", name),
            own.element("LBody", Printed(value, (), f"{leaflet.text.id}/{name}"), floor=SMALLEST),
        )
        for name, value in rows
    )
    return own.group("Sect", own.group("L", *told))


def _last_review(leaflet: Leaflet) -> tuple[str, ...]:
    """The day of the last review of exactly these words, or nothing: no review is ever made up.

    The words are told by the edition code, which the footer prints. It has no code of the other text of a
    bilingual sheet: there a review counts that is of this version and no older than its last change.
    """
    edition, text = leaflet.edition, leaflet.text
    locale, updated = text.value("locale"), text.value("updated")
    wanted = (edition.leaflet, locale, edition.level, text.value("version"))
    days = [
        review["date"]
        for review in edition.workspace.reviews()
        if tuple(review[name] for name in ("leaflet", "locale", "level", "version")) == wanted
        and (edition.prints(review["code"]) if locale == edition.locale else review["date"] >= updated)
    ]
    return tuple(sorted(days)[-1:])


SHEET: tuple[Part, ...] = (
    band,
    title_block,
    opening,
    questions,
    clinic_and_notes,
    references,
    sources_and_dates,
)
"""The parts of a leaflet in reading order."""
