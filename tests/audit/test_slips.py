"""The slip between two released editions is what the audit expects of their words, and of no others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from leaflets.audit.auditor import audit_file
from leaflets.cli.main import main
from tests.fixtures.desk import Desk, make_desk

AS_OF = date(2026, 12, 31)
FIGURE = ("facts.yaml", "  low: 85\n  high: 90\n  of: 100\n", "  low: 80\n  high: 90\n  of: 100\n")
WARNING = ("locales/{}/safety.yaml", "stroke-face: ", "stroke-face: Now ")
TEXTS = ("en-GB/cure.easy", "en-GB/cure.standard", "en-GB/cure.detailed", "ar/cure.easy", "ar/cure.standard")


@pytest.fixture(scope="module")
def slips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Text -> the slip from its first edition to its second, in which a figure and a warning are others, a
    citation is gone, bold is gone and a string of one level is gone and another new.
    """
    desk = make_desk(tmp_path_factory.mktemp("slips"))
    first = {name: desk.issue(name) for name in TEXTS}
    desk.edit(*FIGURE)
    for locale in ("en-GB", "ar"):
        safety = desk.root / f"content/locales/{locale}/safety.yaml"
        safety.write_text(safety.read_text("utf-8").replace('stroke-face: "', 'stroke-face: "… '), "utf-8")
        standard = desk.root / f"content/locales/{locale}/cure.standard.yaml"
        words = standard.read_text("utf-8")
        at = words.index("      choice: ")
        words = words[:at] + "      choice-new: " + words[at + len("      choice: ") :]
        standard.write_text(words.replace("**", "", 2), "utf-8")
    cited = desk.root / "content/locales/en-GB/cure.detailed.yaml"
    words = cited.read_text("utf-8")
    assert "}{" in words
    cited.write_text(words.replace("}{", "} {", 1), "utf-8")
    for name in TEXTS:
        second = desk.issue(name, day=date(2026, 12, 20))
        assert main(["diff", "--root", str(desk.root), first[name], second]) == 0
    found = (desk.root / "build/slips").rglob("*.pdf")
    return {f"{path.parent.name}/{'.'.join(path.name.split('.')[:2])}": path for path in found}


def root_of(path: Path) -> Path:
    return path.parents[3]


def found(path: Path) -> list[str]:
    return [f"{p.code} {p.message}" for p in audit_file(path, root_of(path), None, AS_OF)]


@pytest.mark.parametrize("name", TEXTS)
def test_every_slip_is_as_expected(slips: dict[str, Path], name: str) -> None:
    assert found(slips[name]) == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("side", ["before", "now"])
def test_another_figure_on_either_side_is_found(slips: dict[str, Path], name: str, side: str) -> None:
    """The words on record are changed under the slip: it tells patients a wrong number then."""
    path = slips[name]
    codes = path.stem.rpartition(".")[2].split("-")
    issued = root_of(path) / f"content/issued/{codes[side == 'now']}.json"
    kept = issued.read_bytes()
    words = json.loads(kept)
    low, high = ("86", "95") if side == "before" else ("81", "85")
    words["figures"]["mvd-success"] = f"{low}-{high}/100None"
    issued.write_text(json.dumps(words), "utf-8")
    try:
        assert found(path)
    finally:
        issued.write_bytes(kept)


def test_a_slip_whose_warning_is_missing_is_found(slips: dict[str, Path]) -> None:
    """As if the edition had another warning that the slip does not tell."""
    path = slips["en-GB/cure.easy"]
    issued = root_of(path) / f"content/issued/{path.stem[-6:]}.json"
    kept = issued.read_bytes()
    words = json.loads(kept)
    words["words"]["safety/stroke-arm"] = "a leg is weak"
    issued.write_text(json.dumps(words), "utf-8")
    try:
        assert any("A2" in each for each in found(path))
    finally:
        issued.write_bytes(kept)


def test_a_draft_of_a_slip_cannot_be_audited_and_says_why(slips: dict[str, Path]) -> None:
    root = root_of(slips["en-GB/cure.easy"])
    desk = Desk(root)
    text = root / "content/locales/en-GB/cure.easy.yaml"
    kept = text.read_text("utf-8")
    old = desk.snapshot("en-GB/cure.easy").code
    text.write_text(kept.replace('version: "', 'version: "9'), "utf-8")
    try:
        assert main(["diff", "--root", str(root), old, "now", "-o", str(root / "drafts")]) == 0
    finally:
        text.write_text(kept, "utf-8")
    (path,) = (root / "drafts").rglob("*.pdf")
    (problem,) = audit_file(path, root, None, AS_OF)
    assert problem.code == "A002"
    assert "a draft of a slip cannot be audited" in problem.message
