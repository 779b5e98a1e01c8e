"""The leaflets' own fonts stand behind the system's, in the fields and in the names of the languages."""

from __future__ import annotations

import yaml

from tests.e2e.served import ROOT
from tests.e2e.tab import TEXT

KEY = f"{TEXT}/title"
CHAIN = "element => getComputedStyle(element).fontFamily"
DRAWN = """async ([family, letters]) =>
  (await document.fonts.load(`16px "${family}"`, letters)).map((face) => `${face.family} ${face.status}`)"""


def test_a_field_is_set_in_the_fonts_of_its_language(tab):
    own = yaml.safe_load((ROOT / "content/locales/ar/locale.yaml").read_text("utf-8"))
    wanted = [f"leaflets {family}" for family in own["fonts"]]
    chain = tab.field(KEY).evaluate(CHAIN)
    places = [chain.index(name) for name in ("system-ui", *(f'"{family}"' for family in wanted))]
    assert places == sorted(places)
    assert tab.page.evaluate(DRAWN, [wanted[0], own["name"]]) == [f"{wanted[0]} loaded"]


def test_the_names_of_all_languages_can_be_read(tab):
    manifest = yaml.safe_load((ROOT / "fonts/manifest.yaml").read_text("utf-8"))
    chain = tab.page.locator("#locale").evaluate(CHAIN)
    assert [family for family in manifest["families"] if f'"leaflets {family}"' not in chain] == []


def test_the_english_beside_it_is_not_set_in_arabic_fonts(tab):
    chain = tab.string(KEY).locator(".source .words").evaluate(CHAIN)
    assert "vazirmatn" not in chain
    assert "leaflets noto-sans" in chain
