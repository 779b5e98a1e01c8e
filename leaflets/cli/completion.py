"""`leaflets completion SHELL`: a script by which a shell completes commands, options and names.

Names of languages, leaflets, levels, layouts and editions are those of the day on which the script was made:
to read the content at every press of a key would be slow.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.cli.options import add_root
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError

if TYPE_CHECKING:
    from leaflets.cli.options import Commands

SHELLS = ("bash", "zsh", "fish")


def register(commands: Commands) -> None:
    command = commands.add_parser("completion", help="print a script by which your shell completes commands")
    command.add_argument("shell", choices=SHELLS, metavar="SHELL", help=f"one of {', '.join(SHELLS)}")
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Outside a workspace the script knows commands and options alone."""
    import shtab

    from leaflets.cli.catalogue import read_catalogue
    from leaflets.cli.main import make_parser

    parser = make_parser()
    names = {"code": tuple(read_catalogue())}
    try:
        names |= names_in(find_root(arguments.root))
    except LeafletError:
        if arguments.root:
            raise
    for command in _commands(parser):
        for action in command._actions:  # noqa: SLF001 - argparse has no other list of them
            _complete(action, names)
    print(shtab.complete(parser, arguments.shell))
    return 0


def names_in(root: Path) -> dict[str, tuple[str, ...]]:
    """What an option of each name may be followed by, read from the names of files alone."""
    content = root / "content"
    locales = _names(content / "locales", "")
    texts = tuple(
        f"{path.parent.name}/{path.stem}"
        for path in sorted((content / "locales").glob("*/*.*.yaml"))
        if path.stem.partition(".")[2] in _names(content / "levels", ".yaml")
    )
    return {
        "locale": locales,
        "beside": locales,
        "leaflet": _names(content / "leaflets", ".yaml"),
        "level": _names(content / "levels", ".yaml"),
        "layout": _names(content / "layouts", ".yaml"),
        "paper": _names(content / "papers", ".yaml"),
        "style": _names(content / "palettes", ".yaml"),
        "edition": texts,
    }


def _names(folder: Path, ending: str) -> tuple[str, ...]:
    found = (path.name for path in folder.glob(f"*{ending}") if not path.name.startswith("."))
    return tuple(sorted(name.removesuffix(ending) for name in found))


def _commands(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    actions = parser._actions  # noqa: SLF001
    return [
        command
        for action in actions
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
        for command in action.choices.values()
    ]


def _complete(action: argparse.Action, names: Mapping[str, tuple[str, ...]]) -> None:
    """This parser reads no command line, so its choices bind nobody: they are only what a shell offers."""
    import shtab

    if action.dest in names and not action.choices:
        action.choices = names[action.dest]
    elif action.type is Path:
        is_folder = action.metavar == "DIR"
        action.complete = shtab.DIRECTORY if is_folder else shtab.FILE  # type: ignore[attr-defined]
