"""Layout template + values -> Document: the way that leaflets and specimens share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from leaflets.compose.bilingual import weave
from leaflets.compose.markup import Node, parse_markup
from leaflets.compose.merge import Merge, isolated, layout_file, merge_template
from leaflets.compose.tree import TreeBuilder, find
from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen
from leaflets.memory import ANEW
from leaflets.model.document import Document, Metadata
from leaflets.model.library import Library, LocaleTexts
from leaflets.model.locale import Locale

_IMPORT = re.compile(r'\{%-?\s*import\s+"([^"]+)"')


@frozen
class Filling:
    """What a template is filled with, in one language."""

    merge: Merge
    values: Mapping[str, object]


def render(
    library: Library,
    layout: str,
    filling: Filling,
    metadata: Metadata,
    beside: Filling | None = None,
    quoted: Locale | None = None,
) -> Document:
    """The Document that `layout` makes of `filling`, or of both. Raises LeafletError with every problem.

    `quoted`: another language in which parts of the layout say that they are.
    """
    file = layout_file(layout)
    main, footer = _parts(library, layout, filling)
    locale = filling.merge.locale
    if beside is not None:
        theirs, _ = _parts(library, layout, beside)
        other = beside.merge.locale
        main = weave(main, theirs, other, is_source=other.locale == library.source)
    # what two languages are woven of is not what was parsed
    recall = ANEW if beside else filling.merge.recall
    builder = TreeBuilder(locale, file, beside.merge.locale if beside else quoted, recall)
    return Document(
        main=builder.element(main, locale.locale, locale.direction, root=True),
        footer=None if footer is None else builder.part(footer, locale.locale, locale.direction),
        metadata=metadata,
    )


def _parts(library: Library, layout: str, filling: Filling) -> tuple[Node, Node | None]:
    """What is read, and the footer."""
    file = layout_file(layout)
    merge = filling.merge
    markup = merge_template(layout, tuple(_sources(library, layout)), merge, filling.values)
    problems = list(merge.problems)
    if markup is None:
        raise LeafletError(tuple(problems))
    root, more = parse_markup(markup, file.file, merge.origins)
    main, footer = find(root.children, "main"), find(root.children, "footer")
    problems += [*more, *_missing_parts(main, footer, file)]
    if problems or main is None:
        raise LeafletError(tuple(problems))
    return main, footer


def _sources(library: Library, layout: str) -> Iterator[tuple[str, str]]:
    """The layout and what it imports, read at every printing: an edition is made of all of them."""
    source = library.templates.get(layout)
    if source is None:
        hint = "Put it back under exactly this name."
        raise LeafletError((Problem("C204", layout_file(layout), "this layout is missing", hint),))
    yield layout, source
    for imported in _IMPORT.findall(source):
        yield from _sources(library, imported)


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


@frozen
class Copy:
    """The source language's words that a draft prints beside its own, as markup: their placeholders are
    filled in the source language too, never half in one language and half in the other.
    """

    tab: Markup
    text: Markup
    page: Markup
    safety: Mapping[str, Markup]
    attributes: Markup


def copy_of(source: LocaleTexts, merge: Merge) -> Copy:
    locale = source.locale
    say = replace(merge, locale=locale).message
    return Copy(
        tab=say(locale.draft.tab),
        text=say(locale.draft.text),
        page=isolated(say(locale.furniture.page), locale.direction),
        safety={key: say(message) for key, message in source.safety.items()},
        attributes=Markup(' lang="{}" dir="{}"').format(locale.locale, locale.direction),
    )
