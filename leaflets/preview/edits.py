"""Writing a string into its file, and taking that back.

What is compared is the string and not the file: somebody who has another string of the file open in an editor
is no reason to refuse. A file is put in place in one step, and only inside content/.
"""

from __future__ import annotations

from pathlib import Path

from leaflets.build.files import write_atomically
from leaflets.content.edit import readable, replace
from leaflets.content.insert import insert
from leaflets.content.nodes import KeyPath, Scalar, Tree
from leaflets.content.values import is_blank
from leaflets.errors import LeafletError
from leaflets.frozen import frozen
from leaflets.preview.journal import Edit, Journal


class NewerError(Exception):
    """The file's string is not the one that the page had."""

    def __init__(self, current: str) -> None:
        super().__init__("somebody has changed this string in the file since the page was loaded")
        self.current = current


class RefusedError(Exception):
    """It cannot be written. Nothing was."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class NothingError(Exception):
    """There is nothing to undo."""


@frozen
class Place:
    """A string of a language. `source` is the tree of the English file, which says where one that is missing
    belongs.
    """

    locale: str
    key: str
    file: str
    source: Tree

    @property
    def path(self) -> KeyPath:
        return tuple(self.key.partition("/")[2].split("."))


class Editor:
    """Writes into the files of one workspace. Used by one thread at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._journal = Journal(root)

    def edit(self, place: Place, value: str, was: str) -> str:
        """The string as it now stands in the file. Raises NewerError or RefusedError."""
        value = value.strip()
        if is_blank(value) and place.file.endswith("/safety.yaml"):
            raise RefusedError("a warning may not be empty", "Write what the warning says.")
        if len(value.splitlines()) > 1:
            raise RefusedError("a text is one line", "Each paragraph is an entry of its own: join the lines.")
        path = self._writable(place.file)
        data = self._bytes(path, place.file)
        current = _standing(data, place)
        if current != was:
            raise NewerError(current)
        if value != current:
            self._write(place, path, data, Edit(place.locale, place.key, current, value))
        return value

    def undo(self, place: Place) -> str:
        """The string as it was before the last edit. Raises NothingError, NewerError or RefusedError."""
        path = self._writable(place.file)
        data = self._bytes(path, place.file)
        edit = self._done(place, current := _standing(data, place))
        if edit is None:
            raise NothingError
        if edit.after != current:
            raise NewerError(current)
        changed = _changed(data, place, edit.before)
        self._put(path, place.file, changed)
        self._journal.drop(edit)
        return edit.before

    def undoes(self, locale: str, key: str, current: str) -> bool:
        """Whether the string as it stands is what the last edit wrote."""
        edit = self._journal.last(locale, key)
        return edit is not None and edit.after == current

    def _done(self, place: Place, current: str) -> Edit | None:
        """The last edit. One that a kill kept from being done is dropped: the file has what was before it."""
        edit = self._journal.last(place.locale, place.key)
        while edit is not None and edit.before == current != edit.after:
            self._journal.drop(edit)
            edit = self._journal.last(place.locale, place.key)
        return edit

    def _write(self, place: Place, path: Path, data: bytes, edit: Edit) -> None:
        changed = _changed(data, place, edit.after)
        try:
            self._journal.add(edit)
        except OSError as error:
            raise _unwritable(error, "build/preview") from None
        self._put(path, place.file, changed)

    def _put(self, path: Path, file: str, data: bytes) -> None:
        try:
            write_atomically(path, data)
        except OSError as error:
            raise _unwritable(error, file) from None

    def _bytes(self, path: Path, file: str) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise RefusedError(f"{file} cannot be read: {reason}", "Look whether it is there.") from None

    def _writable(self, file: str) -> Path:
        """The place of the file itself: no link may lead out of content/."""
        path = (self._root / file).resolve()
        if not path.is_relative_to((self._root / "content").resolve()):
            raise RefusedError(f"{file} is a link to a file outside content/", "Put the file itself there.")
        return path


def _standing(data: bytes, place: Place) -> str:
    """The words that stand in the file now, "" where there are none. Of a broken file nobody can say."""
    try:
        node = readable(data, place.file).find(place.path)
    except LeafletError as error:
        raise _refused(error) from None
    return node.text.rstrip("\n") if isinstance(node, Scalar) else ""


def _changed(data: bytes, place: Place, value: str) -> bytes:
    try:
        if readable(data, place.file).find(place.path) is None:
            return insert(data, place.file, place.source, {place.path: value})
        return replace(data, place.file, {place.path: value})
    except LeafletError as error:
        raise _refused(error) from None


def _refused(error: LeafletError) -> RefusedError:
    first = error.problems[0]
    return RefusedError(f"{first.where}: {first.message}", first.hint)


def _unwritable(error: OSError, file: str) -> RefusedError:
    reason = (error.strerror or "unknown reason").lower()
    return RefusedError(
        f"{file} cannot be written: {reason}", "See that you may write there, and that the disk is not full."
    )
