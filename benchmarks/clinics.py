"""`make bench ARGS=clinics`: 1,000 clinics' copies of one leaflet in one run, beside Typst and WeasyPrint.

Ours reads and checks the content and all clinics' files, and writes PDFs and records; the peers get one
prepared tree, alter the clinic's box in it, and write PDFs. All in two processes. The machine may be busy:
seconds of the processors are told beside those of the clock, and the ratios are of the former.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

COPIES = int(os.environ.get("COPIES", "1000"))
SLOW = 10
"""Copies that WeasyPrint is measured with; a copy's time is scaled."""

PROCESSES = 2


def measure(root: Path, peers: str, folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    clinics = folder / "clinics"
    clinics.mkdir(parents=True)
    write_clinics(root / "content" / "clinics" / "example-uk.yaml", clinics, COPIES)
    run = _Runner(root, environment)
    before = os.getloadavg()[0]
    found = {
        locale: _measure_locale(run, root, peers, folder / locale, clinics, locale)
        for locale in ("en-GB", "ar")
    }
    return {"load": [before, os.getloadavg()[0]], **found}


def write_clinics(example: Path, folder: Path, count: int) -> None:
    """The example under other names and numbers, without the logo and the QR code: the peers have none."""
    text = re.sub(r"(?m)^(logo|url):.*\n( .*\n)*", "", example.read_text("utf-8"))
    for number in range(count):
        own = text.replace("example-uk", f"clinic-{number}").replace(
            "Face and Nerve", f"Face and Nerve {number}"
        )
        own = own.replace("7946 0123", f"7946 0{number % 1000:03}")
        (folder / f"clinic-{number}.yaml").write_text(own, "utf-8")


def _measure_locale(
    run: _Runner, root: Path, peers: str, folder: Path, clinics: Path, locale: str
) -> dict[str, Any]:
    folder.mkdir()
    scripts = root / "benchmarks" / "peers"
    tree, built = str(folder / "tree.json"), folder / "built"
    run([sys.executable, str(scripts / "ours.py"), "--tree", locale, tree, str(clinics / "clinic-0.yaml")])
    ours = [sys.executable, "-m", "leaflets", "build", "--clinic", str(clinics), "-o", str(built)]
    ours += ["--locale", locale, "--leaflet", "basics", "--level", "standard", "--layout", "leaflet"]
    ours += ["--as-of", "2026-11-22", "-j", str(PROCESSES)]
    figures = {"leaflets": run(ours, COPIES)}
    again = run(ours, COPIES)
    changed = clinics / "clinic-1.yaml"
    changed.write_text(changed.read_text("utf-8").replace("7946 0", "7946 1", 1), "utf-8")
    one = run(ours, COPIES)
    for peer, count in (("typst", COPIES), ("weasyprint", min(SLOW, COPIES))):
        target = folder / peer
        target.mkdir()
        script = str(scripts / f"{peer}_peer.py")
        figures[peer] = run([peers, script, tree, "--clinics", str(count), str(target)], count)
        shutil.rmtree(target)
    shutil.rmtree(built)
    seconds = {"nothing_changed_s": again["wall_s"], "nothing_changed_cpu_s": again["cpu_s"]}
    seconds |= {"one_changed_s": one["wall_s"], "one_changed_cpu_s": one["cpu_s"]}
    ratios = {
        peer: figures["leaflets"]["cpu_ms_each"] / figures[peer]["cpu_ms_each"]
        for peer in ("typst", "weasyprint")
    }
    return {**figures, **seconds, "ours_to": ratios}


class _Runner:
    """Runs a command to its end: seconds of the clock and of the processors, most memory of one process."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self._root = root
        self._environment = environment

    def __call__(self, command: list[str], count: int = 1) -> dict[str, float]:
        start = time.perf_counter()
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, env=self._environment, cwd=self._root, stdout=quiet)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{' '.join(command)} failed")
        wall, cpu = time.perf_counter() - start, usage.ru_utime + usage.ru_stime
        return {
            "copies": count,
            "wall_s": wall,
            "cpu_s": cpu,
            "cpu_ms_each": 1000 * cpu / count,
            "each_s": count / wall,
            "rss_mb": usage.ru_maxrss / 1024,
        }


def show(figures: dict[str, Any]) -> None:
    print(f"\nclinics, load before and after: {figures['load']}")
    for locale in ("en-GB", "ar"):
        row = figures[locale]
        for name in ("leaflets", "typst", "weasyprint"):
            told = ", ".join(f"{key} {value:.1f}" for key, value in row[name].items())
            print(f"  {locale} {name:12} {told}")
        print(
            f"  {locale} nothing changed {row['nothing_changed_s']:.2f} s, one {row['one_changed_s']:.2f} s"
        )
        print(f"  {locale} ours to {row['ours_to']}")
