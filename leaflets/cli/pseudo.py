"""Pseudo-locales for the commands that print: `--locale en-XA`, `--locale ar-XB`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.errors import LeafletError, Problem, Where

if TYPE_CHECKING:
    from leaflets.model.library import Library

OUTPUT = Path("build/pseudo")
"""A folder of their own: they are never among what is given to anybody."""
TAGS = ("en-XA", "ar-XB")


def asked(locales: Sequence[str]) -> tuple[str, ...]:
    """The pseudo-locales among those that were asked for. LeafletError where real ones stand beside them."""
    found = tuple(name for name in locales if name in TAGS)
    others = [name for name in locales if name not in TAGS]
    if found and others:
        hint = f"Leave {' and '.join(others)} out, or print it in a run of its own."
        what = f"{found[0]} is a pseudo-locale, which is never printed together with a language"
        raise LeafletError((Problem("B138", Where(f"--locale {found[0]}"), what, hint),))
    return found


def load_pseudo(root: Path, tags: Sequence[str]) -> Library:
    """The source, and pseudo-locales made from it. Raises LeafletError where it cannot be read or set."""
    from leaflets.content.library import load_finished
    from leaflets.content.new_locale import letterings
    from leaflets.text.faces import FontLibrary
    from leaflets.text.lettering import choose
    from leaflets.translation.pseudo_locale import PSEUDO, with_pseudo

    plain = load_finished(root, ())
    library, fonts, known = plain, FontLibrary.open(root), letterings(root)
    for tag in dict.fromkeys(tags):
        pseudo = PSEUDO[tag]
        chosen = choose(pseudo.script, pseudo.letters or "áéíöüřš", known, fonts)
        if chosen.lettering is None or chosen.missing:
            hint = "Ask a maintainer to add a font with tools/fonts.py."
            what = f"no font here has the letters of {pseudo.name}"
            raise LeafletError((Problem("B134", Where(f"--locale {tag}"), what, hint),))
        made = with_pseudo(plain, pseudo, chosen.lettering)
        library = made if library is plain else _both(library, made, tag)
    return library


def _both(first: Library, second: Library, tag: str) -> Library:
    from dataclasses import replace

    return replace(first, locales={**first.locales, tag: second.locales[tag]})
