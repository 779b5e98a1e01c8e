"""`leaflets import`: translations that came back as PO or XLIFF, into the YAML files. All or nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_json, add_root
from leaflets.cli.report import cannot_write, relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leaflets.cli.intake import Taken
    from leaflets.cli.options import Commands


def register(commands: Commands) -> None:
    command = commands.add_parser("import", help="bring translations from PO or XLIFF files into content/")
    command.add_argument(
        "file", nargs="+", type=Path, metavar="FILE", help="a .po or .xlf file, or a folder of them"
    )
    command.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    add_json(command)
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.build.files import write_together
    from leaflets.cli.intake import Intake

    report = report_of(arguments)
    root = find_root(arguments.root)
    intake = Intake(root)
    taken = intake.take(arguments.file)
    problems = intake.problems
    report.put(written=False, files=[_member(item) for item in taken])
    if any(problem.severity is Severity.ERROR for problem in problems):
        print("nothing has been written", file=sys.stderr)
        return report.fail(problems)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not arguments.dry_run:
        try:
            write_together({root / item.path: item.data for item in taken if item.data is not None})
        except OSError as error:
            return report.fail([cannot_write(Path(error.filename or root), error)])
        report.put(written=True)
    for item in taken:
        report.line("\n".join(_told(item, every=arguments.dry_run)))
    report.line("\n".join(_ending(taken, root, written=not arguments.dry_run)))
    return report.done(problems=problems)


def _member(item: Taken) -> dict[str, object]:
    return {
        "path": item.path,
        "locale": item.locale,
        "file": item.file,
        "changes": [{"key": key, "from": old, "to": new} for key, (old, new) in item.changes.items()],
        "unfinished": list(item.fuzzy),
        "untranslated": list(item.untranslated),
        "kept": list(item.kept),
    }


def _told(item: Taken, *, every: bool) -> Iterable[str]:
    """One line a file; with `every`, each text as it was and as it will be."""
    parts = [f"{len(item.changes)} changed"]
    if item.fuzzy:
        parts.append(f"{len(item.fuzzy)} left out, marked as unfinished (fuzzy)")
    if item.untranslated:
        parts.append(f"{len(item.untranslated)} without a translation")
    if item.kept:
        parts.append(f"{len(item.kept)} kept as they are, written since the export")
    yield f"{item.path}  {', '.join(parts)}"
    if every:
        for key, (old, new) in item.changes.items():
            yield from (f"  {key}", f"    - {old or '(nothing)'}", f"    + {new}")
    yield from (f"  left out: {key}" for key in item.fuzzy)


def _ending(taken: Iterable[Taken], root: Path, *, written: bool) -> Iterable[str]:
    changed = [item for item in taken if item.changes]
    count = sum(len(item.changes) for item in changed)
    texts = "1 text" if count == 1 else f"{count} texts"
    if not written:
        yield f"{texts} would change; nothing has been written (--dry-run)"
        return
    yield f"{texts} changed"
    if not changed:
        return
    yield "What to do next:"
    for item in changed:
        if item.dated:
            yield f"  raise `version` and set `updated` to today in {relative(root / item.path)}"
    for item in changed:
        yield f"  leaflets mark --as draft --role translator --locale {item.locale} --file {item.file}"
    for locale in dict.fromkeys(item.locale for item in changed):
        yield f"  leaflets check --locale {locale}; leaflets build --locale {locale}, and read the pages"
