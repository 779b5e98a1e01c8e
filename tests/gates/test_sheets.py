"""The list of sheets that `make conformance` prints leaves no layout, language, paper or style out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflets.content.library import load
from tests.conformance import sheets
from tests.conformance.sheets import LIST, ROOT, asked, layout_of, planned

LOCALES = ("en-GB", "ar", "hi", "zh-Hans")
CONTENT = ROOT / "content"


def names(folder: str) -> list[str]:
    return sorted(path.stem for path in (CONTENT / folder).glob("*.yaml"))


def texts(layout: str, locale: str) -> list[str]:
    """The texts of a language that the layout can have.

    All, or those of the leaflets that it is for, or those that have a question that it shows.
    """
    data = layout_of(ROOT, layout)
    found = {path.stem: read(path) for path in (CONTENT / "locales" / locale).glob("*.*.yaml")}
    return [
        text
        for text, words in found.items()
        if (
            not data.get("only")
            or read(CONTENT / f"leaflets/{words['leaflet']}.yaml").get("layout") == layout
        )
        and (not data.get("sections") or {*data["sections"]} & {*words["sections"]})
    ]


def read(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("layout", names("layouts"))
def test_every_layout_is_judged_in_every_language_that_has_a_text_for_it(layout: str, locale: str) -> None:
    judged = any(sheet.locale == locale and sheet.makeup.layout == layout for sheet in asked())
    assert judged == bool(texts(layout, locale))


@pytest.mark.parametrize("layout", names("layouts"))
def test_every_layout_is_judged_on_each_of_its_papers_and_in_every_style(layout: str) -> None:
    makeups = [sheet.makeup for sheet in asked() if sheet.makeup.layout == layout]
    assert {makeup.paper for makeup in makeups} == set(layout_of(ROOT, layout)["papers"])
    assert {makeup.palette for makeup in makeups} == {"", *names("palettes")}


def test_the_list_asks_for_the_four_languages_and_for_nothing_twice() -> None:
    assert tuple(yaml.safe_load(LIST.read_text("utf-8"))["locales"]) == LOCALES
    assert len(set(asked())) == len(asked())


def test_every_sheet_that_is_asked_for_is_printed() -> None:
    found = planned(load(ROOT, LOCALES))
    assert found.problems == ()
    assert len(found.jobs) == len(asked())


def test_a_sheet_that_cannot_be_had_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not left out: `leaflets build` says nothing of a paper that one of several texts cannot have."""
    (sheet,) = (each for each in asked() if each.leaflet == "options" and each.makeup.paper == "a4")
    wrong = replace(sheet, makeup=replace(sheet.makeup, paper="a5"))
    monkeypatch.setattr(sheets, "asked", lambda: (sheet, wrong))
    assert [problem.code for problem in planned(load(ROOT, [sheet.locale])).problems] == ["B114"]
