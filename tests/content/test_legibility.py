"""A style cannot be smaller or paler than its layouts promise, in its own colours or in a palette's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from leaflets.content.library import load
from leaflets.errors import LeafletError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns("states", "review"))
    (tmp_path / "fonts").symlink_to(ROOT / "fonts")
    return tmp_path


def problems(root: Path, file: str, old: str, new: str) -> set[tuple[str, str]]:
    path = root / "content" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(LeafletError) as raised:
        load(root, ["en-GB"])
    return {(problem.code, problem.key) for problem in raised.value.problems}


def test_the_real_styles_keep_what_their_layouts_promise(root: Path) -> None:
    library = load(root, ["en-GB"])
    assert library.layouts["large-print"].smallest_size == 18
    assert library.layouts["large-print"].least_contrast == 7
    assert min(role.size for role in library.styles["large-print"].text.values()) == pytest.approx(18)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("styles/large-print.yaml", "footer: {size: 18pt", "footer: {size: 17.5pt", ("S055", "text.footer")),
        ("styles/standard.yaml", "footer: {size: 10pt", "footer: {size: 9pt", ("S055", "text.footer")),
        ("styles/standard.yaml", 'hue: "#0B4F60"', 'hue: "#6B9FB0"', ("S056", "colours.hue")),
        ("palettes/mono.yaml", 'ink: "#000000"', 'ink: "#999999"', ("S056", "colours.ink")),
        ("layouts/large-print.yaml", "least-contrast: 7", "least-contrast: 9.5", ("S056", "colours.hue")),
    ],
)
def test_small_or_pale_text_is_told(
    root: Path, file: str, old: str, new: str, expected: tuple[str, str]
) -> None:
    assert expected in problems(root, file, old, new)


def test_a_palette_has_every_colour(root: Path) -> None:
    assert ("S001", "colours.tint") in problems(root, "palettes/mono.yaml", '  tint: "#FFFFFF"\n', "")


def test_a_style_is_based_on_one_that_stands_by_itself(root: Path) -> None:
    found = problems(root, "styles/large-print.yaml", "based-on: standard", "based-on: larger")
    assert ("S013", "based-on") in found


def test_scripts_change_a_derived_style_in_proportion(root: Path) -> None:
    library = load(root, ["en-GB"])
    base, own = library.styles["standard"], library.styles["large-print"]
    change = base.scripts["Arab"]["body"]
    assert own.scripts["Arab"]["body"].size == pytest.approx(change.size * 18 / 12)
    assert own.scripts["Arab"]["body"].leading >= change.leading * 1.5 - 0.001
    assert all(role.size >= 18 - 0.001 for roles in own.scripts.values() for role in roles.values())
