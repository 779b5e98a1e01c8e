"""The whole library from scratch, beside Typst setting as many two-page leaflets, both in two processes.

Our leaflets have as many pages as their texts need; the figures a page stand beside those of the whole.
Memory is that of all processes of the run at once: the sum of their proportional set sizes, where pages that
several share count once (Linux only).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf

PROCESSES = 2
SAMPLE = 0.2
"""Seconds between two looks at the memory. A look stops the process that is looked at, so that runs are timed
without any, and measured once more with them.
"""


def measure(
    root: Path, peers: str, folder: Path, environment: dict[str, str], rounds: int = 3
) -> dict[str, float]:
    """`folder` is empty; `peers` is the Python that has Typst. The best of `rounds`, in turn."""
    built = folder / "built"
    ours = [sys.executable, "-m", "leaflets", "build", "--force", "-j", str(PROCESSES), "-o", str(built)]
    trees = folder / "trees"
    trees.mkdir()
    run = _runner(root, environment)
    run([*ours, "--leaflet", "basics"])  # compiles modules, opens files once
    locales = sorted(path.parent.name for path in built.glob("*/basics.standard.pdf"))
    script = str(root / "benchmarks" / "peers" / "ours.py")
    for locale in locales:
        run([sys.executable, script, "--tree", locale, str(trees / f"{locale}.json")])
        _cut_to_two_pages(trees / f"{locale}.json", peers, root, run)
    run(ours)
    pdfs = sorted(built.rglob("*.pdf"))
    typst = [peers, str(root / "benchmarks" / "peers" / "typst_peer.py"), str(trees)]
    typst += ["--batch", str(len(pdfs))]
    seconds: dict[str, list[float]] = {"ours": [], "typst": []}
    for _ in range(rounds):
        seconds["ours"].append(run(ours))
        seconds["typst"].append(run(typst))
    return {
        "editions": len(pdfs),
        "pages": sum(map(_pages, pdfs)),
        "megabytes": sum(path.stat().st_size for path in pdfs) / 1e6,
        "leaflets_s": min(seconds["ours"]),
        "typst_two_pages_s": min(seconds["typst"]),
        "leaflets_memory_mb": _most_memory(ours, root, environment),
        "typst_memory_mb": _most_memory(typst, root, environment),
    }


Runner = Callable[[list[str]], float]
"""A command -> wall seconds."""


def _runner(root: Path, environment: dict[str, str]) -> Runner:
    def run(command: list[str]) -> float:
        start = time.perf_counter()
        with _start(command, root, environment) as process:
            process.wait()
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed")
        return time.perf_counter() - start

    return run


def _start(command: list[str], root: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, cwd=root, stdout=quiet, stderr=quiet)


def _most_memory(command: list[str], root: Path, environment: dict[str, str]) -> float:
    """Megabytes of all processes of a run at their most."""
    most = 0.0
    with _start(command, root, environment) as process:
        while process.poll() is None:
            most = max(most, sum(map(_proportional, _family(process.pid))))
            time.sleep(SAMPLE)
    return most


def _family(pid: int) -> list[int]:
    """A process and its children's children."""
    found = [pid]
    for parent in found:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii")
        except OSError:
            continue
        found += map(int, children.split())
    return found


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def _cut_to_two_pages(path: Path, peers: str, root: Path, run: Runner) -> None:
    """Take sections off the end until Typst sets the tree on two pages."""
    tree: dict[str, Any] = json.loads(path.read_text("utf-8"))
    target = path.with_suffix(".pdf")
    script = str(root / "benchmarks" / "peers" / "typst_peer.py")
    while True:
        path.write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
        run([peers, script, str(path), str(target)])
        if _pages(target) <= 2:
            break
        tree["main"]["kids"].pop()
    target.unlink()


def _pages(pdf: Path) -> int:
    with pikepdf.open(pdf) as opened:
        return len(opened.pages)
