"""`leaflets watch`: build, and build again what changes in content/ or fonts/, until it is told to stop."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.build import OUTPUT, order_of, print_order
from leaflets.cli.options import add_as_of, add_choice, add_clinic, add_json, add_makeup, add_root
from leaflets.cli.printing import add_printing
from leaflets.cli.report import Report, as_json, relative, report_of
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError
from leaflets.frozen import frozen

if TYPE_CHECKING:
    from watchfiles import Change

    from leaflets.cli.options import Commands

READ = frozenset({".yaml", ".svg", ".j2", ".ttf", ".otf"})
"""Endings of the files that are read; what editors keep beside them (`x.yaml~`, `.x.yaml.swp`) has others."""

ART = frozenset({".svg", ".png", ".jpg", ".jpeg"})
"""Endings of a clinic's logo."""

WAIT = 300
"""Milliseconds without a change after which the first build begins."""


def register(commands: Commands) -> None:
    command = commands.add_parser("watch", help="build again whenever a text, a layout or a font changes")
    add_choice(command, pseudo=True)
    add_makeup(command)
    add_printing(command, OUTPUT)
    add_json(command)
    add_root(command)
    add_clinic(command)
    add_as_of(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ctrl-C is how this command ends: status 0."""
    from watchfiles import watch

    report = report_of(arguments)
    root = find_root(arguments.root).resolve()
    output = order_of(arguments, root, _clinics(arguments)).output
    watched = Watched(root, output.resolve(), arguments.clinic)
    is_first = True
    changes = watch(*watched.places(), watch_filter=watched, rust_timeout=WAIT, yield_on_timeout=True)
    try:
        for change in changes:  # the watching has begun, so that no change is lost during the first build
            if is_first or change:
                _build(arguments, root, {Path(path) for _, path in change}, report, is_first=is_first)
            if is_first:
                report.line("watching content/ and fonts/ for changes; Ctrl-C ends this")
                _tell(report, "watching")
            is_first = False
    except KeyboardInterrupt:
        report.line("stopped watching; every file that was written is whole")
        _tell(report, "stopped")
    return 0


@frozen
class Watched:
    """What to look at: everything that a build reads, and nothing that it writes."""

    root: Path
    output: Path
    clinic: Path | None

    def places(self) -> tuple[Path, ...]:
        """Folders, the clinic's among them: editors put a new file in the place of the old one."""
        beside = (self.clinic.resolve().parent,) if self.clinic else ()
        return tuple(dict.fromkeys((*self._own(), *beside)))

    def __call__(self, _: Change, name: str) -> bool:
        path = Path(name)
        if self.output in path.parents or path.suffix.lower() not in READ | ART:
            return False
        if self.clinic and self._is_clinics(path, self.clinic.resolve()):
            return True
        own = next((folder for folder in self._own() if folder in path.parents), None)
        return own is not None and not any(part.startswith(".") for part in path.relative_to(own).parts)

    def _is_clinics(self, path: Path, clinic: Path) -> bool:
        """Its file, or what may be its logo."""
        return path == clinic or (path.suffix.lower() in ART and clinic.parent in path.parents)

    def _own(self) -> tuple[Path, ...]:
        return (self.root / "content").resolve(), (self.root / "fonts").resolve()


def _clinics(arguments: argparse.Namespace) -> tuple[Path, ...]:
    return (arguments.clinic,) if arguments.clinic else ()


def _build(
    arguments: argparse.Namespace, root: Path, changed: Iterable[Path], report: Report, *, is_first: bool
) -> None:
    """`--force` is for the first run: after it only what changed is printed."""
    names = sorted(map(relative, changed))
    if names:
        report.line(f"{', '.join(names)} changed")
    told = Report(as_json=report.as_json)
    try:
        clinics = _clinics(arguments)
        order = order_of(arguments, root, clinics)
        print_order(replace(order, force=order.force and is_first), clinics, told)
    except LeafletError as error:
        told.tell(error.problems)
        report.line("the files stay as they were, until this is mended")
    _tell(report, "built", changed=names, **told.members())


def _tell(report: Report, event: str, **members: object) -> None:
    """One object on one line; a person has been told."""
    if report.as_json:
        print(as_json({"event": event, **members}, indent=None), flush=True)
