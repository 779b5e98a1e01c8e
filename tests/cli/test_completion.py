"""The script of `leaflets completion bash`, in bash itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from leaflets.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
$(complete -p leaflets | sed 's/.*-F \\([^ ]*\\) .*/\\1/') leaflets "${COMP_WORDS[COMP_CWORD]}" ""
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""What bash does when somebody presses Tab: it calls the function that `complete` has on record."""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "leaflets.bash"
    with pytest.MonkeyPatch.context() as patch, path.open("w", encoding="utf-8") as file:
        patch.setattr("sys.stdout", file)
        assert main(["completion", "bash", "--root", str(ROOT)]) == 0
    return path


@pytest.fixture
def offered(script: Path):
    def ask(*words: str) -> list[str]:
        done = subprocess.run(
            ["bash", "--norc", "-c", ASK, "bash", str(script), "leaflets", *words],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
        return done.stdout.split()

    return ask


def test_every_command_is_offered(offered) -> None:
    assert set(offered("")) >= set(COMMANDS)
    assert offered("li") == ["listen"]


@pytest.mark.parametrize(
    ("words", "folder", "ending"),
    [
        (("build", "--locale", ""), "locales", ""),
        (("build", "--with", ""), "locales", ""),
        (("watch", "--leaflet", ""), "leaflets", ".yaml"),
        (("check", "--level", ""), "levels", ".yaml"),
        (("build", "--layout", ""), "layouts", ".yaml"),
        (("build", "--paper", ""), "papers", ".yaml"),
        (("build", "--style", ""), "palettes", ".yaml"),
    ],
)
def test_names_are_those_of_the_content(offered, words: tuple[str, ...], folder: str, ending: str) -> None:
    there = {path.name.removesuffix(ending) for path in (ROOT / "content" / folder).glob(f"*{ending}")}
    assert set(offered(*words)) == there


def test_editions_codes_shells_and_options_are_offered(offered) -> None:
    assert offered("listen", "ar/basics.st") == ["ar/basics.standard"]
    assert offered("explain", "Y00") == [f"Y00{number}" for number in range(1, 10)]
    assert set(offered("completion", "")) == {"bash", "zsh", "fish"}
    assert "--json" in offered("build", "--")


def test_files_are_offered_where_a_file_is_asked_for(offered, tmp_path: Path) -> None:
    (tmp_path / "our-clinic.yaml").touch()
    assert offered("build", "--clinic", f"{tmp_path}/our") == [f"{tmp_path}/our-clinic.yaml"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_have_a_script_with_the_same_names(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["completion", shell, "--root", str(ROOT)]) == 0
    script = capsys.readouterr().out
    assert "zh-Hant" in script
    assert all(command in script for command in COMMANDS)


def test_outside_a_workspace_it_knows_commands_and_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["completion", "bash"]) == 0
    assert "--layout" in capsys.readouterr().out
