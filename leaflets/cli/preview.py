"""`leaflets preview`: the texts, their translations and their pages in a browser on this machine."""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from leaflets.cli.options import add_root
from leaflets.cli.workspace import find_root
from leaflets.errors import LeafletError, Problem, Where

if TYPE_CHECKING:
    from pathlib import Path

    from leaflets.cli.options import Commands

LAST_PORT = 65535


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "preview", help="see pages change as you edit, in a browser on this machine"
    )
    command.add_argument(
        "--port", type=_port, default=None, metavar="N", help="(default: 8000 or the next free)"
    )
    command.add_argument("--locale", default="", metavar="L", help="the language to begin with")
    add_root(command)
    command.set_defaults(run=run)


def _port(value: str) -> int:
    if not value.isascii() or not value.isdecimal() or int(value) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{value!r} is no port: a number up to {LAST_PORT} is")
    return int(value)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.preview.app import Preview
    from leaflets.preview.bench import Bench
    from leaflets.preview.news import News
    from leaflets.preview.server import HOST, listen, serve

    root = find_root(arguments.root)
    if arguments.locale:
        _need_locale(root, arguments.locale)
    bench = Bench(root, date.today)
    news = News()
    listener = listen(arguments.port)
    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    print(f"{address}{f'#locale={arguments.locale}' if arguments.locale else ''}", flush=True)
    print("Open it in a browser. Ctrl-C stops it.", flush=True)
    preview = Preview(bench, news)
    with suppress(KeyboardInterrupt):
        serve(preview, news, listener)
    preview.close()
    print("Stopped. What was edited is in the files.", flush=True)
    return 0


def _need_locale(root: Path, locale: str) -> None:
    """Raises LeafletError where there is no such language."""
    names = sorted(path.name for path in (root / "content/locales").glob("[!.]*") if path.is_dir())
    if locale not in names:
        what, hint = f"there is no language {locale!r}", f"There is: {', '.join(names)}."
        raise LeafletError((Problem("B101", Where(f"--locale {locale}"), what, hint),))
