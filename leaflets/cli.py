"""The command `leaflets`: the only place where today's date, the folder and the terminal come in.

Exit status: 0 all well, 1 problems found (they are printed), 2 the command was mistyped.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from leaflets.errors import LeafletError, Problem, Severity, Where

if TYPE_CHECKING:
    from leaflets.build.run import Job
    from leaflets.pipeline import Press

J = TypeVar("J", bound="Job")

OUTPUT = Path("build/leaflets")
SPECIMENS = Path("build/specimens")


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    try:
        with few_collections():
            status: int = arguments.run(arguments)
    except LeafletError as error:
        return _fail(error.problems)
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        print("stopped; files already written are whole", file=sys.stderr)
        return 130
    return status


@contextmanager
def few_collections() -> Iterator[None]:
    """Python looks for unreachable cycles after every 700 new objects. A build makes hundreds of thousands
    that live to its end, and few cycles: looking that often takes a sixth of its time.
    """
    threshold = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*threshold)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="leaflets", description="Accessible, dated patient leaflets as PDF."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="print leaflets to PDF files")
    build.add_argument(
        "--locale", action="append", default=[], metavar="L", help="only this language (repeatable)"
    )
    build.add_argument(
        "--leaflet", action="append", default=[], metavar="X", help="only this leaflet (repeatable)"
    )
    build.add_argument(
        "--level", action="append", default=[], metavar="Y", help="only this reading level (repeatable)"
    )
    build.add_argument("-o", "--output", type=Path, metavar="DIR", help=f"where to write (default: {OUTPUT})")
    build.set_defaults(run=_build)
    audit = commands.add_parser("audit", help="read PDFs back and compare them with the content")
    audit.add_argument("target", type=Path, metavar="FILE|DIR", help="a PDF, or a folder of them")
    audit.set_defaults(run=_audit)
    specimen = commands.add_parser("specimen", help="print how each language is set, to PDF files")
    specimen.add_argument("--locale", action="append", default=[], metavar="L", help="only this language")
    specimen.add_argument("-o", "--output", type=Path, metavar="DIR", help=f"default: {SPECIMENS}")
    specimen.set_defaults(run=_specimen)
    for command in (build, audit, specimen):
        command.add_argument("--root", type=Path, metavar="DIR", help="the folder with content/ and fonts/")
    for command in (build, audit):
        command.add_argument("--clinic", type=Path, metavar="FILE", help="a clinic's overlay")
        command.add_argument(
            "--as-of",
            type=_date,
            default=None,
            metavar="DATE",
            help="the day to judge review dates by (default: today)",
        )
    return parser


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a date like 2026-11-22") from None


def _build(arguments: argparse.Namespace) -> int:
    from leaflets.build.plan import plan
    from leaflets.content.clinics import load_clinic

    started = time.monotonic()
    root = _root(arguments.root)
    press = _press(root, arguments.locale)
    clinic = load_clinic(arguments.clinic, root) if arguments.clinic else None
    editions, problems = plan(press.library, arguments.locale, arguments.leaflet, arguments.level)
    if problems:
        return _fail(problems)
    as_of = arguments.as_of or date.today()
    print_edition = partial(press.print_edition, clinic=clinic, as_of=as_of)
    return _run(editions, print_edition, arguments.output or root / OUTPUT, "leaflets", started)


def _specimen(arguments: argparse.Namespace) -> int:
    from leaflets.build.plan import plan_specimens

    started = time.monotonic()
    root = _root(arguments.root)
    press = _press(root, arguments.locale)
    sheets, problems = plan_specimens(press.library, arguments.locale)
    if problems:
        return _fail(problems)
    return _run(sheets, press.print_specimen, arguments.output or root / SPECIMENS, "specimens", started)


def _press(root: Path, locales: Collection[str]) -> Press:
    from leaflets.content.library import load
    from leaflets.pipeline import Press
    from leaflets.text.faces import FontLibrary
    from leaflets.text.typesetter import Typesetter

    library = load(root, _present(root, locales))
    fonts = FontLibrary.open(root)
    return Press(library, fonts, Typesetter(fonts))


def _run(jobs: Sequence[J], print_job: Callable[[J], bytes], folder: Path, what: str, started: float) -> int:
    """Print every job with a line of progress each, then a summary; problems last, all together."""
    from leaflets.build.run import Built, build

    done = 0

    def report(built: Built) -> None:
        nonlocal done
        done += 1
        result = f"{built.size / 1000:.1f} kB" if built.size else "FAILED"
        print(f"[{done}/{len(jobs)}] {_relative(built.path)}  {result}", flush=True)

    results = build(jobs, print_job, folder, report)
    good = sum(1 for built in results if built.size)
    print(f"{good} of {len(results)} {what} in {_relative(folder)}, {time.monotonic() - started:.1f} s")
    found = [problem for built in results for problem in built.problems]
    return _fail(found) if found else 0


def _present(root: Path, asked: Collection[str]) -> Collection[str] | None:
    """The locales to read: those asked for. All, where one is not there: plan() tells what there is."""
    names = {path.name for path in (root / "content" / "locales").glob("*")}
    return asked if asked and names.issuperset(asked) else None


def _audit(arguments: argparse.Namespace) -> int:
    from leaflets.audit.auditor import audit_file

    root = _root(arguments.root)
    target: Path = arguments.target
    files = sorted(target.rglob("*.pdf")) if target.is_dir() else [target]
    if not files:
        hint = "Build leaflets first: leaflets build"
        return _fail([Problem("B104", Where(str(target)), "there is no PDF to read", hint)])
    as_of = arguments.as_of or date.today()
    problems: list[Problem] = []
    for file in files:
        found = audit_file(file, root, arguments.clinic, as_of)
        print(f"{_relative(file)}  {len(found) or 'no'} finding{'' if len(found) == 1 else 's'}", flush=True)
        problems += found
    return _fail(problems) if problems else 0


def _root(given: Path | None) -> Path:
    """The workspace: the given folder, or the nearest one upwards that holds content/ and fonts/."""
    start = (given or Path.cwd()).resolve()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / "content").is_dir() and (folder / "fonts").is_dir():
            return folder
    hint = "Run the command inside the project's folder, or name that folder with --root."
    raise LeafletError((Problem("B105", Where(str(start)), "there is no content/ and fonts/ here", hint),))


def _relative(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _fail(problems: Iterable[Problem]) -> int:
    problems = tuple(problems)
    sys.stdout.flush()
    for problem in problems:
        print(problem, file=sys.stderr)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    print(f"{errors} problem{'' if errors == 1 else 's'} to mend", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
