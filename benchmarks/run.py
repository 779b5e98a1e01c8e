"""`make bench`: this project, Typst and WeasyPrint on the same text, in turn, in one sitting.

Cold: a whole process from its start to the written file (ours reads and checks all of content/; the
peers get a prepared tree). Warm: fonts open, process warm, every text altered each time. Machines
differ and are noisy: the ratios count, and no test ever looks at them. Rebuild: the whole library a second
time, by itself with `make bench ARGS=rebuild`. Preview: from a saved file to the picture of its new page.
Writes benchmarks/results.json.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import clinics
import library
import preview

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "benchmarks" / "peers"
VENV = ROOT / ".venv-bench"
ROUNDS = int(os.environ.get("ROUNDS", "7"))
LOCALES = ("en-GB", "ar", "hi", "th", "zh-Hans")
AS_OF = ("--as-of", "2026-11-22")
BATCH = 100
"""Documents of the batch, the locales in turn, in two processes."""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: wall seconds, processor seconds, peak resident memory in MB."""

    wall: float
    cpu: float
    rss: float


def peer_python() -> str:
    python = VENV / "bin" / "python"
    if not python.exists():
        venv.create(VENV, with_pip=True)
    lock = str(ROOT / "benchmarks" / "requirements.lock")
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "--only-binary", ":all:", "--require-hashes", "-r", lock], check=True)
    return str(python)


def environment() -> dict[str, str]:
    """That of every process measured: as it is, but Python may keep what it compiled.

    With PYTHONDONTWRITEBYTECODE set (containers for builds often set it) our modules, which nobody has
    installed, would be compiled anew at every start, and the peers', which pip compiled, would not.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": f"{ROOT}{os.pathsep}{PEERS}"}


def spawn(command: list[str]) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment(), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    errors = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} failed:\n{errors[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def output(command: list[str]) -> Any:
    result = subprocess.run(command, env=environment(), cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return json.loads(result.stdout or b"null")


def measure(locale: str, peers: str, folder: Path) -> dict[str, dict[str, float]]:
    ours = str(PEERS / "ours.py")
    tree = str(folder / f"{locale}.json")
    output([sys.executable, ours, "--tree", locale, tree])
    choice = ["--locale", locale, "--leaflet", "basics", "--level", "standard", *AS_OF, "--force"]
    commands = {
        "leaflets": (
            [sys.executable, "-m", "leaflets", "build", *choice, "-o", str(folder)],
            folder / locale / "basics.standard.pdf",
            [sys.executable, ours, "--warm", locale, str(ROUNDS)],
        ),
    }
    for peer in ("typst", "weasyprint"):
        script, target = str(PEERS / f"{peer}_peer.py"), folder / f"{peer}-{locale}.pdf"
        commands[peer] = (
            [peers, script, tree, str(target)],
            target,
            [peers, script, tree, "--warm", str(ROUNDS)],
        )
    cold: dict[str, list[Run]] = {name: [] for name in commands}
    for round_ in range(ROUNDS + 1):
        for name, (command, _, _) in commands.items():
            run = spawn(command)
            if round_:
                cold[name].append(run)
    warm: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(3):
        for name, (_, _, command) in commands.items():
            warm[name] += output(command)
    return {
        name: {
            "cold_s": statistics.median(run.wall for run in cold[name]),
            "cold_cpu_s": statistics.median(run.cpu for run in cold[name]),
            "warm_ms": 1000 * statistics.median(warm[name]),
            "rss_mb": max(run.rss for run in cold[name]),
            "size_kb": target.stat().st_size / 1000,
        }
        for name, (_, target, _) in commands.items()
    }


def measure_batch(peers: str, folder: Path) -> dict[str, float]:
    """Seconds of the whole process that sets the batch, the best of three."""
    commands = {"leaflets": [sys.executable, str(PEERS / "ours.py"), "--batch", str(BATCH), *LOCALES]}
    for peer in ("typst", "weasyprint"):
        commands[peer] = [peers, str(PEERS / f"{peer}_peer.py"), str(folder), "--batch", str(BATCH)]
    rounds = [{name: spawn(command).wall for name, command in commands.items()} for _ in range(3)]
    return {name: min(seconds[name] for seconds in rounds) for name in commands}


def measure_rebuild(folder: Path) -> dict[str, float]:
    """Seconds of a whole process over the whole library: all printed, nothing changed, one sentence changed.

    The content is a copy, since a sentence of it is changed in each round.
    """
    root = folder / "workspace"
    shutil.copytree(ROOT / "content", root / "content")
    (root / "fonts").symlink_to(ROOT / "fonts")
    command = [sys.executable, "-m", "leaflets", "build", "--root", str(root), *AS_OF]
    text = root / "content" / "locales" / "en-GB" / "basics.standard.yaml"
    original = text.read_text(encoding="utf-8")
    every = spawn(command)
    nothing, sentence = [], []
    for round_ in range(ROUNDS):
        nothing.append(spawn(command))
        changed = original.replace('description: "', f'description: "{round_}. ', 1)
        assert changed != original
        text.write_text(changed, encoding="utf-8")
        sentence.append(spawn(command))
    return {
        "editions": len(list((root / "build").rglob("*.pdf"))),
        "all_s": every.wall,
        "nothing_s": statistics.median(run.wall for run in nothing),
        "nothing_cpu_s": statistics.median(run.cpu for run in nothing),
        "sentence_s": statistics.median(run.wall for run in sentence),
        "sentence_cpu_s": statistics.median(run.cpu for run in sentence),
    }


def show(locale: str, figures: dict[str, dict[str, float]]) -> None:
    print(f"\n{locale}  {'':10}" + "".join(f"{key:>12}" for key in figures["leaflets"]))
    for name, row in figures.items():
        print(f"  {name:14}" + "".join(f"{value:12.3f}" for value in row.values()))
    for peer in ("typst", "weasyprint"):
        ratios = {key: figures["leaflets"][key] / figures[peer][key] for key in figures[peer]}
        print(f"  ours/{peer:10}" + "".join(f"{value:11.2f}x" for value in ratios.values()))


RESULTS = ROOT / "benchmarks" / "results.json"


def measure_all(results: dict[str, Any], folder: Path) -> None:
    peers = peer_python()
    results["machine"] = {
        "cpu": platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }
    results["rounds"] = ROUNDS
    for locale in LOCALES:
        results[locale] = measure(locale, peers, folder)
        show(locale, results[locale])
    results["batch"] = measure_batch(peers, folder)
    print(f"\nbatch of {BATCH}, seconds: {results['batch']}")


def measure_layouts() -> dict[str, Any]:
    """Each layout beside the same text as a plain leaflet, and how busy the machine was before and after."""
    before = os.getloadavg()[0]
    figures = output([sys.executable, str(ROOT / "benchmarks" / "layouts.py"), str(2 * ROUNDS)])
    return {"load": [before, os.getloadavg()[0]], "rounds": 2 * ROUNDS, **figures}


def show_layouts(figures: dict[str, Any]) -> None:
    print(f"\n{'layouts':28}{'ms':>8}{'plain':>8}{'ratio':>8}{'pages':>7}{'plain':>7}{'a page':>8}")
    for locale in ("en-GB", "ar"):
        for name, row in figures[locale].items():
            both = f"  {row['ratio_of_both']:.2f} of both" if "ratio_of_both" in row else ""
            times = f"{row['ms']:8.1f}{row['plain_ms']:8.1f}{row['ratio']:8.2f}"
            pages = f"{row['pages']:7}{row['plain_pages']:7}{row['page_ratio']:8.2f}"
            print(f"{locale + ' ' + name:28}{times}{pages}{both}")
    print(f"load before and after: {figures['load']}")


def measure_status() -> dict[str, Any]:
    """Seconds of a whole process that counts every string of every language, and how busy the machine was."""
    command = [sys.executable, "-m", "leaflets", "status"]
    before = os.getloadavg()[0]
    spawn(command)
    runs = [spawn(command) for _ in range(2 * ROUNDS)]
    strings = output([*command, "--json"])["locales"]
    return {
        "strings": sum(locale["counts"]["strings"] for locale in strings),
        "best_s": min(run.wall for run in runs),
        "median_s": statistics.median(run.wall for run in runs),
        "cpu_s": statistics.median(run.cpu for run in runs),
        "rss_mb": max(run.rss for run in runs),
        "load": [before, os.getloadavg()[0]],
    }


PARTS = ("all", "library", "rebuild", "layouts", "status", "preview", "clinics")


def main(part: str = "") -> None:
    """Everything, or one part, which leaves the figures of the others as they are."""
    if part not in ("", *PARTS):
        raise SystemExit(f"there is no part {part!r}: {', '.join(PARTS)}")
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if part else {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if part in ("", "all"):
            measure_all(results, folder)
        if part in ("", "library"):
            (folder / "library").mkdir()
            results["library"] = library.measure(ROOT, peer_python(), folder / "library", environment())
            print(f"\nthe whole library, beside as many two-page leaflets by Typst: {results['library']}")
        if part in ("", "layouts"):
            results["layouts"] = measure_layouts()
            show_layouts(results["layouts"])
        if part in ("", "rebuild"):
            results["rebuild"] = measure_rebuild(folder)
            print(f"\nbuilding again, seconds: {results['rebuild']}")
        if part in ("", "status"):
            results["status"] = measure_status()
            print(f"\nwhat is left to translate, seconds: {results['status']}")
        if part in ("", "preview"):
            results["preview"] = preview.measure(ROOT, folder, environment(), 3 * ROUNDS)
            preview.show(results["preview"])
        if part in ("", "clinics"):
            results["clinics"] = clinics.measure(ROOT, peer_python(), folder / "clinics", environment())
            clinics.show(results["clinics"])
    RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"\nwritten to {RESULTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
