"""Units of a finished language are those of its Library; an unfinished one has gaps, and they are counted."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from leaflets.content.library import load
from leaflets.content.units import UnitReader, load_units
from leaflets.errors import LeafletError
from leaflets.model.unit import Unit, library_units
from leaflets.model.usage import locale_messages

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of English, Spanish and Polish."""
    for name in ("content", "fonts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.ttf"))
    for folder in (tmp_path / "content" / "locales").iterdir():
        if folder.name not in ("en-GB", "es", "pl"):
            shutil.rmtree(folder)
    return tmp_path


def edit(root: Path, file: str, pattern: str, replacement: str) -> None:
    path = root / "content" / "locales" / file
    text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, f"{pattern} is not in {file}"
    path.write_text(text, "utf-8")


def units(root: Path, locale: str) -> dict[str, Unit]:
    return {unit.key: unit for unit in load_units(root, load(root, ()), locale).all()}


def test_of_every_language_the_trees_give_what_the_library_gives() -> None:
    library = load(ROOT)
    reader = UnitReader(ROOT, load(ROOT, ()))
    for locale, own in library.locales.items():
        read = reader.read(locale)
        assert {file: tuple(found) for file, found in read.files.items()} == {
            file: tuple(found) for file, found in library_units(library, locale).files.items()
        }
        assert [unit.target for unit in read.all()] == list(locale_messages(own))


def test_empty_and_missing_strings_are_gaps_in_a_language_that_cannot_be_loaded(root: Path) -> None:
    before = units(root, "es")
    edit(root, "es/safety.yaml", r"^not-sure: .*$", 'not-sure: ""')
    edit(root, "es/safety.yaml", r"^stroke-arm: .*\n", "")
    edit(root, "es/basics.easy.yaml", r"^title: .*$", "title:")
    with pytest.raises(LeafletError):
        load(root, ("es",))
    after = units(root, "es")
    assert list(after) == list(before)
    gaps = {key for key, unit in after.items() if unit.target is None}
    assert gaps == {"safety/not-sure", "safety/stroke-arm", "basics.easy/title"}
    assert after["safety/stroke-arm"].source == "an arm is weak"
    assert {key for key, unit in after.items() if unit.target and unit.target != before[key].target} == set()


def test_a_leaflet_not_begun_is_no_gap(root: Path) -> None:
    (root / "content/locales/es/cure.easy.yaml").unlink()
    read = load_units(root, load(root, ()), "es")
    assert "cure.easy" in read.not_begun
    assert "cure.easy" not in read.files
    assert all(unit.target for unit in read.all())


def test_a_file_that_is_no_yaml_is_a_problem_and_the_others_are_read(root: Path) -> None:
    edit(root, "es/safety.yaml", r'^not-sure: "', 'not-sure: ["')
    read = load_units(root, load(root, ()), "es")
    assert {problem.where.file for problem in read.problems} == {"content/locales/es/safety.yaml"}
    assert "safety" not in {*read.files, *read.not_begun}
    assert "basics.standard" in read.files


@pytest.mark.parametrize(
    ("key", "source"),
    [
        ("locale/durations.units.hour.few", "locale/durations.units.hour.other"),
        ("locale/durations.range-units.hour.one", "locale/durations.units.hour.one"),
        ("locale/durations.range-units.hour.many", "locale/durations.units.hour.other"),
    ],
)
def test_a_form_that_english_has_not_stands_beside_the_nearest_and_translates_none(
    root: Path, key: str, source: str
) -> None:
    unit = units(root, "pl")[key]
    assert unit.source is not None
    assert (unit.source.key, unit.english) == (source, None)


def test_a_unit_knows_its_figures_and_whether_it_is_a_warning(root: Path) -> None:
    found = units(root, "es")
    assert found["safety/stroke-arm"].safety
    assert not found["basics.standard/title"].safety
    printing = {key for key, unit in found.items() if unit.target and "{mvd-death}" in unit.target}
    assert printing
    assert {key for key, unit in found.items() if "mvd-death" in unit.facts} == printing


def test_english_translates_nothing(root: Path) -> None:
    assert {unit.source for unit in units(root, "en-GB").values()} == {None}
