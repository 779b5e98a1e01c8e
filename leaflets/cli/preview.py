"""`leaflets preview`: the texts, their translations and their pages in a browser on this machine."""

from __future__ import annotations

import argparse
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from leaflets.cli.options import add_root
from leaflets.cli.workspace import find_root

if TYPE_CHECKING:
    from leaflets.cli.options import Commands


def register(commands: Commands) -> None:
    command = commands.add_parser(
        "preview", help="see pages change as you edit, in a browser on this machine"
    )
    command.add_argument(
        "--port", type=int, default=None, metavar="N", help="(default: 8000 or the next free)"
    )
    command.add_argument("--locale", default="", metavar="L", help="the language to begin with")
    add_root(command)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from leaflets.preview.app import Preview
    from leaflets.preview.bench import Bench
    from leaflets.preview.news import News
    from leaflets.preview.server import HOST, listen, serve

    root = find_root(arguments.root)
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
