"""Whether the fonts that a locale names can write its language at all.

A missing letter in a text is found where it stands (T101). This asks earlier and for the whole
alphabet, so that a language without a font is refused at once, with everything that is missing.
"""

from __future__ import annotations

from leaflets.errors import Problem, Where
from leaflets.model.locale import Cldr, Locale
from leaflets.text.faces import FontLibrary

_SHOWN = 40
"""Letters listed in the message; a whole missing script is plain from fewer than all."""


def check_coverage(fonts: FontLibrary, locale: Locale, cldr: Cldr) -> tuple[Problem, ...]:
    """A problem where CLDR's letters of the language are in none of the locale's fonts, else nothing."""
    needed = {*cldr.letters, *"".join(cldr.quotes)} - {" "}
    if all(fonts.covers(locale.fonts, "".join(needed), bold=bold) for bold in (False, True)):
        return ()
    missing = sorted(
        letter
        for letter in needed
        if not all(fonts.covers(locale.fonts, letter, bold=bold) for bold in (False, True))
    )
    listed = " ".join(missing[:_SHOWN]) + (" ..." if len(missing) > _SHOWN else "")
    message = (
        f"the fonts {', '.join(locale.fonts)} lack {len(missing)} letters that "
        f"{locale.english_name} is written with: {listed}"
    )
    hint = "Name a family of fonts/manifest.yaml that has them under fonts:, or add one (CONTRIBUTING.md)."
    where = Where(f"content/locales/{locale.locale}/locale.yaml")
    return (Problem("T102", where, message, hint, "fonts"),)
