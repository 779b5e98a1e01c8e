"""The files of a site, put into their folder: whole or not at all, and only our own taken away.

What was written is listed in <output>/.record/site.json with its digest, before it is written: a run that is
killed leaves no file that the next one does not know for its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from leaflets.build.files import file_sha256, write_atomically
from leaflets.build.record import FOLDER, NoEntry, read_checked, write_checked
from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen

LIST = "site.json"


@frozen
class Published:
    """Paths below the site's folder. `left`: ours once, changed by somebody since and no part of it now."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]


def own_files() -> dict[str, bytes]:
    """What all sites have: how they look, and the one script."""
    folder = files("leaflets.site").joinpath("static")
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith((".css", ".js", ".svg"))]
    return {name: folder.joinpath(name).read_bytes() for name in names}


def is_strange(output: Path) -> Problem | None:
    """Whether somebody else's files lie in the folder: nothing is mixed in among them."""
    try:
        names = sorted(entry.name for entry in output.iterdir())
    except FileNotFoundError:
        return None
    except OSError:
        names = [output.name]
    others = [name for name in names if not name.startswith(".")]
    if not others or FOLDER in names:
        return None
    hint = "Choose an empty folder, or one that is not there yet: -o DIR."
    return Problem("B190", Where(str(output)), f"files of somebody else lie here ({others[0]} is one)", hint)


def publish(output: Path, made: Mapping[str, bytes], kept: Collection[str] = ()) -> Published:
    """`made`: path -> bytes. `kept`: ours too, and looked after elsewhere. Raises LeafletError, OSError."""
    place = output / FOLDER / LIST
    known = _known(place)
    wanted = {path: sha256(data).hexdigest() for path, data in sorted(made.items())}
    standing = {path: file_sha256(output / path) for path in {*wanted, *known}}
    if problems := tuple(_strangers(output, wanted, {*known, *kept}, standing)):
        raise LeafletError(problems)
    write_checked(place, {"files": known | wanted})
    written = [path for path, digest in wanted.items() if standing[path] != digest]
    for path in written:
        write_atomically(output / path, made[path])
    old = sorted({path for path in known if standing[path] is not None} - {*wanted, *kept})
    removed = [path for path in old if standing[path] == known[path]]
    for path in removed:
        _remove(output / path, output)
    write_checked(place, {"files": wanted})
    return Published(tuple(written), tuple(removed), tuple(path for path in old if path not in removed))


def _known(place: Path) -> dict[str, str]:
    """A list that is damaged counts as none: then files are overwritten only where they are the same."""
    content = read_checked(place)
    return {} if isinstance(content, NoEntry) else dict(content["files"])


def _strangers(
    output: Path, wanted: Mapping[str, str], ours: Collection[str], standing: Mapping[str, str | None]
) -> Iterator[Problem]:
    for path, digest in wanted.items():
        if path not in ours and (output / path).exists() and standing[path] != digest:
            hint = "Choose an empty folder with -o, or take this file away if nobody needs it."
            what = "a file of the site belongs here, and one stands here that the site did not write"
            yield Problem("B190", Where(str(output / path)), what, hint)


def _remove(path: Path, top: Path) -> None:
    path.unlink(missing_ok=True)
    folder = path.parent
    if folder != top and not any(folder.iterdir()):
        folder.rmdir()
