"""Options that several commands share, each with one meaning."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names it so


def add_root(command: argparse.ArgumentParser) -> None:
    command.add_argument("--root", type=Path, metavar="DIR", help="the folder with content/ and fonts/")


def add_locale(command: argparse.ArgumentParser, *, pseudo: bool = False) -> None:
    """`pseudo`: the command makes pseudo-locales too."""
    meaning = "only this language (repeatable)"
    meaning += "; en-XA, ar-XB: English made longer, or turned round, to test layouts" if pseudo else ""
    command.add_argument("--locale", action="append", default=[], metavar="L", help=meaning)


def add_choice(command: argparse.ArgumentParser, *, pseudo: bool = False) -> None:
    """Which texts; with none of these options, all."""
    add_locale(command, pseudo=pseudo)
    command.add_argument(
        "--leaflet", action="append", default=[], metavar="X", help="only this leaflet (repeatable)"
    )
    command.add_argument(
        "--level", action="append", default=[], metavar="Y", help="only this reading level (repeatable)"
    )


def add_makeup(command: argparse.ArgumentParser) -> None:
    """On which sheet; with none of these options, each text's own."""
    command.add_argument(
        "--layout", default="", metavar="NAME", help="in this layout: large-print, booklet …"
    )
    command.add_argument("--paper", default="", metavar="NAME", help="on this paper: a4, letter …")
    command.add_argument("--style", default="", metavar="NAME", help="in this style: mono")
    command.add_argument(
        "--with", dest="beside", default="", metavar="L", help="the other language of a bilingual sheet"
    )


def add_clinic(command: argparse.ArgumentParser) -> None:
    command.add_argument("--clinic", type=Path, metavar="FILE", help="a clinic's overlay")


def add_as_of(command: argparse.ArgumentParser) -> None:
    add_date(command, "--as-of", "the day to judge review dates by (default: today)")


def add_date(command: argparse.ArgumentParser, name: str, meaning: str) -> None:
    command.add_argument(name, type=_date, default=None, metavar="DATE", help=meaning)


def add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--json", action="store_true", help="for other programs: one JSON object (docs/json.md)"
    )


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a date like 2026-11-22") from None
