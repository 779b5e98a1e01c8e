"""Which editions a run builds: those the library holds, narrowed by what was asked for."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.clinic import Clinic
from leaflets.model.edition import OWN, Edition, Makeup, SpecimenSheet
from leaflets.model.layout import Layout
from leaflets.model.library import Library
from leaflets.model.sheet import layout_of, own_layout


def plan(
    library: Library,
    locales: Iterable[str] = (),
    leaflets: Iterable[str] = (),
    levels: Iterable[str] = (),
    makeup: Makeup = OWN,
    clinic: Clinic | None = None,
) -> tuple[tuple[Edition, ...], tuple[Problem, ...]]:
    """All editions that fit, sorted; an empty choice means all. A choice that names nothing known,
    or a combination that has no text, is a problem.

    `makeup`: the sheet that was asked for. Where none was, each text on its own, and what content/editions.yaml
    and the clinic add. Of the languages asked for a clinic has those that it hands out; its paper is that of
    every layout made for it, unless another is asked for.
    """
    locales, leaflets, levels = tuple(locales), tuple(leaflets), tuple(levels)
    problems = [
        *(problem for name in locales for problem in library.begun.get(name, ())),
        *unknown_names("locale", tuple(name for name in locales if name not in library.begun), library.locales),
        *unknown_names("leaflet", leaflets, library.leaflets),
        *unknown_names("level", levels, library.levels),
        *_wrong_makeup(library, makeup),
    ]
    if problems:
        return (), tuple(problems)
    handed_out = clinic.locales if clinic else ()
    paper = _paper_of(library, clinic)
    texts = [
        Edition(locale, text.leaflet, text.level)
        for locale, folder in library.locales.items()
        for text in folder.texts.values()
        if (not locales or locale in locales)
        and (not handed_out or locale in handed_out)
        and (not leaflets or text.leaflet in leaflets)
        and (not levels or text.level in levels)
    ]
    made = [_made(library, text, makeup, paper) for text in texts]
    problems = [problem for problem in made if isinstance(problem, Problem)]
    editions = {edition for edition in made if isinstance(edition, Edition)}
    if makeup == OWN:
        editions |= {*_standing(library, texts, paper), *_layouts_of(library, texts, clinic)}
    else:
        editions = {each for edition in editions for each in _with_pages(library, edition)}
        problems = [] if editions else problems[:1]
    if not editions and not problems and not unfinished(library, locales, leaflets, levels):
        asked = " ".join((*locales, *leaflets, *levels)) or "all"
        problems.append(_no_text(asked, handed_out))
    return tuple(sorted(editions)), tuple(problems)


def _no_text(asked: str, handed_out: tuple[str, ...]) -> Problem:
    """`handed_out`: the languages that a clinic's file has, if it names any."""
    hint = "Leave an option out to see what there is."
    if handed_out:
        hint += f" The clinic's file has the languages {', '.join(handed_out)}: add others to its “locales”."
    what = f"there is no text for this choice ({asked})"
    return Problem("B102", Where("content/locales"), what, hint)


def unfinished(
    library: Library, locales: Iterable[str] = (), leaflets: Iterable[str] = (), levels: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """What keeps languages and texts of the choice from being printed: all that they lack where the choice
    names their language, and else a line for each file.
    """
    locales, leaflets, levels = tuple(locales), tuple(leaflets), tuple(levels)
    found: list[Problem] = []
    for name, problems in library.begun.items():
        locale, _, text = name.partition("/")
        leaflet, _, level = text.partition(".")
        if (
            (not locales or locale in locales)
            and (not text or not leaflets or leaflet in leaflets)
            and (not text or not levels or level in levels)
        ):
            found += problems if locales else _counted(name, problems)
    return tuple(found)


def _counted(name: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    locale = name.partition("/")[0]
    for file, count in Counter(problem.where.file for problem in problems).items():
        places = "1 place" if count == 1 else f"{count} places"
        what = f"this file is begun, with {places} to fill or mend: {name} is not printed yet"
        yield Problem("B135", Where(file), what, f"See what is left: leaflets check --locale {locale}")


def one(library: Library, text: Edition, makeup: Makeup) -> Edition:
    """A text that there is, as it is asked for. Raises LeafletError where it cannot be had so."""
    problems = tuple(_wrong_makeup(library, makeup))
    made = None if problems else _made(library, text, makeup)
    if isinstance(made, Edition):
        return made
    raise LeafletError(problems if made is None else (made,))


def _standing(library: Library, texts: Iterable[Edition], paper: str) -> Iterator[Edition]:
    """What is printed beside each text in its own layout, as content/editions.yaml says."""
    for text in texts:
        for entry in library.editions.also:
            if (
                (not entry.locales or text.locale in entry.locales)
                and (not entry.leaflets or text.leaflet in entry.leaflets)
                and (not entry.levels or text.level in entry.levels)
            ):
                asked = Makeup(entry.layout, entry.paper, entry.style, entry.with_)
                made = _made(library, text, asked, paper)
                if isinstance(made, Edition):
                    yield from _with_pages(library, made)


def _paper_of(library: Library, clinic: Clinic | None) -> str:
    """A clinic's own, else that of its country."""
    if clinic is None:
        return ""
    country = library.countries.get(clinic.country)
    return clinic.paper or (country.paper if country else "")


def _layouts_of(library: Library, texts: Iterable[Edition], clinic: Clinic | None) -> Iterator[Edition]:
    """What a clinic has beside each text in its own layout, of the texts that can be had so."""
    for layout in clinic.layouts if clinic else ():
        for text in texts:
            made = _made(library, text, Makeup(layout), _paper_of(library, clinic))
            if isinstance(made, Edition):
                yield from _with_pages(library, made)


def _with_pages(library: Library, edition: Edition) -> Iterator[Edition]:
    """A booklet on its own paper has its pages one by one beside it."""
    yield edition
    layout = layout_of(library, edition)
    if not edition.makeup.paper and layout.papers[0] in layout.fold:
        yield replace(edition, makeup=replace(edition.makeup, paper=layout.fold[layout.papers[0]]))


def _made(library: Library, text: Edition, asked: Makeup, paper: str = "") -> Edition | Problem:
    """The text with what was asked for, named by what is not its own; or why it cannot be had so.

    `paper`: the one to take where none was asked for, if the layout is made for it.
    """
    own = own_layout(library, text.leaflet, text.level)
    name = asked.layout or own
    layout = library.layouts[name]
    where = Where(text.name)
    if own != name and library.layouts[own].only:
        return Problem("B114", where, f"{text.text} has a layout of its own and no other", "Leave --layout out.")
    if layout.only and own != name:
        what = f"no {text.text} is laid out as {name}"
        return Problem("B114", where, what, "Leave --layout out, or choose another leaflet.")
    if layout.sections and not _shown(library, text, layout):
        what = f"{text.text} has none of the questions that the layout {name} shows"
        return Problem("B114", where, f"{what} ({', '.join(layout.sections)})", _made_for(library, layout))
    if asked.paper and asked.paper not in layout.papers:
        hint = f"It is made for {', '.join(layout.papers)}."
        return Problem("B114", where, f"the layout {name} is not made for {asked.paper}", hint)
    chosen = asked.paper or (paper if paper in layout.papers else "")
    beside = (asked.beside or library.source) if layout.bilingual else ""
    if asked.beside and not layout.bilingual:
        return Problem("B114", where, f"the layout {name} has one language", "Add --layout bilingual.")
    if beside == text.locale:
        what = "a bilingual sheet needs another language"
        return Problem("B114", where, what, "Name it: --with ar.")
    if beside and text.text not in library.locales[beside].texts:
        return Problem("B114", where, f"there is no {text.text} in {beside}", "Choose another with --with.")
    return replace(
        text,
        makeup=Makeup(
            layout="" if name == own else name,
            paper="" if chosen == layout.papers[0] else chosen,
            palette=asked.palette,
            beside="" if beside == library.source else beside,
        ),
    )


def _shown(library: Library, text: Edition, layout: Layout) -> list[str]:
    sections = library.locales[text.locale].texts[text.text].sections
    return [name for name in sections if name in layout.sections]


def _made_for(library: Library, layout: Layout) -> str:
    """A workspace need not have the leaflet that a layout is made for: not a fault of content."""
    fitting = [name for name, leaflet in library.leaflets.items() if {*layout.sections} & {*leaflet.sections}]
    if not fitting:
        return f"No leaflet has them: look at “sections” in content/layouts/{layout.layout}.yaml."
    return f"It is made for {', '.join(fitting)}: name it with --leaflet."


def _wrong_makeup(library: Library, makeup: Makeup) -> Iterator[Problem]:
    for kind, name, known in (
        ("layout", makeup.layout, library.layouts),
        ("paper", makeup.paper, library.papers),
        ("style", makeup.palette, library.palettes),
        ("with", makeup.beside, library.locales),
    ):
        if name:
            yield from unknown_names(kind, (name,), known)


def recorded(
    library: Library,
    paths: Iterable[str],
    makeups: Mapping[str, Makeup] | None = None,
    locales: Collection[str] = (),
) -> Iterator[Edition]:
    """The editions of files that an earlier run made because somebody asked for them, of texts that there are.

    A later run prints them anew where they changed, so that no folder holds a sheet with an old figure.
    `makeups`: makeups_by_suffix(), where many folders are asked about. `locales`: those that a clinic hands
    out, if not all.
    """
    suffixes = makeups_by_suffix(library) if makeups is None else makeups
    for path in paths:
        locale, _, file = path.removesuffix(".pdf").partition("/")
        leaflet, level, *rest = [*file.split("."), ""]
        suffix = "".join(f".{part}" for part in rest if part)
        texts = library.locales[locale].texts if locale in library.locales else {}
        if f"{leaflet}.{level}" in texts and suffix in suffixes and (not locales or locale in locales):
            made = _made(library, Edition(locale, leaflet, level), suffixes[suffix])
            if isinstance(made, Edition):
                yield made


def makeups_by_suffix(library: Library) -> dict[str, Makeup]:
    """All that a sheet can have in place of the text's own, by what its file's name says of it."""
    return {makeup.suffix: makeup for makeup in _makeups(library)}


def _makeups(library: Library) -> Iterator[Makeup]:
    for layout in ("", *library.layouts):
        bilingual = bool(layout) and library.layouts[layout].bilingual
        for beside in ("", *library.locales) if bilingual else ("",):
            for paper in ("", *library.papers):
                for palette in ("", *library.palettes):
                    yield Makeup(layout, paper, palette, beside)


def plan_specimens(
    library: Library, locales: Iterable[str] = ()
) -> tuple[tuple[SpecimenSheet, ...], tuple[Problem, ...]]:
    """The specimens of all locales that have one and whose letters CLDR lists, or of those asked for."""
    locales = tuple(locales)
    known = [name for name, folder in library.locales.items() if folder.specimen and name in library.cldr]
    sheets = sorted(SpecimenSheet(name) for name in known if not locales or name in locales)
    return tuple(sheets), tuple(unknown_names("locale", locales, known))


def unknown_names(kind: str, asked: Iterable[str], known: Iterable[str]) -> Iterable[Problem]:
    """A problem for each name of a choice (--locale, --leaflet, --level) that is not known."""
    names = sorted(known)
    for name in asked:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            guess = f"Did you mean {near[0]!r}? " if near else ""
            hint = f"{guess}There is: {', '.join(names)}."
            yield Problem("B101", Where(f"--{kind} {name}"), f"there is no {kind} {name!r}", hint)
