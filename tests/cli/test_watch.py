"""`leaflets watch` as a process of its own, beside somebody who edits."""

from __future__ import annotations

import json
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from watchfiles import Change

from leaflets.cli.watch import Watched

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds after which a process that says nothing is thought dead: no measure of anything."""


class Watch:
    """The process, and what it says line by line."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self.text = root / "content/locales/en-GB/cure.easy.yaml"
        self.pdf = root / "build/leaflets/en-GB/cure.easy.pdf"
        choice = ["--locale", "en-GB", "--leaflet", "cure", "--level", "easy", "--root", str(root)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "leaflets", "watch", *choice, *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if "--json" not in options else subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._ears = threading.Thread(target=self._listen, daemon=True)
        self._ears.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, pattern: str) -> list[str]:
        """The lines up to one that fits."""
        found: list[str] = []
        while not (found and re.search(pattern, found[-1])):
            try:
                found.append(self._lines.get(timeout=PATIENCE))
            except queue.Empty:
                pytest.fail(f"no line like {pattern!r} came; there was {found}")
        return found

    def edit(self, old: str, new: str) -> None:
        text = self.text.read_text("utf-8")
        assert old in text, f"{old!r} is not there: mend the test"
        self.text.write_text(text.replace(old, new, 1), "utf-8")

    def digest(self) -> str:
        return sha256(self.pdf.read_bytes()).hexdigest()

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        self.process.kill()
        self._ears.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.process.wait()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("states"))
    (tmp_path / "fonts").symlink_to(ROOT / "fonts")
    return tmp_path


@pytest.fixture
def watch(root: Path) -> Iterator[Any]:
    started: list[Watch] = []

    def start(*options: str) -> Watch:
        started.append(Watch(root, *options))
        return started[-1]

    # Where a shell runs the tests in the background SIGINT is ignored, and children inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield start
    signal.signal(signal.SIGINT, before)
    for each in started:
        each.end()


def test_a_change_is_built_a_mistake_is_told_and_ctrl_c_ends_it(watch) -> None:
    watching = watch()
    assert "1 of 1 leaflets built" in watching.until("watching content/")[-2]
    first = watching.digest()

    watching.edit('version: "0.1"', 'version: "0.2"')
    lines = watching.until("leaflets? built|unchanged")
    assert lines[0].endswith("content/locales/en-GB/cure.easy.yaml changed")
    second = watching.digest()
    assert second != first

    watching.edit('version: "0.2"', 'version: "0.3')
    lines = watching.until("the files stay as they were")
    assert [line for line in lines if "error Y" in line and "cure.easy.yaml" in line]
    assert watching.digest() == second

    watching.edit('version: "0.3', 'version: "0.3"')
    watching.until("1 of 1 leaflets built")
    assert watching.digest() not in (first, second)

    assert watching.interrupt() == 0
    assert watching.until("stopped watching")[-1] == "stopped watching; every file that was written is whole"


def test_what_an_editor_leaves_and_what_it_writes_itself_do_not_start_a_build(watch, root: Path) -> None:
    """The output lies inside content/ here, where it would be seen if it were not left out."""
    watching = watch("-o", str(root / "content/out"))
    watching.until("watching content/")
    folder = watching.text.parent
    for name in (".cure.easy.yaml.swp", "cure.easy.yaml~", "4913", "#cure.easy.yaml#", ".#cure.easy.yaml"):
        (folder / name).write_text("half a text", "utf-8")
    (root / "content/out/en-GB/note.yaml").write_text("a: b", "utf-8")
    watching.edit('version: "0.1"', 'version: "0.2"')
    lines = watching.until("leaflets? built|unchanged")
    assert [line for line in lines if line.endswith("changed")] == [f"{watching.text} changed"]
    watching.edit('version: "0.2"', 'version: "0.1"')
    assert watching.until("changed")[0].endswith("cure.easy.yaml changed")  # nothing came between


def test_a_program_gets_an_object_on_each_line(watch) -> None:
    watching = watch("--json")
    built, watched = map(json.loads, watching.until('"watching"'))
    assert (built["event"], built["problems"], built["built"], watched["event"]) == (
        "built",
        [],
        1,
        "watching",
    )
    watching.edit('version: "0.1"', 'version: "0.1')
    broken = json.loads(watching.until("built")[-1])
    assert [problem["code"][0] for problem in broken["problems"]] == ["Y"]
    assert broken["changed"] == [str(watching.text)]
    assert watching.interrupt() == 0
    assert json.loads(watching.until("stopped")[-1]) == {"event": "stopped"}


def test_a_clinics_own_file_is_watched_and_its_neighbours_are_not(tmp_path: Path) -> None:
    watched = Watched(tmp_path, tmp_path / "build", tmp_path / "clinics/ours.yaml")
    assert tmp_path / "clinics" in watched.places()
    assert watched(Change.modified, str(tmp_path / "clinics/ours.yaml"))
    assert not watched(Change.modified, str(tmp_path / "clinics/theirs.yaml"))
    assert watched(Change.modified, str(tmp_path / "clinics/art/logo.PNG"))
    assert not watched(Change.modified, str(tmp_path / "elsewhere/logo.png"))
    assert watched(Change.added, str(tmp_path / "content/locales/xx/locale.yaml"))
    assert not watched(Change.added, str(tmp_path / "content/.git/x.yaml"))
    assert not watched(Change.added, str(tmp_path / "build/x.yaml"))
