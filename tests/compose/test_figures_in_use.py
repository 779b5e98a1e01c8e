"""Every figure of the ledger as each language prints it, both sides: golden/figures/<locale>.txt.

The pages are for readers of the language: a change to a pattern or a figure shows here, line by line.
`python -m tests.compose.test_figures_in_use` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import babel
import pytest

from leaflets.compose.figures import figure, other_side
from leaflets.content.library import load
from leaflets.model.library import Library

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "figures"
LOCALES = sorted(path.parent.name for path in ROOT.glob("content/locales/*/locale.yaml"))


def page(library: Library, name: str) -> str:
    locale = library.locales[name].locale
    lines = []
    for fact_id, fact in library.facts.items():
        sides = (figure(fact, locale), other_side(fact, locale))
        lines += [f"{fact_id}: {' | '.join(side for side in sides if side)}\n"] if sides[0] else []
    return "".join(lines).replace("\u00a0", "·").replace("\u202f", "·")


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT)


@pytest.mark.parametrize("name", LOCALES)
def test_the_figures_in_use_are_printed_as_agreed(library: Library, name: str) -> None:
    assert page(library, name) == (GOLDEN / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", LOCALES)
def test_plural_forms_are_cldrs_or_one_for_all(library: Library, name: str) -> None:
    """Babel, which knows CLDR's rules, is the oracle: it asks for a form by a number, not by a name."""
    plural = babel.Locale.parse(name, sep="-").plural_form
    asked = {plural(number) for number in range(10_001)}
    locale = library.locales[name].locale
    patterns = {kind: getattr(locale.rates, kind) for kind in ("single", "range", "fewer")}
    durations = locale.durations
    patterns |= {f"units {unit}": forms for unit, forms in durations.units.items()}
    patterns |= {f"range {unit}": forms for unit, forms in (durations.range_units or {}).items()}
    for kind, forms in patterns.items():
        assert set(forms) == {"other"} or set(forms) == asked | {"other"}, kind


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    whole = load(ROOT)
    for tag in LOCALES:
        (GOLDEN / f"{tag}.txt").write_text(page(whole, tag), "utf-8")
