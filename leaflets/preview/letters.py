"""The leaflets' own fonts for the browser: a translator's computer may have none for the language.

The system's fonts come first; a face is fetched only when letters are on the page that they lack and it has
(CSS Fonts 4, 5.3 and 11.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from leaflets.errors import LeafletError
from leaflets.text.faces import FontLibrary

_BLOCK = 256
"""Characters that a `unicode-range` goes by: near enough to leave out fonts of other scripts."""


class Letters:
    """A style sheet, and the files that it names, each by its digest."""

    def __init__(self, fonts: FontLibrary, chains: Mapping[str, Sequence[str]]) -> None:
        """`chains`: language -> its font families, in order."""
        self._fonts = fonts
        self._chains = chains
        self._faces = {faces["regular"]: f"{family}/regular" for family, faces in fonts.digests.items()}

    def sheet(self) -> str:
        return "".join((*self._rules(), *_chains(self._fonts.families, self._chains)))

    def file(self, digest: str) -> bytes | None:
        """A font, or None where there is none of this digest or it is damaged."""
        face_id = self._faces.get(digest)
        try:
            return None if face_id is None else bytes(self._fonts.hb_face(face_id).blob.data)
        except LeafletError:
            return None

    def _rules(self) -> Iterator[str]:
        for digest, face_id in self._faces.items():
            try:
                characters = self._fonts.face(face_id).characters
            except LeafletError:
                continue
            family = face_id.partition("/")[0]
            yield (
                f'@font-face {{ font-family: "leaflets {family}"; src: url("/fonts/{digest}.ttf");'
                f" unicode-range: {', '.join(_ranges(characters))}; }}\n"
            )


def _ranges(characters: Iterable[str]) -> Iterator[str]:
    """`U+600-6FF`: the blocks in which a font has characters."""
    for block in sorted({ord(character) // _BLOCK for character in characters}):
        yield f"U+{block * _BLOCK:X}-{block * _BLOCK + _BLOCK - 1:X}"


def _chains(families: Iterable[str], chains: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What app.css puts behind the system's fonts: those of a language, or whichever has the letter."""
    yield f":root {{ --all-letters: {_listed(families)}; }}\n"
    for language, chain in chains.items():
        if chain:
            yield f":lang({language}) {{ --letters: {_listed(chain)}; }}\n"


def _listed(families: Iterable[str]) -> str:
    return ", ".join(f'"leaflets {family}"' for family in families) or "sans-serif"
