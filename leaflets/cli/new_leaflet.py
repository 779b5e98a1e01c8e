"""`leaflets new-leaflet ID`: begin a leaflet in English, or an English one in another language."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_json, add_root
from leaflets.cli.report import report_of
from leaflets.cli.steps import begun, empty_texts, numbered
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError, Problem, Where

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from leaflets.cli.options import Commands
    from leaflets.model.content import Leaflet
    from leaflets.model.library import Library

_LONGEST = 40
"""Letters of a name: it becomes a file's, with a language, a level and a layout beside it."""


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "new-leaflet", help="begin a leaflet: its files, to be written or translated"
    )
    command.add_argument("leaflet", metavar="ID", help="its short name: driving")
    command.add_argument(
        "--locale", metavar="L", help="in this language: an English leaflet, to be translated"
    )
    command.add_argument(
        "--level", action="append", default=[], metavar="Y", help="only this reading level (repeatable)"
    )
    command.add_argument(
        "--topic",
        action="append",
        default=[],
        metavar="X",
        help="it is about this too: injections (repeatable)",
    )
    command.add_argument(
        "--question",
        action="append",
        default=[],
        metavar="Q",
        help="short name of a question: risks (repeatable)",
    )
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.begin import write_new
    from leaflets.content.shelf import SOURCE_LOCALE

    root, today = find_root(arguments.root), date.today()
    if arguments.locale and arguments.locale != SOURCE_LOCALE:
        files = _to_translate(arguments, root, today)
    else:
        files = _to_write(arguments, root, today)
    if there := [name for name in files if (root / name).exists()]:
        hint = "Go on with it as it is. Nothing was begun."
        raise LeafletError(
            tuple(Problem("B136", Where(name), "this file is there already", hint) for name in there)
        )
    write_new(root, files)
    told = _told_translator if arguments.locale and arguments.locale != SOURCE_LOCALE else _told_writer
    report, locale = report_of(arguments), arguments.locale or SOURCE_LOCALE
    report.line("\n".join(told(arguments.leaflet, files, locale)))
    report.put(locale=locale, files=begun(files))
    return report.done()


def _to_translate(arguments: argparse.Namespace, root: Path, today: date) -> dict[str, str]:
    from leaflets.content.new_locale import english_name, locales, source_texts, text_file, words_file

    leaflet, locale = arguments.leaflet, arguments.locale
    texts = source_texts(root)
    named = {text.partition(".")[0]: None for text in texts}
    levels = [text.partition(".")[2] for text in texts if text.partition(".")[0] == leaflet]
    _refuse_options(arguments, ("topic", "question"), "The English leaflet has them already.")
    _refuse([*_unknown("locale", [locale], locales(root)), *_unknown("leaflet", [leaflet], named)])
    _refuse(_unknown("level", arguments.level, levels))
    language = english_name(root, locale)
    folder = f"content/locales/{locale}"
    shared = {
        f"{folder}/{name}.yaml": words_file(root, name, language, today) for name in ("safety", "pictures")
    }
    return {name: text for name, text in shared.items() if not (root / name).exists()} | {
        f"{folder}/{leaflet}.{level}.yaml": text_file(root, f"{leaflet}.{level}", locale, language, today)
        for level in levels
        if not arguments.level or level in arguments.level
    }


def _to_write(arguments: argparse.Namespace, root: Path, today: date) -> dict[str, str]:
    """A leaflet that is not there yet, or a level that one lacks. All of content/ must be sound."""
    from leaflets.content.library import load_finished
    from leaflets.content.new_leaflet import ideas_file, leaflet_file, source_text
    from leaflets.content.shelf import SOURCE_LOCALE

    library = load_finished(root)
    name = arguments.leaflet
    _refuse(_unknown("level", arguments.level, library.levels))
    files = {}
    if name in library.leaflets:
        leaflet = _known(arguments, library)
    else:
        leaflet = _new(arguments, library)
        files[f"content/leaflets/{name}.yaml"] = leaflet_file(name, leaflet.topics, [*leaflet.sections])
    levels = [level for level in library.levels if not arguments.level or level in arguments.level]
    for level in levels:
        files[f"content/locales/{SOURCE_LOCALE}/{name}.{level}.yaml"] = source_text(
            library, leaflet, level, today
        )
    if "easy" in levels and name not in library.ideas:
        files[f"content/ideas/{name}.yaml"] = ideas_file(library, leaflet)
    return files


def _known(arguments: argparse.Namespace, library: Library) -> Leaflet:
    """The leaflet that is to have one more level."""
    place = f"content/leaflets/{arguments.leaflet}.yaml"
    if not arguments.level:
        hint = "Add a level to it with --level, or begin it in another language with --locale."
        what = f"there is a leaflet “{arguments.leaflet}” already"
        raise LeafletError((Problem("B136", Where(place), what, hint),))
    _refuse_options(arguments, ("topic", "question"), f"They stand in {place}.")
    return library.leaflets[arguments.leaflet]


def _new(arguments: argparse.Namespace, library: Library) -> Leaflet:
    from leaflets.content.ids import ID
    from leaflets.content.words import quoted
    from leaflets.model.content import Leaflet

    questions = arguments.question or ["what"]
    problems = [
        Problem("S007", Where(quoted(name)), f"the name {quoted(name)} cannot be used here", ID.hint)
        for name in (arguments.leaflet, *questions)
        if not ID.matches(name) or len(name) > _LONGEST
    ]
    _refuse([*problems, *_unknown("topic", arguments.topic, library.safety.topics)])
    topics = tuple(dict.fromkeys((*library.safety.always, *arguments.topic)))
    numbers = {question: number for number, question in enumerate(dict.fromkeys(questions), 1)}
    return Leaflet(leaflet=arguments.leaflet, topics=topics, sections=numbers)


def _refuse(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise LeafletError(found)


def _refuse_options(arguments: argparse.Namespace, names: Sequence[str], hint: str) -> None:
    _refuse(
        Problem("B136", Where(f"--{name}"), "this is settled already", f"Leave it out. {hint}")
        for name in names
        if getattr(arguments, name)
    )


def _unknown(kind: str, asked: Sequence[str], known: Collection[str]) -> Iterator[Problem]:
    from leaflets.content.words import quoted, suggest

    for name in asked:
        if name not in known:
            where = Where(f"--{kind} {name}" if kind != "leaflet" else quoted(name))
            yield Problem("B101", where, f"there is no {kind} {quoted(name)}", suggest(name, sorted(known)))


def _listed(files: dict[str, str]) -> Iterator[str]:
    for name, text in files.items():
        empty = empty_texts(text)
        yield f"    {name}{f'  {empty} texts' if empty else ''}"


def _told_translator(leaflet: str, files: dict[str, str], locale: str) -> Iterator[str]:
    yield f"The leaflet “{leaflet}” is begun in {locale}:"
    yield from _listed(files)
    yield from numbered(
        ("Write each text between the quotation marks below its English one. Keep the names in braces.", ""),
        (
            "See what is left, and where, as often as you like:",
            f"check --locale {locale} --leaflet {leaflet}",
        ),
        (
            "When nothing is left, print it and read every page:",
            f"build --locale {locale} --leaflet {leaflet}",
        ),
        (
            "Put it on record as a draft, so that you learn when the English changes:",
            f"mark --as draft --role translator --locale {locale}",
        ),
    )


def _told_writer(leaflet: str, files: dict[str, str], locale: str) -> Iterator[str]:
    shared = f"content/leaflets/{leaflet}.yaml"
    yield f"The leaflet “{leaflet}” is begun in English:"
    yield from _listed(files)
    yield from numbered(
        *(
            [(f"Look over {shared}: its topics, and its questions in their order.", "")]
            if shared in files
            else []
        ),
        ("Write each text between the quotation marks below what it is for, and name its sources.", ""),
        (
            "See what is left, and where, as often as you like:",
            f"check --locale {locale} --leaflet {leaflet}",
        ),
        (
            "When nothing is left, print it and read every page:",
            f"build --locale {locale} --leaflet {leaflet}",
        ),
        (
            "Have a clinician read it. Then others may translate it:",
            f"new-leaflet {leaflet} --locale LANGUAGE",
        ),
    )
