"""`leaflets site` of this workspace, on a static server below its root, and pages that are watched."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-30"
FOLDER = "a clinic/leaflets"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def write(folder: Path, *options: str) -> None:
    command = [sys.executable, "-m", "leaflets", "site", "-o", str(folder), "--as-of", DAY, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a static server for a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def watched(page, address: str) -> list[str]:
    """Fills with whatever a page asks outside the folder, does not get, or complains of."""
    faults: list[str] = []
    page.on("request", lambda request: _inside(request.url, address, faults))
    page.on("requestfailed", lambda request: faults.append(f"failed: {request.url} {request.failure}"))
    page.on("response", lambda answer: answer.status < 400 or faults.append(f"{answer.status}: {answer.url}"))
    page.on("console", lambda message: message.type != "error" or faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults


def _inside(url: str, address: str, faults: list[str]) -> None:
    if not url.startswith((f"{address}/", "data:")):
        faults.append(f"asked outside the folder: {url}")
