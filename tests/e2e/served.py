"""`leaflets preview` as a process of its own, on a copy of the workspace."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
ARABIC = "content/locales/ar/basics.standard.yaml"


def copied(place: Path) -> Path:
    """content/ copied, fonts/ linked."""
    shutil.copytree(ROOT / "content", place / "content")
    (place / "fonts").symlink_to(ROOT / "fonts")
    return place


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


class Served:
    """One workspace on one port, which may be killed and started again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.port = _free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        options = ["--root", str(self.root), "--port", str(self.port)]
        command = [sys.executable, "-m", "leaflets", "preview", *options]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert self.origin in said, f"the preview said {said!r}"

    def kill(self) -> None:
        """As by a power cut: nothing can be tidied up."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    @property
    def runs(self) -> bool:
        return self._process is not None

    def version(self) -> int:
        """The number of what it has read; larger after each change of a file."""
        return int(httpx.get(f"{self.origin}/api/health").json()["version"])

    def restore(self) -> None:
        """The content as it was copied, and a server that runs and has read it."""
        changed = [
            (file, original)
            for original in (ROOT / "content").rglob("*.yaml")
            if (file := self.root / original.relative_to(ROOT)).read_bytes() != original.read_bytes()
        ]
        before = self.version() if self.runs else None
        for file, original in changed:
            shutil.copyfile(original, file)
        if before is None:
            self.start()
        while changed and before is not None and self.version() == before:
            time.sleep(0.02)

    def address(self, locale: str, text: str) -> str:
        return f"{self.origin}/#locale={locale}&text={text}"

    def file(self, name: str = ARABIC) -> str:
        return (self.root / name).read_text("utf-8")

    def change(self, old: str, new: str, name: str = ARABIC) -> None:
        """As a text editor does it, beside the preview."""
        text = self.file(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        (self.root / name).write_text(text.replace(old, new), "utf-8")

    def string(self, key: str, name: str = ARABIC) -> str:
        """The words in double quotes behind the last step of a key, read without a YAML parser."""
        found = re.findall(rf'^ *{re.escape(key)}: "(.*)"$', self.file(name), re.MULTILINE)
        assert len(found) == 1, f"{key} stands {len(found)} times in {name}"
        return str(found[0])
