from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from leaflets.errors import LeafletError
from leaflets.text.faces import FontLibrary

ROOT = Path(__file__).parents[2]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "fonts", tmp_path / "fonts")
    return tmp_path


def codes(error: pytest.ExceptionInfo[LeafletError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_metrics_are_the_files_own_in_em(fonts: FontLibrary) -> None:
    font = TTFont(ROOT / "fonts/vazirmatn/bold.ttf")
    metrics = fonts.metrics("vazirmatn/bold")
    em = font["head"].unitsPerEm
    assert metrics.ascent == pytest.approx(font["hhea"].ascent / em)
    assert metrics.descent == pytest.approx(-font["hhea"].descent / em)
    assert metrics.x_height == pytest.approx(font["OS/2"].sxHeight / em)
    assert metrics.cap_height == pytest.approx(font["OS/2"].sCapHeight / em)


def test_a_font_is_opened_once_and_only_when_it_is_needed(workspace: Path) -> None:
    (workspace / "fonts/noto-naskh-arabic/regular.ttf").unlink()
    library = FontLibrary.open(workspace)
    assert library.face("noto-sans/regular") is library.face("noto-sans/regular")
    with pytest.raises(LeafletError) as error:
        library.face("noto-naskh-arabic/regular")
    assert codes(error) == ["T003"]


def test_a_changed_font_is_refused(workspace: Path) -> None:
    with (workspace / "fonts/noto-sans/bold.ttf").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(LeafletError) as error:
        FontLibrary.open(workspace).face("noto-sans/bold")
    assert codes(error) == ["T003"]
    assert error.value.problems[0].where.file == "fonts/noto-sans/bold.ttf"


@pytest.mark.parametrize("manifest", ["families: [", "families:\n  x:\n    name: X\n", "", "- a\n", "\0"])
def test_a_manifest_that_cannot_be_read_is_a_problem_and_no_traceback(workspace: Path, manifest: str) -> None:
    (workspace / "fonts/manifest.yaml").write_text(manifest)
    with pytest.raises(LeafletError) as error:
        FontLibrary.open(workspace)
    assert codes(error) == ["T001"]


def test_a_workspace_without_fonts_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(LeafletError) as error:
        FontLibrary.open(tmp_path)
    assert codes(error) == ["T001"]


def test_all_unknown_families_are_named_at_once(fonts: FontLibrary) -> None:
    with pytest.raises(LeafletError) as error:
        fonts.chain(("comic", "noto-sans", "papyrus"))
    assert codes(error) == ["T002", "T002"]
    assert "noto-sans" in error.value.problems[0].hint


def test_a_chain_covers_what_any_of_its_families_has(fonts: FontLibrary) -> None:
    assert fonts.covers(("vazirmatn", "noto-sans"), "كلمة word")
    assert not fonts.covers(("noto-sans",), "كلمة")
    assert not fonts.covers(("vazirmatn", "noto-sans"), "٥؉", bold=True)
    assert fonts.covers(("vazirmatn", "noto-naskh-arabic"), "٥؉", bold=True)


def test_the_family_that_has_all_letters_of_a_text_leads(fonts: FontLibrary) -> None:
    families = ("vazirmatn", "noto-nastaliq-urdu", "noto-sans")
    assert fonts.led(families, "Do not give to patients.") == ("noto-sans", "vazirmatn", "noto-nastaliq-urdu")
    assert fonts.led(families, "مسودة") == families
    assert fonts.led(families, "+44 20") == families
    assert fonts.led(families, "草稿") == families


def test_letters_that_a_language_lacks_come_from_the_first_family_that_has_them(fonts: FontLibrary) -> None:
    assert fonts.reaching(("noto-sans",), "Ward 7, عيادة") == ("noto-sans", "vazirmatn")
    assert fonts.reaching(("noto-sans",), "诊所 عيادة") == ("noto-sans", "vazirmatn", "noto-sans-sc")
    assert fonts.reaching(("noto-sans",), "Clinique d’été") == ("noto-sans",)
