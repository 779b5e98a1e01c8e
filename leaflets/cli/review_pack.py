"""`leaflets review-pack`: for reviewers who use no tool, a PDF to write on and a file to return."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_choice, add_json, add_root
from leaflets.cli.report import cannot_write, relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError

if TYPE_CHECKING:
    from leaflets.cli.options import Commands
    from leaflets.cli.report import Report
    from leaflets.errors import Problem
    from leaflets.model.library import Library
    from leaflets.model.review import Pack

OUTPUT = Path("build/review")


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "review-pack",
        help="write what reviewers without tools are asked: a PDF, and a file to return",
        description="Write what reviewers without tools are asked: a PDF to read, and a file to fill in and "
        "return (docs/review.md). `leaflets sign --from` takes it back.",
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
    from leaflets.build.plan import plan, unknown_names
    from leaflets.cli.reviewing import read_packs
    from leaflets.content.library import load_finished
    from leaflets.pipeline import Press
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
    fonts = FontLibrary.open(root)
    press = Press(library, fonts, Typesetter(fonts))
    folder = arguments.output or root / OUTPUT
    texts = dict.fromkeys((edition.locale, edition.text) for edition in editions)
    failed: list[Problem] = []
    for pack in read_packs(root, library, texts):
        try:
            _write(library, pack, press.print_review(pack, arguments.paper), folder, report)
        except LeafletError as error:
            failed += error.problems
        except OSError as error:
            return report.fail([*failed, cannot_write(folder / pack.text.locale, error)])
    return report.fail(failed) if failed else report.done()


def _write(library: Library, pack: Pack, pdf: bytes, folder: Path, report: Report) -> None:
    """A pack that somebody may have filled in is never written over: the file to return is left alone where
    it holds an answer. Raises OSError.
    """
    from leaflets.build.files import write_atomically
    from leaflets.compose.asked import asked
    from leaflets.content.returned import format_returned

    page = folder / pack.text.locale / f"{pack.name}.review.pdf"
    answers = page.with_suffix(".yaml")
    blank = format_returned(asked(library, pack), library.locales[pack.text.locale].locale.english_name)
    kept = answers.exists() and is_filled_in(answers.read_bytes())
    write_atomically(page, pdf)
    if not kept:
        write_atomically(answers, blank.encode())
    report.progress(f"{relative(page)}  {len(pack.strings)} strings, {len(pack.facts)} figures")
    left = "  left as it is: somebody has begun to fill it in" if kept else "  the file to fill in and return"
    report.progress(f"{relative(answers)}{left}")
    told = {"page": relative(page), "answers": relative(answers), "kept": kept}
    told |= {"locale": pack.text.locale, "file": pack.name, "code": pack.code, "digest": pack.digest}
    report.add("packs", {**told, "strings": len(pack.strings), "facts": len(pack.facts)})


_FILLED_IN = re.compile(rb'(?m)^ *(?:right:[^\S\n]*[^\s#]|(?:role|who|date|remark):[^\S\n]*(?!""\s*$)[^\s#])')


def is_filled_in(data: bytes) -> bool:
    """Whether somebody wrote an answer, a remark or who they are, whatever else is wrong with the file."""
    return _FILLED_IN.search(data) is not None
