"""The leaflets' own fonts for the screen, cut to the letters that a site has: no request leaves its folder.

A face keeps all that shaping needs (GSUB, GPOS), so that a browser joins letters as the printed sheet does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import normalize

import uharfbuzz as hb

from leaflets.model.locale import Locale
from leaflets.text.faces import FontLibrary

FOLDER = "fonts"
NUMBERS = "leaflet numbers"
"""Latin letters and digits of the family that a language has for its numbers."""
_NUMBER_RANGE = "U+2B, U+30-39, U+41-5A, U+61-7A, U+C0-24F"
_ALWAYS = frozenset(" \u00a0()[]{}<>«»‹›")
"""In every face: spaces, and brackets, of which a line from right to left shows the other one of a pair."""


def family_name(family: str) -> str:
    return f"leaflet {family}"


def font_path(face_id: str) -> str:
    """Relative to the style sheet."""
    return f"{FOLDER}/{face_id.replace('/', '-')}.ttf"


def font_rules(fonts: FontLibrary, locales: Iterable[Locale]) -> Iterator[str]:
    """One rule for each face that some language has."""
    locales = tuple(locales)
    for family in _families(locale.fonts for locale in locales):
        for bold in (False, True):
            (face,) = fonts.chain((family,), bold=bold)
            yield _rule(family_name(family), face, bold=bold)
    for family in _families([name] for locale in locales if (name := locale.number_font)):
        for bold in (False, True):
            (face,) = fonts.chain((family,), bold=bold)
            yield _rule(NUMBERS, face, bold=bold, more=f" unicode-range: {_NUMBER_RANGE};")


def _rule(name: str, face: str, *, bold: bool, more: str = "") -> str:
    weight = "bold" if bold else "normal"
    source = f'src: url("{font_path(face)}") format("truetype");'
    return (
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; font-display: swap; {source}{more} }}'
    )


def site_fonts(
    fonts: FontLibrary, chains: Mapping[str, Sequence[str]], texts: Mapping[str, str]
) -> Mapping[str, bytes]:
    """Path -> font file, for pages beside the style sheet.

    `chains`: language -> its families; `texts`: language -> all that its pages say. Equal letters
    give equal bytes. A letter brings the parts that shaping may take it apart into: Thai's sara am,
    Bengali's o.
    """
    wanted: dict[str, set[str]] = {}
    for locale, text in texts.items():
        letters = _ALWAYS.union(text, normalize("NFC", text), normalize("NFKD", text))
        for bold in (False, True):
            for face in fonts.chain(tuple(chains[locale]), bold=bold):
                wanted.setdefault(face, set()).update(letters & fonts.face(face).characters)
    return {font_path(face): _cut(fonts.hb_face(face), letters) for face, letters in sorted(wanted.items())}


def _cut(face: hb.Face, letters: Iterable[str]) -> bytes:
    request = hb.SubsetInput()
    request.unicode_set.update(map(ord, letters))
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(face, request).blob.data)


def _families(chains: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(family for chain in chains for family in chain))
