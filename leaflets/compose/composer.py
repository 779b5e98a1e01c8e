"""Library + Edition -> Document. The one place that knows what a layout template is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date

from markupsafe import Markup

from leaflets.compose.code import edition_code
from leaflets.compose.figures import long_date
from leaflets.compose.markup import Node, parse_markup
from leaflets.compose.merge import Merge, isolated, merge_template
from leaflets.compose.tree import TreeBuilder, find
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.content import Clinic, Message, SafetyGroup, Text
from leaflets.model.document import Document, Metadata
from leaflets.model.edition import Edition
from leaflets.model.library import Library, LocaleTexts


@dataclass(frozen=True, slots=True)
class Copy:
    """The source language's words that a draft prints beside its own, as markup: their placeholders are
    filled in the source language too, never half in one language and half in the other.
    """

    tab: Markup
    text: Markup
    page: Markup
    safety: Mapping[str, Markup]
    attributes: Markup


def compose(
    library: Library,
    edition: Edition,
    *,
    clinic: Clinic | None = None,
    as_of: date,
    draft: bool = True,
) -> Document:
    """Merge one text with its layout. Raises LeafletError with every problem of this edition.

    `as_of` decides only whether the next review is overdue; `draft` is false in a release alone.
    """
    own = library.locales[edition.locale]
    text = own.texts[edition.text]
    layout = library.leaflets[edition.leaflet].layout
    merge = Merge(own.locale, library.facts, clinic)
    values = _values(library, edition, merge, text, as_of, draft)
    markup = merge_template(layout, library.layouts[layout], merge, values)
    problems = list(merge.problems)
    if markup is None:
        raise LeafletError(tuple(problems))
    file = f"content/layouts/{layout}.xml.j2"
    root, more = parse_markup(markup, file, merge.origins)
    problems += more
    main, footer = find(root.children, "main"), find(root.children, "footer")
    problems += _missing_parts(main, footer, Where(file))
    if problems or main is None:
        raise LeafletError(tuple(problems))
    return _document(main, footer, merge, text, Where(file), str(values["code"]), draft)


def _missing_parts(main: Node | None, footer: Node | None, where: Where) -> Iterator[Problem]:
    """Layout relies on `main`, and on a footer, if there is one, of exactly two parts."""
    if main is None:
        yield Problem(
            "C203", where, "the layout has no <main>", "Put all that is read between <main> and </main>."
        )
    if (
        footer is not None
        and [part.name for part in footer.children if isinstance(part, Node)] != ["span"] * 2
    ):
        hint = 'Write <span class="identity"> and <span class="page"> in it, nothing else.'
        yield Problem("C203", where, "the footer must have two parts", hint)


def _document(
    main: Node, footer: Node | None, merge: Merge, text: Text, where: Where, code: str, draft: bool
) -> Document:
    locale, clinic = merge.locale, merge.clinic
    builder = TreeBuilder(locale, where)
    identifier = f"{text.locale}/{text.leaflet}.{text.level}"
    return Document(
        main=builder.element(main, locale.locale, locale.direction, root=True),
        footer=None if footer is None else builder.element(footer, locale.locale, locale.direction),
        metadata=Metadata(
            title=f"DRAFT - {text.title}" if draft else str(text.title),
            lang=locale.locale,
            direction=locale.direction,
            subject=str(text.description),
            identifier=identifier if clinic is None else f"{identifier}@{clinic.clinic}",
            code=code,
            issued=text.issued.isoformat(),
            updated=text.updated.isoformat(),
        ),
    )


def _values(
    library: Library, edition: Edition, merge: Merge, text: Text, as_of: date, draft: bool
) -> dict[str, object]:
    own = library.locales[edition.locale]
    leaflet = library.leaflets[edition.leaflet]
    pictures = [block.picture for s in text.sections.values() for block in s.body.values() if block.picture]
    groups = [g for g in library.safety.groups.values() if g.topic in leaflet.topics]
    translated = edition.locale != library.source
    return {
        "text": text,
        "leaflet": leaflet,
        "locale": own.locale,
        "furniture": own.locale.furniture,
        "safety": own.safety,
        "box": library.safety,
        "groups": groups,
        "pictures": own.pictures,
        "picture_number": {name: n for n, name in enumerate(pictures, 1)},
        "sources": [library.sources[key] for key in text.sources],
        "clinic": merge.clinic,
        "copy": _copy(library.locales[library.source], merge) if draft and translated else None,
        "draft": draft,
        "reviewed": _reviewed(library, text),
        "overdue": as_of > text.review_due,
        "date": lambda value: long_date(value, own.locale),
        "code": edition_code(text, _words(library, own, text, groups, pictures), library.facts),
    }


def _copy(source: LocaleTexts, merge: Merge) -> Copy:
    locale = source.locale
    say = replace(merge, locale=locale).message
    return Copy(
        tab=say(locale.draft.tab),
        text=say(locale.draft.text),
        page=isolated(say(locale.furniture.page), locale.direction),
        safety={key: say(message) for key, message in source.safety.items()},
        attributes=Markup(' lang="{}" dir="{}"').format(locale.locale, locale.direction),
    )


def _reviewed(library: Library, text: Text) -> date | None:
    """The last review of exactly this version: a review of an older one says nothing of today's."""
    identity = (text.leaflet, text.locale, text.level, text.version)
    dates = [r.date for r in library.reviews if (r.leaflet, r.locale, r.level, r.version) == identity]
    return max(dates, default=None)


def _words(
    library: Library, own: LocaleTexts, text: Text, groups: list[SafetyGroup], pictures: list[str]
) -> Iterator[Message]:
    """Every string that this edition's reader meets: its text, safety box, pictures and furniture."""
    yield from messages(text)
    yield from messages(own.locale.furniture)
    yield from messages([own.pictures[name] for name in pictures])
    yield own.safety[library.safety.heading]
    for group in groups:
        yield from (own.safety[key] for key in (group.lead, *group.signs, *filter(None, [group.close])))


def messages(value: object) -> Iterator[Message]:
    """All content strings inside a value of leaflets.model.content."""
    if isinstance(value, Message):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from messages(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from messages(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from messages(getattr(value, field.name))
