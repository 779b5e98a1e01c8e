"""`leaflets check`: what is wrong with the texts, and how hard they are to read."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_as_of, add_locale, add_root
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from leaflets.cli.options import Commands


def register(commands: Commands) -> None:
    command = commands.add_parser("check", help="judge the texts by the rules for leaflets")
    add_locale(command)
    command.add_argument(
        "--leaflet", action="append", default=[], metavar="X", help="only this leaflet (repeatable)"
    )
    command.add_argument(
        "--level", action="append", default=[], metavar="Y", help="only this reading level (repeatable)"
    )
    command.add_argument("--file", type=Path, metavar="FILE", help="measure one text, wherever it lies")
    add_root(command)
    add_as_of(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    root = find_root(arguments.root)
    if arguments.file:
        return _measure_file(arguments.file, root)
    return _measure_library(arguments, root)


def _measure_file(path: Path, root: Path) -> int:
    from leaflets.checks.measures import describe, measure_strings
    from leaflets.content.drafts import load_draft
    from leaflets.content.wordings import load_wordings
    from leaflets.model.wording import Wording

    draft = load_draft(path, root)
    name = draft.locale.locale
    wording = load_wordings(root, [name]).get(name, Wording())
    measures = measure_strings(draft.strings, wording.readability, draft.facts, draft.locale)
    print(describe(str(path), measures, wording.readability, draft.level))
    return 0


def _measure_library(arguments: argparse.Namespace, root: Path) -> int:
    from leaflets.checks.measures import describe, measure_strings
    from leaflets.checks.prose import strings
    from leaflets.content.library import load
    from leaflets.content.wordings import load_wordings
    from leaflets.model.wording import Wording

    library = load(root, arguments.locale or None)
    wordings = load_wordings(root, library.locales)
    for locale, texts in library.locales.items():
        if arguments.locale and locale not in arguments.locale:
            continue
        reading = wordings.get(locale, Wording()).readability
        for name, text in texts.texts.items():
            if (arguments.leaflet and text.leaflet not in arguments.leaflet) or (
                arguments.level and text.level not in arguments.level
            ):
                continue
            measures = measure_strings(tuple(strings(text)), reading, library.facts, texts.locale)
            print(describe(f"{name} {locale}", measures, reading, library.levels[text.level]))
    return 0
