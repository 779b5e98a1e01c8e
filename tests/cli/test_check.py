"""`leaflets check` and `leaflets explain`, as a person or a CI calls them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from leaflets.cli.catalogue import parse_catalogue, read_catalogue
from leaflets.cli.main import main
from tests.checks.conftest import pin

EN = "content/locales/en-GB"
CHOICE = ["--locale", "en-GB", "--leaflet", "basics", "--level", "standard", "--as-of", "2026-11-22"]


class Copy:
    """The pinned texts, for a test to spoil."""

    def __init__(self, root: Path) -> None:
        self.root = pin(root)

    def spoil(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} does not stand in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def check(self, *arguments: str) -> int:
        return main(["check", "--root", str(self.root), *(arguments or CHOICE)])


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return Copy(tmp_path / "workspace")


def codes(printed: str) -> set[str]:
    return {finding["code"] for finding in json.loads(printed)["problems"] if finding["severity"] != "note"}


BROKEN_FILES = {
    "a figure lost from a translation": (
        "S024",
        "content/locales/es/basics.standard.yaml",
        "alrededor de {mvd-facial-perm}",
        "alrededor de 10",
    ),
    "a warning lost from a language": (
        "S020",
        "content/locales/es/safety.yaml",
        'stroke-arm: "un brazo pierde fuerza"\n',
        "",
    ),
    "a sign taken out of the emergency box": (
        "S045",
        "content/safety.yaml",
        "signs: [stroke-face, stroke-arm, stroke-speech]",
        "signs: [stroke-face, stroke-speech]",
    ),
    "a warning about tablets taken out of a text": (
        "S045",
        f"{EN}/basics.standard.yaml",
        "safety: [drug-no-sudden-stop]",
        "safety: [eye-same-day]",
    ),
    "a citation that leads nowhere": (
        "S030",
        f"{EN}/basics.detailed.yaml",
        "{yaltho2011}",
        "{nobody2011}",
    ),
    "a source that nobody knows": (
        "S043",
        f"{EN}/basics.standard.yaml",
        "sources: [cochrane2020,",
        "sources: [nobody2020,",
    ),
    "a figure that the ledger does not have": (
        "S030",
        f"{EN}/basics.standard.yaml",
        "{how-common}",
        "{how-rare}",
    ),
    "a word wider than its room": (
        "L001",
        f"{EN}/basics.standard.yaml",
        'title: "Hemifacial spasm',
        f'title: "{"Hemifacialspasm" * 9}',
    ),
}


@pytest.mark.parametrize("says", BROKEN_FILES)
def test_a_broken_file_is_found_before_the_rules_look(
    copy: Copy, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, file, old, new = BROKEN_FILES[says]
    copy.spoil(file, old, new)
    everything = ["--json", "--as-of", "2026-11-22"]
    status = copy.check(*everything, *(CHOICE if code == "L001" else []))
    found = codes(capsys.readouterr().out)
    assert code in found
    assert found <= {code, *ALSO.get(says, ())}
    assert status == 1


ALSO = {
    "a warning about tablets taken out of a text": ["S025"],
    "a figure that the ledger does not have": ["S024"],
    "a source that nobody knows": ["S025"],
    "a citation that leads nowhere": ["S053"],
}
"""What follows in the translations, or in the list at the end of the file."""


def test_a_finding_is_printed_with_its_line_and_a_caret(
    copy: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    copy.spoil(f"{EN}/basics.standard.yaml", "Clear relief", "Clear pain relief")
    assert copy.check() == 1
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    head = next(index for index, line in enumerate(lines) if " R301: " in line)
    assert re.match(rf"{EN}/basics.standard.yaml:\d+:\d+: error R301: sections\.", lines[head])
    quoted, carets = lines[head + 2], lines[head + 3]
    assert quoted[carets.index("^") : carets.rindex("^") + 1] == "pain relief"
    assert lines[head + 4].startswith("    help: Say: ")
    assert printed.err == "1 error\n"


def test_a_text_in_order_ends_well_and_tells_what_it_measures(
    copy: Copy, capsys: pytest.CaptureFixture[str]
) -> None:
    assert copy.check() == 0
    printed = capsys.readouterr()
    assert re.match(r"basics\.standard en-GB: \d+ sentences, mean [\d.]+ words \(at most 15\)", printed.out)
    assert "SMOG" in printed.out
    assert printed.err == "nothing to mend\n"


@pytest.mark.parametrize("how", ["--github", "the environment of GitHub's CI"])
def test_ci_gets_annotations(
    copy: Copy, how: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    copy.spoil(f"{EN}/basics.standard.yaml", "Clear relief", "Clear pain relief: 100%")
    if how == "--github":
        copy.check(*CHOICE, "--github")
    else:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        copy.check()
    first, second = sorted(capsys.readouterr().out.splitlines(), key=lambda line: "R105" in line)
    assert re.match(rf"::error file={EN}/basics.standard.yaml,line=\d+,col=\d+,title=R301::", first)
    assert "title=R105::" in second
    assert "100%25" in second


def test_one_file_is_measured_wherever_it_lies(
    copy: Copy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(
        'locale: en-GB\nlevel: easy\ntitle: "A title"\nsections:\n  what:\n    heading: "Is it bad?"\n'
        '    body:\n      answer: "It is not bad. It helps about {mvd-success} people."\n',
        "utf-8",
    )
    assert copy.check("--file", str(draft)) == 0
    printed = capsys.readouterr().out
    assert "4 sentences, mean 4.8 words (at most 10), longest 10 (at most 15)" in printed  # 2 + 3 + 4 + 10
    assert "It helps about {mvd-success} people." in printed


def test_every_code_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    catalogue = read_catalogue()
    assert len(catalogue) > 100
    assert main(["explain", *catalogue]) == 0
    printed = capsys.readouterr().out
    for code, entry in catalogue.items():
        assert f"{code}: {entry.what}\n" in printed
        assert entry.what.endswith((".", ").")), code


def test_a_rule_is_explained_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "r104"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("R104: A range with a dash")
    assert "what to do: Say it in words" in printed


def test_a_code_that_there_is_not_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "R1O4"]) == 1
    assert "Did you mean “R1" in capsys.readouterr().err


def test_a_row_of_the_page_is_code_what_and_the_rest() -> None:
    head = "## X: a kind\n\n| code | what is wrong | why |\n|---|---|---|\n"
    page = f"{head}| X001 | All. | So. |\n| X002 | No. | |\n"
    found = parse_catalogue(page)
    assert found["X001"].more == (("why", "So."),)
    assert (found["X002"].section, found["X002"].what, found["X002"].more) == ("a kind", "No.", ())


@pytest.mark.parametrize(
    ("choice", "code"),
    [(["--leaflet", "basic"], "B101"), (["--level", "hard"], "B101"), (["--locale", "xx"], "S013")],
)
def test_a_choice_that_there_is_not_is_no_clean_bill(
    copy: Copy, choice: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert copy.check(*choice, "--json") == 1
    assert codes(capsys.readouterr().out) == {code}


def test_a_file_name_that_no_disk_can_have_is_told_without_a_traceback(capsys) -> None:
    for typed in (["build", "--clinic"], ["audit"], ["build", "--root"]):
        assert main([*typed, "x" * 5000]) == 1
        assert "… error B103" in capsys.readouterr().err.replace(": error", " error")
