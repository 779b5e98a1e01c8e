"""Printing a release: files without the mark of a draft, in a folder that is there as a whole or not at all.

Whether the texts may be released is judged before (records/readiness.py). No option of any other command
comes here: this is the only place where an edition is printed as no draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from leaflets.build.inputs import Copy, Inputs
from leaflets.build.manifest import NAME, Released, describe, format_manifest, packed
from leaflets.build.pool import Problems, attempt, outcomes
from leaflets.build.program import content
from leaflets.build.twins import twin
from leaflets.errors import LeafletError, Problem
from leaflets.frozen import frozen
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from leaflets.model.record import Recorded
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter

FEW = 8
"""Files that one process prints sooner than others are started."""


@frozen
class Printer:
    """A press for released editions."""

    press: Press
    as_of: date

    def __call__(self, copy: Copy) -> bytes:
        assert isinstance(copy.job, Edition), "specimens are never released"
        return self.press.prove(copy.job, clinic=copy.clinic, as_of=self.as_of, draft=False).data


@frozen
class Recipe:
    """How to make a Printer, here or in another process."""

    root: Path
    inputs: Inputs

    def __call__(self) -> Printer:
        """Raises LeafletError where there is no list of fonts."""
        fonts = FontLibrary.open(self.root)
        assert self.inputs.as_of is not None, "a release is judged by a day"
        return Printer(Press(self.inputs.library, fonts, Typesetter(fonts)), self.inputs.as_of)


def fill(
    folder: Path,
    root: Path,
    copies: Sequence[Copy],
    inputs: Inputs,
    records: tuple[Recorded, ...],
    tell: Callable[[Released], None],
    processes: int = 1,
) -> tuple[Released, ...]:
    """Print the copies into an empty folder, with a zip for each clinic and language and the manifest.

    Raises LeafletError with everything that cannot be printed, and OSError.
    """
    found: list[Released] = []
    problems: dict[Problem, None] = {}
    for copy, outcome in zip(copies, _outcomes(copies, Recipe(root, inputs), processes), strict=True):
        if isinstance(outcome, tuple):
            problems |= dict.fromkeys(outcome)
            continue
        released = _written(folder, copy, outcome)
        tell(released)
        found.append(released)
    if problems:
        raise LeafletError(tuple(problems))
    _complete(folder, root, found, inputs, records)
    return tuple(found)


def _outcomes(copies: Sequence[Copy], make: Recipe, processes: int) -> Iterator[bytes | Problems]:
    processes = min(processes, len(copies) // FEW)
    if processes > 1:
        return outcomes(copies, make, processes)
    work = make()
    return (attempt(work, copy) for copy in copies)


def _written(folder: Path, copy: Copy, data: bytes) -> Released:
    assert copy.clinic is not None, "a release is a clinic's"
    assert isinstance(copy.job, Edition), "specimens are never released"
    path = folder / copy.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Released(copy.path, copy.job, copy.clinic, sha256(data).hexdigest(), len(data))


def _complete(
    folder: Path, root: Path, released: Sequence[Released], inputs: Inputs, records: tuple[Recorded, ...]
) -> None:
    made_of = _made_of(root, inputs)
    described = {
        each.path: describe(inputs.library, records, each)
        for each in sorted(released, key=lambda each: each.path)
    }
    for name, members in _zips(released, inputs.library):
        files = {each.path.partition("/")[2]: (folder / each.path).read_bytes() for each in members}
        files[NAME] = format_manifest(made_of, (described[each.path] for each in members))
        (folder / name).write_bytes(packed(files))
    (folder / NAME).write_bytes(format_manifest(made_of, described.values()))


def _zips(released: Iterable[Released], library: Library) -> Iterator[tuple[str, list[Released]]]:
    """Path of each zip -> what is in it: the language's files, and the English twin of each."""
    by_path = {each.path: each for each in released}
    zips: dict[str, dict[str, Released]] = {}
    for each in by_path.values():
        clinic = each.clinic.clinic
        members = zips.setdefault(f"{clinic}/{each.edition.locale}.zip", {})
        english = f"{clinic}/{twin(library, each.edition).path}"
        members |= {path: by_path[path] for path in (each.path, english)}
    for name, members in sorted(zips.items()):
        yield name, [members[path] for path in sorted(members)]


def _made_of(root: Path, inputs: Inputs) -> Mapping[str, object]:
    """Versions of all that the bytes depend on."""
    faces = ((name, *face) for name, family in inputs.fonts.items() for face in family.items())
    fonts = (f"{name}/{weight}={digest}" for name, weight, digest in faces)
    return {
        "program": {"version": version("leaflets"), **inputs.program},
        "content": content(root),
        "fonts": sha256("\n".join(sorted(fonts)).encode()).hexdigest(),
    }
