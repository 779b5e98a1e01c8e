"""The grid and the diary in scripts whose languages lack them: made for the test, judged as all else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.conformance.commands import run
from tests.conformance.verapdf import PROFILES, validate
from tests.fixtures.diary import add_diary
from tests.fixtures.grid import LOCALES, add_grid

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = {"options": ("grid", add_grid), "appointment": ("diary", add_diary)}


@pytest.mark.parametrize("style", [(), ("--style", "mono")], ids=["colour", "mono"])
@pytest.mark.parametrize("leaflet", LAYOUTS)
def test_another_script_breaks_no_rule_and_loses_nothing(tmp_path, leaflet, style):
    layout, add = LAYOUTS[leaflet]
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("states"))
    (tmp_path / "content" / "editions.yaml").unlink()
    (tmp_path / "fonts").symlink_to(ROOT / "fonts")
    add(tmp_path)
    asked = [option for locale in LOCALES for option in ("--locale", locale)]
    program = [sys.executable, "-m", "leaflets"]
    printed = run(
        [*program, "build", "--root", str(tmp_path), "--leaflet", leaflet, "--layout", layout, *asked, *style]
    )
    assert printed.returncode == 0, printed.stderr
    folder = tmp_path / "build" / "leaflets"
    sheets = sorted(folder.glob("*/*.pdf"))
    assert {path.parent.name for path in sheets} == set(LOCALES)
    audited = run([*program, "audit", str(folder), "--root", str(tmp_path)])
    assert audited.returncode == 0, audited.stdout
    reports = validate(sheets)
    failures = {
        (path, profile): reports[path.resolve()].failure(profile) for path in sheets for profile in PROFILES
    }
    assert len(failures) == len(sheets) * len(PROFILES)
    assert set(failures.values()) == {""}
