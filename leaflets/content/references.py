"""Between files: every name that one file uses exists in another, and what must agree agrees."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from leaflets.content.citations import check_citations, refuse_citations
from leaflets.content.ids import LOCALE
from leaflets.content.legibility import check_legibility
from leaflets.content.local_fields import check_local
from leaflets.content.memory import Memory
from leaflets.content.nodes import Group, KeyPath, Tree
from leaflets.content.pictured import check_pictograms
from leaflets.content.placeholders import check_patterns, check_placeholders
from leaflets.content.plurals import check_plurals
from leaflets.content.safety import check_safety, check_topics
from leaflets.content.schema import Checked
from leaflets.content.shelf import SOURCE_LOCALE, Folder, Shelf
from leaflets.content.translation import compare
from leaflets.content.used import blocks, check_used, pictures_of
from leaflets.content.words import quoted, suggest
from leaflets.errors import Problem
from leaflets.model.content import Item, Leaflet, Text


def check_references(shelf: Shelf, memory: Memory | None = None) -> Iterator[Problem]:
    """Everything that can be wrong between two files that are right by themselves.

    What is the same as at the last time with this `memory` is not looked at again: what each check is kept by
    is all that it may look at.
    """
    memory = Memory() if memory is None else memory
    source = shelf.locales.get(SOURCE_LOCALE)
    common, english = shared(shelf), () if source is None else own(source)
    texts = () if source is None else tuple(source.texts.values())
    yield from memory.keep("shared", partial(_check_all_shared, shelf), *common, *english, *texts)
    for name, folder in shelf.locales.items():
        inputs = (*common, *english, *own(folder), shelf.cldr.get(name))
        yield from memory.keep(("folder", name), partial(_check_folder, shelf, folder), *inputs)
        for text, checked in folder.texts.items():
            original = source.texts.get(text) if source else None
            check = partial(_check_text, shelf, folder, text, checked)
            yield from memory.keep(("text", name, text), check, *common, *own(folder), checked, original)


def shared(shelf: Shelf) -> tuple[object, ...]:
    """All that is of no language. Equal objects are equal files: the memory has seen to it."""
    groups: tuple[Mapping[str, object], ...] = (
        shelf.leaflets,
        shelf.levels,
        shelf.papers,
        shelf.styles,
        shelf.palettes,
        shelf.layouts,
        shelf.templates,
        shelf.drawings,
        shelf.ideas,
    )
    single = (
        *(shelf.facts, shelf.sources, shelf.safety, shelf.editions),
        *(shelf.countries, shelf.pictograms, shelf.labels),
    )
    return (*single, shelf.families, *(part for group in groups for pair in group.items() for part in pair))


def own(folder: Folder) -> tuple[object, ...]:
    """What the texts of a language share."""
    return folder.locale, folder.safety, folder.pictures


def _check_all_shared(shelf: Shelf) -> Iterator[Problem]:
    yield from _check_ledger(shelf)
    yield from _check_shared(shelf)
    for name, country in (shelf.countries.value or {}).items():
        yield from _unknown(shelf.countries.tree, (name, "paper"), "paper", country.paper, shelf.papers)
    yield from check_safety(shelf)


def _unknown(tree: Tree, path: KeyPath, kind: str, name: str, known: Collection[str]) -> Iterator[Problem]:
    if name not in known:
        yield tree.problem("S043", path, f"there is no {kind} {quoted(name)}", suggest(name, sorted(known)))


def _agree(tree: Tree, key: str, given: str, expected: str, place: str) -> Iterator[Problem]:
    if given != expected:
        what = f"{quoted(given)} stands here, but the {place} is called {quoted(expected)}"
        yield tree.problem("S014", (key,), what, f"Write {quoted(expected)}, or rename the {place}.")


def _check_ledger(shelf: Shelf) -> Iterator[Problem]:
    if shelf.sources.tree.root is None:
        return
    for name, fact in (shelf.facts.value or {}).items():
        for index, source in enumerate(fact.sources):
            path = (name, "sources", index)
            yield from _unknown(shelf.facts.tree, path, "source", source, shelf.sources.names)


def _check_shared(shelf: Shelf) -> Iterator[Problem]:
    for name, leaflet in shelf.leaflets.items():
        if leaflet.value:
            yield from _agree(leaflet.tree, "leaflet", leaflet.value.leaflet, name, "file")
            if leaflet.value.layout:
                yield from _unknown(leaflet.tree, ("layout",), "layout", leaflet.value.layout, shelf.layouts)
            for index, topic in enumerate(leaflet.value.topics if shelf.safety.value else ()):
                known = shelf.safety.value.topics if shelf.safety.value else ()
                yield from _unknown(leaflet.tree, ("topics", index), "topic", topic, known)
            yield from _check_left_out(shelf, leaflet.tree, leaflet.value)
            yield from check_local(shelf, leaflet.tree, leaflet.value)
    for name, level in shelf.levels.items():
        if level.value:
            yield from _agree(level.tree, "level", level.value.level, name, "file")
            yield from _unknown(level.tree, ("layout",), "layout", level.value.layout, shelf.layouts)
    for name, paper in shelf.papers.items():
        if paper.value:
            yield from _agree(paper.tree, "paper", paper.value.paper, name, "file")
    for name, style in shelf.styles.items():
        if style.value:
            yield from _agree(style.tree, "style", style.value.style, name, "file")
    yield from _check_layouts(shelf)


def _check_layouts(shelf: Shelf) -> Iterator[Problem]:
    for name, layout in shelf.layouts.items():
        if layout.value:
            tree, value = layout.tree, layout.value
            yield from _agree(tree, "layout", value.layout, name, "file")
            yield from _unknown(tree, ("template",), "template", value.template, shelf.templates)
            yield from _unknown(tree, ("style",), "style", value.style, shelf.styles)
            for level, name_of_style in value.level_styles.items():
                yield from _unknown(tree, ("level-styles", level), "level", level, shelf.levels)
                yield from _unknown(tree, ("level-styles", level), "style", name_of_style, shelf.styles)
            for index, paper in enumerate(value.papers):
                yield from _unknown(tree, ("papers", index), "paper", paper, shelf.papers)
            for paper, folded in value.fold.items():
                yield from _unknown(tree, ("fold", paper), "paper", paper, value.papers)
                yield from _unknown(tree, ("fold", paper), "paper", folded, value.papers)
            if not value.papers:
                hint = "Write the sheet that it is made for: papers: [a4]."
                yield tree.problem("S009", ("papers",), "no paper is named", hint)
    yield from _check_editions(shelf)
    source = shelf.locales.get(SOURCE_LOCALE)
    texts = source.texts if source else {}
    yield from check_pictograms(shelf.pictograms, shelf.drawings, shelf.ideas, texts)
    yield from check_legibility(shelf.layouts, shelf.styles, shelf.palettes)
    for name, palette in shelf.palettes.items():
        if palette.value:
            yield from _agree(palette.tree, "palette", palette.value.palette, name, "file")
            for style in shelf.styles.values():
                missing = [
                    c for c in (style.value.colours if style.value else ()) if c not in palette.value.colours
                ]
                for colour in missing:
                    hint = "Say what it becomes: a palette has all colours of every style."
                    yield palette.tree.problem(
                        "S001", ("colours", colour), f"{quoted(colour)} is missing", hint
                    )


def _check_editions(shelf: Shelf) -> Iterator[Problem]:
    """A language that is not there is none of its faults: a workspace may hold a few of them."""
    tree = shelf.editions.tree
    for index, entry in enumerate(shelf.editions.value.also if shelf.editions.value else ()):
        at = ("also", index)
        named: tuple[tuple[str, str, Collection[str]], ...] = (
            ("layout", entry.layout, shelf.layouts),
            ("paper", entry.paper, shelf.papers),
            ("style", entry.style, shelf.palettes),
        )
        for kind, name, known in named:
            if name:
                yield from _unknown(tree, (*at, kind), kind, name, known)
        chosen: tuple[tuple[str, tuple[str, ...], Collection[str]], ...] = (
            ("leaflets", entry.leaflets, shelf.leaflets),
            ("levels", entry.levels, shelf.levels),
        )
        for kind, names, all_names in chosen:
            for number, name in enumerate(names):
                yield from _unknown(tree, (*at, kind, number), kind.removesuffix("s"), name, all_names)


def _check_left_out(shelf: Shelf, tree: Tree, leaflet: Leaflet) -> Iterator[Problem]:
    for level, sections in leaflet.left_out.items():
        yield from _unknown(tree, ("left-out", level), "level", level, shelf.levels)
        for index, section in enumerate(sections):
            path = ("left-out", level, index)
            yield from _unknown(tree, path, "question", section, leaflet.sections)


def _check_folder(shelf: Shelf, folder: Folder) -> Iterator[Problem]:
    tree = folder.locale.tree
    if not LOCALE.matches(folder.name):
        yield tree.problem("S007", (), f"a locale cannot be called {quoted(folder.name)}", LOCALE.hint)
    locale = folder.locale.value
    if locale:
        yield from _agree(tree, "locale", locale.locale, folder.name, "folder")
        for index, family in enumerate(locale.fonts if shelf.families is not None else ()):
            yield from _unknown(tree, ("fonts", index), "font family", family, shelf.families or ())
        if locale.number_font:
            yield from _unknown(tree, ("number-font",), "font family", locale.number_font, locale.fonts)
        for level in shelf.levels:
            if level not in locale.levels:
                hint = f"Add a line: {level}: and what this level is called in your language."
                yield tree.problem("S001", ("levels", level), f"{quoted(level)} is missing", hint)
    yield from check_patterns(tree)
    cldr = shelf.cldr.get(folder.name)
    if cldr and cldr.value and cldr.value.plurals is not None:
        yield from check_plurals(tree, cldr.value.plurals)
    yield from _check_pictures(shelf, folder)
    for checked in (folder.safety, folder.pictures):
        yield from _check_braces(shelf, checked.tree)
        yield from refuse_citations(checked.tree, shelf.sources.names)
    source = shelf.locales.get(SOURCE_LOCALE)
    if source is not None and source is not folder:
        yield from compare(source.safety.tree, folder.safety.tree)
        yield from compare(source.pictures.tree, folder.pictures.tree)


def _check_pictures(shelf: Shelf, folder: Folder) -> Iterator[Problem]:
    """Words without a drawing, and labels that the drawing and its words do not share."""
    tree = folder.pictures.tree
    pictures = pictures_of(shelf)
    for name, words in (folder.pictures.value or {}).items():
        yield from _unknown(tree, (name,), "drawing", name, pictures)
        labels = shelf.labels.get(name)
        if labels is None:
            continue
        for label in labels:
            if label not in words.labels:
                hint = f"Add a line: {label}: and the word that stands at this place of the drawing."
                what = f"the drawing has a place for {quoted(label)}, and its word is missing"
                yield tree.problem("S048", (name, "labels", label), what, hint)
        for label in words.labels:
            if label not in labels:
                what = f"the drawing has no place for {quoted(label)}"
                yield tree.problem("S048", (name, "labels", label), what, suggest(label, labels))


def _check_text(shelf: Shelf, folder: Folder, name: str, text: Checked[Text]) -> Iterator[Problem]:
    leaflet, _, level = name.partition(".")
    source = shelf.locales[SOURCE_LOCALE].texts.get(name)
    yield from _check_braces(shelf, text.tree)
    if text.value:
        yield from _check_identity(shelf, folder, text.tree, text.value, (leaflet, level))
        yield from check_used(shelf, folder, text.tree, text.value)
    if folder.name == SOURCE_LOCALE or source is None:
        yield from _check_sections(shelf, text.tree, leaflet, level)
        yield from _check_level(shelf, text, level)
        yield from check_topics(shelf, folder, text.tree, leaflet)
    if folder.name != SOURCE_LOCALE and source is None:
        hint = f"Write content/locales/{SOURCE_LOCALE}/{name}.yaml first: every language translates it."
        yield text.tree.problem("S026", (), "this text has no English text that it translates", hint)
    if folder.name != SOURCE_LOCALE and source is not None:
        yield from compare(source.tree, text.tree)


def _check_identity(
    shelf: Shelf, folder: Folder, tree: Tree, text: Text, name: tuple[str, str]
) -> Iterator[Problem]:
    yield from _agree(tree, "leaflet", text.leaflet, name[0], "file")
    yield from _agree(tree, "level", text.level, name[1], "file")
    yield from _agree(tree, "locale", text.locale, folder.name, "folder")
    yield from _unknown(tree, ("leaflet",), "leaflet", text.leaflet, shelf.leaflets)
    yield from _unknown(tree, ("level",), "level", text.level, shelf.levels)


def _check_braces(shelf: Shelf, tree: Tree) -> Iterator[Problem]:
    yield from check_placeholders(tree, shelf.facts.names, shelf.facts.value or {}, shelf.sources.names)


def _check_level(shelf: Shelf, text: Checked[Text], name: str) -> Iterator[Problem]:
    """What the level allows: numbers of sources, tables."""
    level = shelf.levels[name].value if name in shelf.levels else None
    if level is None:
        return
    yield from check_citations(text.tree, shelf.sources.names, numbered=level.citations == "numbered")
    for path, block in blocks(text.value):
        if block.table is not None and not level.tables:
            hint = "Say it in short sentences or lists, one idea each."
            yield text.tree.problem("S054", (*path, "table"), f"the level {quoted(name)} has no tables", hint)
        for item, value in (block.list or {}).items() if not level.nested_lists else ():
            if isinstance(value, Item):
                hint = "Make its entries items of the list, or a list of their own with a lead-in."
                what = f"the level {quoted(name)} has no lists inside lists"
                yield text.tree.problem("S061", (*path, "list", item), what, hint)


def _check_sections(shelf: Shelf, tree: Tree, leaflet: str, level: str) -> Iterator[Problem]:
    """The questions of a text are those of its leaflet, in their order, but for what its level leaves out."""
    found = tree.find(("sections",))
    wanted = shelf.leaflets[leaflet].value if leaflet in shelf.leaflets else None
    if wanted is None or not isinstance(found, Group):
        return
    place = f"content/leaflets/{leaflet}.yaml"
    left_out = wanted.left_out.get(level, ())
    for section in wanted.sections:
        if section in left_out and section in found.items:
            what = f"the level {quoted(level)} leaves out the question {quoted(section)}"
            hint = f"Delete it here, or take it out of “left-out” in {place}."
            yield tree.problem("S015", ("sections", section), what, hint)
        if section not in found.items and section not in left_out:
            hint = f"Write it, or take it out of {place} for all levels (or, under “left-out”, for this one)."
            yield tree.problem(
                "S015", ("sections", section), f"the question {quoted(section)} is missing", hint
            )
    for section in found.items:
        if section not in wanted.sections:
            what = f"the leaflet has no question {quoted(section)}"
            yield tree.problem("S015", ("sections", section), what, suggest(section, wanted.sections))
    yield from _check_order(tree, [s for s in found.items if s in wanted.sections], wanted.sections, place)


def _check_order(tree: Tree, given: list[str], wanted: Mapping[str, int], place: str) -> Iterator[Problem]:
    ordered = [section for section in wanted if section in given]
    for expected, section in zip(ordered, given, strict=True):
        if expected != section:
            hint = f"Move it: {quoted(expected)} comes first here, as in {place}."
            what = f"the question {quoted(section)} stands too early"
            yield tree.problem("S015", ("sections", section), what, hint)
            return
