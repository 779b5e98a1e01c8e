"""`leaflets review-pack`: what reviewers who use no tool are asked, as a PDF to write on and a file to return."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_choice, add_json, add_root
from leaflets.cli.report import cannot_write, relative, report_of
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from leaflets.cli.options import Commands

OUTPUT = Path("build/review")


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "review-pack", help="write what reviewers without tools are asked: a PDF, and a file to return"
    )
    add_choice(command)
    command.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help=f"where to write (default: {OUTPUT})"
    )
    command.add_argument("--paper", default="a4", metavar="NAME", help="on this paper: a4, letter")
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.files import write_atomically
    from leaflets.build.plan import plan, unknown_names
    from leaflets.content.checklists import load_checklists
    from leaflets.content.library import load_finished
    from leaflets.content.readings import load_readings
    from leaflets.content.states import load_states
    from leaflets.pipeline import Press
    from leaflets.states.review import review_pack
    from leaflets.text.faces import FontLibrary
    from leaflets.text.typesetter import Typesetter

    report = report_of(arguments)
    report.add("packs")
    root = find_root(arguments.root)
    library = load_finished(root)
    editions, problems = plan(library, arguments.locale, arguments.leaflet, arguments.level)
    problems = (*problems, *unknown_names("paper", [arguments.paper], library.papers))
    if problems:
        return report.fail(problems)
    texts = dict.fromkeys((edition.locale, edition.text) for edition in editions)
    fonts = FontLibrary.open(root)
    press = Press(library, fonts, Typesetter(fonts))
    checklists = load_checklists(root)
    states = {locale: load_states(root, locale) for locale, _ in texts}
    readings = {locale: load_readings(root, locale) for locale, _ in texts}
    for locale, name in texts:
        text = library.locales[locale].texts[name]
        pack = review_pack(library, text, states[locale], readings[locale], checklists)
        path = (arguments.output or root / OUTPUT) / locale / f"{name}.review.pdf"
        try:
            write_atomically(path, press.print_review(pack, arguments.paper))
        except OSError as error:
            return report.fail([cannot_write(path, error)])
        report.progress(f"{relative(path)}  {len(pack.strings)} strings, {len(pack.facts)} figures")
    return report.done()
