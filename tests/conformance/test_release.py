"""Released files, which have no mark of a draft, keep both standards and say what the audit expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.cli.main import main
from tests.conformance.verapdf import PROFILES, validate
from tests.fixtures.approved import CLINIC, make_workspace, sign_all

LAYOUTS = ("large-print", "bilingual", "booklet")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_workspace(tmp_path_factory.mktemp("release"))
    clinic = root / CLINIC
    layouts = "".join(f"\n- {name}" for name in LAYOUTS)
    clinic.write_text(clinic.read_text("utf-8").replace("\n- large-print", layouts), "utf-8")
    sign_all(root)
    choice = ["--leaflet", "basics", "--level", "standard"]
    assert main(["release", "--root", str(root), "--clinic", str(clinic), *choice]) == 0
    return root


def test_released_files_keep_both_standards(root: Path) -> None:
    files = sorted((root / "build/release").rglob("*.pdf"))
    names = {path.name.removesuffix(".pdf").split(".", 2)[-1] for path in files}
    assert {*LAYOUTS} <= names
    failures = {
        f"{path.name} {profile}": report.failure(profile)
        for path, report in validate(files).items()
        for profile in PROFILES
    }
    assert failures == dict.fromkeys(failures, "")


def test_the_audit_finds_in_each_what_it_has_to_say(root: Path) -> None:
    assert (
        main(["audit", str(root / "build/release"), "--clinic", str(root / CLINIC), "--root", str(root)]) == 0
    )
