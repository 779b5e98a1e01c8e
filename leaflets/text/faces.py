"""Fonts: fonts/manifest.yaml, and every face as HarfBuzz and the PDF writer need it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import uharfbuzz as hb
import yaml

from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen
from leaflets.model.text import FaceMetrics

FOLDER = "fonts"
MANIFEST = "manifest.yaml"
REBUILD = 'Run "python tools/fonts.py --write", or restore the folder fonts/ from the repository.'


@frozen(eq=False)
class Face:
    """One font file, opened. `characters` are those of its character map."""

    id: str
    """ "<family>/<weight>"."""
    hb_face: hb.Face
    hb_font: hb.Font
    characters: frozenset[str]
    units_per_em: int
    metrics: FaceMetrics


@frozen
class FontFile:
    """A face of the manifest, not opened yet. `file` is relative to the folder of fonts."""

    file: str
    sha256: str


class FontLibrary:
    """The fonts of a workspace. A file is read when its face is first asked for, and once only."""

    def __init__(self, folder: Path, families: Mapping[str, Mapping[str, FontFile]]) -> None:
        self._folder = folder
        self._families = families
        self._faces: dict[str, Face] = {}
        self._chains: dict[tuple[tuple[str, ...], bool], tuple[str, ...]] = {}

    @classmethod
    def open(cls, root: Path) -> FontLibrary:
        """The fonts of the workspace `root` (a folder with fonts/). LeafletError T001 without a manifest."""
        folder = root / FOLDER
        try:
            text = (folder / MANIFEST).read_text(encoding="utf-8")
            manifest = yaml.load(text, Loader=yaml.CSafeLoader)
            families = {
                family: {
                    weight: FontFile(face["file"], face["sha256"]) for weight, face in entry["faces"].items()
                }
                for family, entry in manifest["families"].items()
            }
        except (OSError, UnicodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
            message = f"the list of fonts cannot be read: {_first_line(error)}"
            raise _error("T001", Where(f"{FOLDER}/{MANIFEST}"), message, REBUILD) from None
        return cls(folder, families)

    @property
    def families(self) -> tuple[str, ...]:
        """The ids of all families, in the manifest's order."""
        return tuple(self._families)

    @property
    def digests(self) -> dict[str, dict[str, str]]:
        """Family -> weight -> SHA-256 of its file, as the manifest has it."""
        return {
            family: {weight: file.sha256 for weight, file in faces.items()}
            for family, faces in self._families.items()
        }

    def chain(self, families: Sequence[str], *, bold: bool = False) -> tuple[str, ...]:
        """The ids of the faces to try in order. A family without a bold face stands in with its regular.

        Raises LeafletError T002 naming every family that the manifest lacks.
        """
        key = (tuple(families), bold)
        chain = self._chains.get(key)
        if chain is None:
            chain = self._chains[key] = self._new_chain(families, bold=bold)
        return chain

    def _new_chain(self, families: Sequence[str], *, bold: bool) -> tuple[str, ...]:
        unknown = [family for family in families if family not in self._families]
        if unknown:
            where = Where(f"{FOLDER}/{MANIFEST}")
            hint = f"Choose one of the families that there are: {', '.join(self._families)}."
            raise LeafletError(
                tuple(Problem("T002", where, f"there is no font family {name!r}", hint) for name in unknown)
            )
        weight = "bold" if bold else "regular"
        return tuple(
            f"{family}/{weight if weight in self._families[family] else 'regular'}" for family in families
        )

    def face(self, face_id: str) -> Face:
        """The face, opened. LeafletError T003 if its file is missing or not the manifest's."""
        face = self._faces.get(face_id)
        if face is None:
            face = self._faces[face_id] = self._open_face(face_id)
        return face

    def metrics(self, face_id: str) -> FaceMetrics:
        """The vertical metrics of a face, in em."""
        return self.face(face_id).metrics

    def hb_face(self, face_id: str) -> hb.Face:
        """HarfBuzz's face (uharfbuzz.Face), from which the PDF writer reads and subsets."""
        return self.face(face_id).hb_face

    def covers(self, families: Sequence[str], text: str, *, bold: bool = False) -> bool:
        """Whether every character of `text` is in some family of the chain."""
        missing = set(text)
        for face_id in self.chain(families, bold=bold):
            missing -= self.face(face_id).characters
            if not missing:
                return True
        return not missing

    def led(self, families: Sequence[str], text: str) -> tuple[str, ...]:
        """The families with the first one ahead that has every letter of the text."""
        letters = frozenset(filter(str.isalpha, text))
        for family, face_id in zip(families, self.chain(families), strict=True):
            if letters and letters <= self.face(face_id).characters:
                return (family, *(other for other in families if other != family))
        return tuple(families)

    def reaching(self, families: Sequence[str], text: str) -> tuple[str, ...]:
        """The families, and behind them those of the manifest that have the letters which they lack."""
        reached = list(families)
        missing = {character for character in text if character.isalpha()}
        for face_id in self.chain(families):
            missing -= self.face(face_id).characters
        for family in self._families if missing else ():
            found = self.face(self.chain((family,))[0]).characters & missing
            if found:
                reached.append(family)
                missing -= found
            if not missing:
                break
        return tuple(reached)

    def _open_face(self, face_id: str) -> Face:
        family, _, weight = face_id.partition("/")
        entry = self._families[family][weight]
        where = Where(f"{FOLDER}/{entry.file}")
        try:
            data = (self._folder / entry.file).read_bytes()
        except OSError as error:
            message = f"the font cannot be read: {error.strerror}"
            raise _error("T003", where, message, REBUILD) from None
        if hashlib.sha256(data).hexdigest() != entry.sha256:
            raise _error("T003", where, "the font is not the one that the manifest lists", REBUILD)
        return open_face(face_id, data)


def open_face(face_id: str, data: bytes) -> Face:
    """A face from the bytes of a TrueType file."""
    hb_face = hb.Face(data)
    hb_font = hb.Font(hb_face)

    def metric(name: str) -> float:
        """In em; HarfBuzz's estimate where the face doesn't say."""
        position = hb_font.get_metric_position_with_fallback(hb.OTMetricsTag[name])
        return float(position / hb_face.upem)

    return Face(
        id=face_id,
        hb_face=hb_face,
        hb_font=hb_font,
        characters=frozenset(map(chr, hb_face.unicodes)),
        units_per_em=hb_face.upem,
        metrics=FaceMetrics(
            ascent=metric("HORIZONTAL_ASCENDER"),
            descent=-metric("HORIZONTAL_DESCENDER"),
            x_height=metric("X_HEIGHT"),
            cap_height=metric("CAP_HEIGHT"),
        ),
    )


def _error(code: str, where: Where, message: str, hint: str) -> LeafletError:
    return LeafletError((Problem(code, where, message, hint),))


def _first_line(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"{error} is missing"
    return str(error).partition("\n")[0]
