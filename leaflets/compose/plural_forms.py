"""gettext's rule of a language's plurals, which a PO file must name even where no string of it has any."""

from __future__ import annotations

import babel
from babel.plural import PluralRule, to_gettext

_ORDER = ("zero", "one", "two", "few", "many", "other")
_WHOLE = range(10_001)
"""Numbers that a leaflet may print. Categories that only fractions or millions have are left out."""


def plural_forms(tag: str) -> str:
    """CLDR's categories of whole numbers, in its order: "nplurals=2; plural=((n == 1) ? 0 : 1)"."""
    rule = babel.Locale.parse(tag, sep="-").plural_form
    met = {rule(number) for number in _WHOLE}
    *told, _ = [category for category in _ORDER if category in met]
    return to_gettext(PluralRule({category: rule.rules[category] for category in told})).rstrip(";")
