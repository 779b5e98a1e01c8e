"""From a release to the rack and back: what is released is current, until it is changed or withdrawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaflets.cli.main import main
from tests.fixtures.approved import CLINIC, edit, make_workspace, sign_all

CHOICE = ["--locale", "ar", "--leaflet", "basics", "--level", "standard"]


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("editions")
    make_workspace(root)
    sign_all(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["release", "--clinic", CLINIC, "--record", *CHOICE]) == 0
    return root


def test_every_released_file_and_code_is_current_until_its_words_change_or_it_is_withdrawn(
    released: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(released)
    files = sorted(str(path) for path in Path("build/release").rglob("*.pdf"))
    codes = sorted(path.stem for path in Path("content/issued").iterdir())
    assert len(files) == 4
    assert len(codes) == 2
    assert main(["verify", *files, *codes]) == 0
    assert capsys.readouterr().out.count("CURRENT. You may hand it out.") == 6

    edit(released, "en-GB", r'(?m)^version: ".*"$', 'version: "9.9"')
    (english,) = [code for code in codes if main(["verify", code]) == 1]
    told = capsys.readouterr().out
    assert re.search(rf"{english}: SUPERSEDED\. .* is not released yet", told)
    assert "version   0.1 before, 9.9 now" in told

    (arabic,) = set(codes) - {english}
    assert main(["withdraw", arabic, "--reason", "A number was wrong"]) == 0
    capsys.readouterr()
    assert main(["verify", *[file for file in files if "/ar/" in file]]) == 1
    assert capsys.readouterr().out.count("WITHDRAWN. Do not hand it out") == 2
