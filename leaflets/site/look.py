"""How the lists look: the letters of each language, then static/site.css. Leaflets have their own."""

from __future__ import annotations

from collections.abc import Iterable

from leaflets.model.locale import Locale
from leaflets.text.faces import FontLibrary
from leaflets.writers.html.fonts import NUMBERS, family_name, font_rules


def look(locales: Iterable[Locale], fonts: FontLibrary, static: str) -> str:
    locales = tuple(locales)
    return "\n".join([*font_rules(fonts, locales), *map(_letters, locales), static])


def _letters(locale: Locale) -> str:
    families = [*([NUMBERS] if locale.number_font else []), *map(family_name, locale.fonts)]
    listed = ", ".join(f'"{name}"' for name in families)
    return f'[lang="{locale.locale}"] {{ font-family: {listed}, system-ui, sans-serif; }}'
