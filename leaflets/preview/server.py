"""The server: one port on the loopback address, until it is stopped."""

from __future__ import annotations

import socket
from types import FrameType

import uvicorn

from leaflets.errors import LeafletError, Problem, Where
from leaflets.preview.app import Preview
from leaflets.preview.news import News

HOST = "127.0.0.1"
FIRST_PORT = 8000
TRIED = 50
"""Ports after the first one that are tried where it is taken."""

KEPT = 300
"""Seconds that a connection is kept for a browser that has nothing to ask: one closed just when an edit is
sent would lose it.
"""


def listen(port: int | None) -> socket.socket:
    """A socket on the port asked for, or on the first free one. Raises LeafletError."""
    reason = ""
    for number in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + TRIED):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, number))
            listener.listen(128)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            listener.close()
        else:
            return listener
    wanted = f"port {port}" if port is not None else f"no port from {FIRST_PORT} to {FIRST_PORT + TRIED - 1}"
    what = f"{wanted} can{'not' if port is not None else ''} be used: {reason}"
    hint = "Another program has it, perhaps another preview. Choose another one: --port 9000."
    raise LeafletError((Problem("B125", Where("--port"), what, hint),))


class Server(uvicorn.Server):
    """One that tells the pages that listen of its end, so that it need not wait for them."""

    def __init__(self, config: uvicorn.Config, news: News) -> None:
        super().__init__(config)
        self._news = news

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._news.end()
        super().handle_exit(sig, frame)


def serve(preview: Preview, news: News, listener: socket.socket) -> None:
    """Returns when the process is told to stop."""
    config = uvicorn.Config(
        preview.app(listener.getsockname()[1]),
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        ws="none",
        timeout_keep_alive=KEPT,
        timeout_graceful_shutdown=2,
    )
    Server(config, news).run(sockets=[listener])
