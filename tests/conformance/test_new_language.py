"""A language that is added as data alone prints a file that no standard objects to."""

from __future__ import annotations

import shutil
from pathlib import Path

from leaflets.cli.main import main
from tests.conformance.verapdf import PROFILES, validate

ROOT = Path(__file__).resolve().parents[2]


def test_the_seventeenth_language_breaks_no_rule_of_either_standard(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "fonts").symlink_to(ROOT / "fonts")
    shutil.copytree(
        ROOT / "tests/fixtures/seventeenth/ro", tmp_path / "content/locales/ro", dirs_exist_ok=True
    )
    assert main(["build", "--root", str(tmp_path), "--locale", "ro", "-o", str(tmp_path / "out")]) == 0
    pdf = tmp_path / "out/ro/basics.standard.pdf"
    report = validate([pdf])[pdf.resolve()]
    assert [report.failure(profile) for profile in PROFILES] == ["", ""]
