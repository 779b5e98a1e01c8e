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
LOCALES = ("en-GB", "ar", "fr", "hi", "zh-Hans")
"""Both directions, four scripts, every layout."""


_VIEWER = ("chrome-extension:", "chrome:", "blob:")
"""What Chromium's own viewer of PDFs is made of."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


def write(folder: Path) -> None:
    chosen = [word for locale in LOCALES for word in ("--locale", locale)]
    command = [sys.executable, "-m", "leaflets", "site", "-o", str(folder), "--as-of", DAY, *chosen]
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
    page.on("requestfailed", lambda request: _failed(request, faults))
    page.on("response", lambda answer: _answered(answer, faults))
    page.on("console", lambda message: _complained(page, message, faults))
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults


def _answered(answer, faults: list[str]) -> None:
    if answer.status >= 400:
        faults.append(f"{answer.status}: {answer.url}")


def _failed(request, faults: list[str]) -> None:
    """What a page that is left gives up is no fault."""
    if request.failure != "net::ERR_ABORTED":
        faults.append(f"failed: {request.url} {request.failure}")


def _complained(page, message, faults: list[str]) -> None:
    """For a PDF, which has no icon, the browser asks the server by itself."""
    url = message.location["url"]
    if message.type == "error" and not (page.url.endswith(".pdf") and url.endswith("/favicon.ico")):
        faults.append(f"{message.text} {url}")


def go(page, address: str) -> None:
    """To a page, until its letters are there too."""
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => null)")


def _inside(url: str, address: str, faults: list[str]) -> None:
    if not url.startswith((f"{address}/", *_VIEWER)):
        faults.append(f"asked outside the folder: {url}")
