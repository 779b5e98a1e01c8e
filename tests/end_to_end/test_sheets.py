"""Layouts, papers and styles as a person asks for them: where the file stands, what size its pages have."""

from __future__ import annotations

import pikepdf
import pytest

from leaflets.cli.main import main

DAY = ("--as-of", "2026-12-01")
TEXT = ("--locale", "en-GB", "--leaflet", "basics", "--level", "standard")
MM = 72 / 25.4


def built(workspace):
    folder = workspace / "build/leaflets"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


@pytest.mark.parametrize(
    ("asked", "name", "size"),
    [
        ((), "basics.standard", (210, 297)),
        (("--layout", "leaflet", "--paper", "a4"), "basics.standard", (210, 297)),
        (("--paper", "letter"), "basics.standard.letter", (215.9, 279.4)),
        (("--style", "mono"), "basics.standard.mono", (210, 297)),
        (("--layout", "large-print"), "basics.standard.large-print", (210, 297)),
        (
            ("--layout", "large-print", "--paper", "letter", "--style", "mono"),
            "basics.standard.large-print.letter.mono",
            (215.9, 279.4),
        ),
    ],
)
def test_a_file_is_named_by_what_is_not_its_own(leaflets, workspace, asked, name, size):
    status, _, errors = leaflets("build", "--root", workspace, *TEXT, *asked, *DAY)
    assert (status, errors) == (0, "")
    assert built(workspace) == [f"en-GB/{name}.pdf"]
    with pikepdf.open(workspace / "build/leaflets/en-GB" / f"{name}.pdf") as pdf:
        boxes = {tuple(round(float(edge) / MM, 1) for edge in page.mediabox[2:]) for page in pdf.pages}
    assert boxes == {size}
    status, output, errors = leaflets("audit", workspace / "build/leaflets", "--root", workspace, *DAY)
    assert (status, errors) == (0, ""), output


def test_the_grid_lies_on_its_side_on_letter_too(leaflets, workspace):
    asked = ("--locale", "en-GB", "--leaflet", "options", "--paper", "letter")
    assert leaflets("build", "--root", workspace, *asked, *DAY)[0] == 0
    (name,) = built(workspace)
    assert name == "en-GB/options.standard.letter.pdf"
    with pikepdf.open(workspace / "build/leaflets" / name) as pdf:
        assert [round(float(edge) / MM, 1) for edge in pdf.pages[0].mediabox[2:]] == [279.4, 215.9]


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("--layout", "large"), "B101", "large-print"),
        (("--paper", "a3"), "B101", "a4"),
        (("--style", "purple"), "B101", "mono"),
        (("--paper", "a5"), "B114", "It is made for a4, letter."),
        (("--layout", "grid"), "B114", "Leave --layout out"),
        (("--with", "ar"), "B114", "bilingual"),
        (("--with", "xx"), "B101", "ar"),
    ],
)
def test_what_cannot_be_had_is_refused_with_what_can(leaflets, workspace, asked, code, said):
    status, output, errors = leaflets("build", "--root", workspace, *TEXT, *asked, *DAY)
    assert status == 1
    assert code in errors
    assert said in errors
    assert not built(workspace), output


def test_what_was_asked_for_once_is_kept_up_to_date(leaflets, workspace, edit):
    """No folder may hold a sheet with an old figure beside one with the new."""
    for path in (workspace / "content/locales").glob("*/*.*.yaml"):
        if path.parent.name != "en-GB" or path.stem != "basics.standard":
            path.unlink()
    assert leaflets("build", "--root", workspace, *DAY)[0] == 0
    assert leaflets("build", "--root", workspace, "--layout", "large-print", *DAY)[0] == 0
    assert built(workspace) == ["en-GB/basics.standard.large-print.pdf", "en-GB/basics.standard.pdf"]
    edit("locales/en-GB/basics.standard.yaml", "hardly ever inherited", "almost never inherited")
    status, output, _ = leaflets("build", "--root", workspace, *DAY)
    assert status == 0
    assert "basics.standard.large-print.pdf" in output
    assert "2 of 2 leaflets built" in output


def test_what_stands_in_editions_yaml_is_printed_beside_the_text(leaflets, workspace):
    standing = "also:\n  - {layout: large-print, locales: [en-GB], leaflets: [cure], levels: [easy]}\n"
    (workspace / "content/editions.yaml").write_text(standing, "utf-8")
    assert leaflets("build", "--root", workspace, "--locale", "en-GB", "--leaflet", "cure", *DAY)[0] == 0
    assert [name for name in built(workspace) if "large" in name] == ["en-GB/cure.easy.large-print.pdf"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("  - {layout: larger}", "also.1.layout"),
        ("  - {style: grey}", "also.1.style"),
        ("  - {levels: [hard]}", "also.1.levels.1"),
        ("  - {colour: red}", "also.1.colour"),
    ],
)
def test_a_wrong_name_in_editions_yaml_is_told_with_its_place(leaflets, workspace, line, key):
    (workspace / "content/editions.yaml").write_text(f"also:\n{line}\n", "utf-8")
    status, _, errors = leaflets("build", "--root", workspace, *TEXT, *DAY)
    assert status == 1
    assert "content/editions.yaml:2:" in errors
    assert key in errors


def test_help_names_the_sheets(capsys):
    with pytest.raises(SystemExit):
        main(["build", "--help"])
    told = capsys.readouterr().out
    assert all(option in told for option in ("--layout", "--paper", "--style", "--with"))
