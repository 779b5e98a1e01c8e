"""gettext's rule of a language's plurals, which a PO file must name even where no string of it has any."""

from __future__ import annotations

import babel
from babel.messages.plurals import PLURALS
from babel.plural import to_gettext


def plural_forms(tag: str) -> str:
    """As gettext's own tools know it ("nplurals=2; plural=(n != 1)"), or else as CLDR has it."""
    locale = babel.Locale.parse(tag, sep="-")
    known = PLURALS.get(locale.language)
    if known is None:
        return to_gettext(locale.plural_form).rstrip(";")
    count, rule = known
    return f"nplurals={count}; plural={rule}"
