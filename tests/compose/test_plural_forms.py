"""gettext's rule of each language. Python's own gettext reads it, and Babel counts the plurals."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import babel
import pytest

from leaflets.compose.plural_forms import plural_forms

LOCALES = sorted(path.name for path in (Path(__file__).parents[2] / "content/locales").iterdir())
ORDER = ("zero", "one", "two", "few", "many", "other")


@pytest.mark.parametrize("locale", LOCALES)
def test_each_whole_number_has_the_form_that_cldr_gives_it(locale: str) -> None:
    found = re.fullmatch(r"nplurals=(\d); plural=(.+)", plural_forms(locale))
    assert found is not None
    form = gettext.c2py(found[2])
    rule = babel.Locale.parse(locale, sep="-").plural_form
    numbers = [*range(1000), 9_999, 10_000]
    met = [category for category in ORDER if category in {rule(number) for number in numbers}]
    assert int(found[1]) == len(met)
    assert [met[form(number)] for number in numbers] == [rule(number) for number in numbers]
