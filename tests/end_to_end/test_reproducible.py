"""Same input, same bytes: in another process, folder, time zone, hash seed and on another day."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from leaflets.build.run import WORTH

ROOT = Path(__file__).resolve().parents[2]


def build(root, output, **environment):
    command = [
        sys.executable,
        "-m",
        "leaflets",
        "build",
        "--root",
        root,
        "-o",
        output,
        "--as-of",
        "2026-11-22",
    ]
    subprocess.run(
        command, check=True, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    return {p.relative_to(output): p.read_bytes() for p in sorted(output.rglob("*.pdf"))}


def test_another_process_folder_time_zone_and_hash_seed_give_the_same_bytes(workspace, tmp_path):
    shutil.copy(ROOT / "content/editions.yaml", workspace / "content")
    one = build(ROOT, tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    two = build(workspace, tmp_path / "two", PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C.UTF-8")
    assert len(one) >= 2
    assert one == two


def test_another_day_with_the_same_as_of_gives_the_same_bytes(leaflets, workspace, tmp_path, monkeypatch):
    arguments = (
        "build",
        "--root",
        workspace,
        "--locale",
        "ar",
        "--locale",
        "en-GB",
        "--as-of",
        "2026-11-22",
        "-o",
    )
    leaflets(*arguments, tmp_path / "today")
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    leaflets(*arguments, tmp_path / "in 2033")
    files = {
        name: [p.read_bytes() for p in sorted((tmp_path / name).rglob("*.pdf"))]
        for name in ("today", "in 2033")
    }
    assert len(files["today"]) >= 2
    assert files["today"] == files["in 2033"]


def test_one_process_and_several_give_the_same_bytes_in_whatever_order_they_print(
    leaflets, workspace, tmp_path
):
    for jobs in ("1", "3"):
        status, _, _ = leaflets("build", "--root", workspace, "-o", tmp_path / jobs, "-j", jobs)
        assert status == 0
    one, three = (
        {p.relative_to(tmp_path / jobs): p.read_bytes() for p in (tmp_path / jobs).rglob("*") if p.is_file()}
        for jobs in ("1", "3")
    )
    assert len([path for path in one if path.suffix == ".pdf"]) >= 2 * WORTH, "too few for several processes"
    assert one == three, "PDF files, and the records of them"


def test_a_second_build_gives_the_same_bytes(leaflets, workspace):
    choice = ("--locale", "en-GB", "--locale", "ar", "--level", "standard")
    leaflets("build", "--root", workspace, *choice)
    first = {p: p.read_bytes() for p in (workspace / "build").rglob("*.pdf")}
    assert len(first) >= 2
    leaflets("build", "--root", workspace, *choice, "--force")
    assert {p: p.read_bytes() for p in (workspace / "build").rglob("*.pdf")} == first
