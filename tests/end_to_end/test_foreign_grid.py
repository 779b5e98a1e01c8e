"""The decision grid in other scripts: its words are longer or shorter, and nothing is refused or lost."""

from __future__ import annotations

import pytest

from tests.fixtures.grid import LOCALES, add_grid


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_grid_has_room_for_the_headings_of_other_languages(leaflets, workspace, paper):
    add_grid(workspace)
    asked = [option for locale in LOCALES for option in ("--locale", locale)]
    status, output, errors = leaflets(
        *("build", "--root", workspace, "--leaflet", "options", "--paper", paper, *asked)
    )
    assert (status, errors) == (0, ""), output
    folder = workspace / "build/leaflets"
    assert {path.parent.name for path in folder.glob("*/*.pdf")} == set(LOCALES)
    status, output, errors = leaflets("audit", folder, "--root", workspace)
    assert (status, errors) == (0, ""), output
