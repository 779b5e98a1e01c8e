"""Review packs are judged as leaflets are: English alone, right to left, without spaces, in Nastaliq."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pytest

from tests.conformance.commands import run
from tests.conformance.verapdf import PROFILES, validate

ROOT = Path(__file__).resolve().parents[2]
PACKS = {
    "en-GB": ("cure", "standard"),
    "ar": ("basics", "detailed"),
    "zh-Hans": ("basics", "standard"),
    "ur": ("basics", "easy"),
}


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("packs")
    for locale, (leaflet, level) in PACKS.items():
        choice = ["--locale", locale, "--leaflet", leaflet, "--level", level]
        done = run(
            [sys.executable, "-m", "leaflets", "review-pack", *choice, "--root", str(ROOT), "-o", str(folder)]
        )
        assert done.returncode == 0, done.stderr
    return {
        locale: folder / locale / f"{leaflet}.{level}.review.pdf"
        for locale, (leaflet, level) in PACKS.items()
    }


def test_packs_break_no_rule(packs):
    reports = validate(list(packs.values()))
    failures = {
        (locale, profile): reports[path.resolve()].failure(profile)
        for locale, path in packs.items()
        for profile in PROFILES
    }
    assert len(failures) == len(packs) * len(PROFILES)
    assert set(failures.values()) == {""}


def test_a_pack_is_english_and_its_translation_is_tagged_as_such(packs):
    for locale, path in packs.items():
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == "en-GB"
            found = {str(each.Lang) for each in pdf.objects if _is_tag(each) and "/Lang" in each}
        assert found - {"en-GB", "en"} == {locale} - {"en-GB"}, locale


def _is_tag(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == pikepdf.Name.StructElem


def test_qpdf_finds_nothing(packs):
    for path in packs.values():
        assert run(["qpdf", "--check", str(path)]).returncode == 0, path
