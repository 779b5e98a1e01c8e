"""A file that an editor saves, until the preview's page has the new picture: measured from outside.

The server is a process of its own, as a person starts it. A round writes the file with one sentence changed,
waits for the event, asks for the page as the browser does, and takes the picture of its first page.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

LOCALES = ("en-GB", "ar")
TEXT = "basics.standard"
LAYOUTS = ("", "large-print")


def measure(root: Path, folder: Path, environment: dict[str, str], rounds: int) -> dict[str, Any]:
    """Seconds by language and layout, and how busy the machine was before and after."""
    workspace = folder / "preview"
    shutil.copytree(root / "content", workspace / "content")
    (workspace / "fonts").symlink_to(root / "fonts")
    command = [sys.executable, "-m", "leaflets", "preview", "--root", str(workspace), "--port", "0"]
    before = os.getloadavg()[0]
    server = subprocess.Popen(command, env=environment, cwd=root, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        with httpx.Client(base_url=server.stdout.readline().strip(), timeout=60) as client:
            figures = {
                f"{locale} {layout or 'leaflet'}": _measure(client, workspace, locale, layout, rounds)
                for locale in LOCALES
                for layout in LAYOUTS
            }
    finally:
        server.kill()
        server.wait()
    return {"load": [before, os.getloadavg()[0]], "rounds": rounds, **figures}


def _measure(
    client: httpx.Client, workspace: Path, locale: str, layout: str, rounds: int
) -> dict[str, float]:
    view = {"locale": locale, "text": TEXT, "layout": layout, "paper": ""}
    file = workspace / "content" / "locales" / locale / f"{TEXT}.yaml"
    original = file.read_text(encoding="utf-8")
    client.get("/api/page", params=view)
    steps: dict[str, list[float]] = {"event": [], "page": [], "picture": [], "whole": []}
    with client.stream("GET", "/api/events") as stream:
        lines = stream.iter_lines()
        next(lines)
        for number in range(rounds + 1):
            changed = original.replace('answer: "', f'answer: "{number}. ', 1)
            assert changed != original
            times = [time.perf_counter()]
            file.write_text(changed, encoding="utf-8")
            next(line for line in lines if line.startswith("data: "))
            times.append(time.perf_counter())
            page = client.get("/api/page", params=view).json()
            assert page["fresh"], page["problems"]
            times.append(time.perf_counter())
            client.get(page["pages"][0]["image"]).raise_for_status()
            times.append(time.perf_counter())
            if number:  # the first one warms up
                for name, start, end in zip(steps, times, times[1:], strict=False):
                    steps[name].append(end - start)
                steps["whole"].append(times[-1] - times[0])
            time.sleep(0.3)
        file.write_text(original, encoding="utf-8")
        next(line for line in lines if line.startswith("data: "))
    medians = {f"{name}_s": statistics.median(found) for name, found in steps.items()}
    return {**medians, "tenth_s": statistics.quantiles(steps["whole"], n=10)[-1]}


def show(figures: dict[str, Any]) -> None:
    names = ("event_s", "page_s", "picture_s", "whole_s", "tenth_s")
    print(f"\n{'saved to shown, seconds':28}" + "".join(f"{name:>11}" for name in names))
    for name, row in figures.items():
        if isinstance(row, dict):
            print(f"{name:28}" + "".join(f"{row[key]:11.3f}" for key in names))
    print(f"load before and after: {figures['load']}")
