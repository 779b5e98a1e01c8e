"""What was read of a workspace before: only what changed since is parsed and judged again.

A file is read every time and its bytes are compared, which takes a twentieth of a millisecond: no clock,
watcher or editor can make a library older than its files. What was made of it is found by the very objects
that it was made of, so that nothing has to say what depends on what: it is whatever a function is handed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from leaflets.content.ids import ID, NamePattern
from leaflets.content.nodes import Tree
from leaflets.content.reader import derive_id, parse_tree, read_bytes, relative
from leaflets.content.schema import Checked, check, check_entries

T = TypeVar("T")


class Memory:
    """Of one workspace. It holds the last of everything, so it grows with the workspace and not with time."""

    def __init__(self) -> None:
        self._made: dict[object, tuple[tuple[object, ...], Any]] = {}

    def recall(self, slot: object, make: Callable[..., T], *inputs: object) -> T:
        """What `make` gives for these inputs: the same object as the last time if they were the same objects.

        `slot` names the place where one result is kept. `make` has to be a function of its inputs alone.
        """
        known = self._made.get(slot)
        if known is not None and same(known[0], inputs):
            made: T = known[1]
            return made
        made = make(*inputs)
        self._made[slot] = inputs, made
        return made

    def keep(self, slot: object, check: Callable[[], Iterable[T]], *inputs: object) -> tuple[T, ...]:
        """All that `check` finds, which is handed more than the `inputs` and may look at nothing else."""
        return self.recall(slot, lambda *_: tuple(check()), *inputs)

    def data(self, path: Path, file: str) -> Any:
        """read_bytes() of a file; while its bytes are equal, the same object."""
        found = read_bytes(path, file)
        known = self._made.get(path)
        if known is not None and known[1] == found:
            return known[1]
        self._made[path] = (), found
        return found

    def tree(self, path: Path, root: Path) -> Tree:
        """read_tree() of a file; while its bytes are equal, the same object."""
        file = relative(path, root)
        return self.recall((path, "tree"), _tree, self.data(path, file), file)

    def checked(self, kind: Any, path: Path, tree: Tree, source: Tree | None = None) -> Checked[Any]:
        """check() of the tree of the file at `path`."""
        return self.recall((path, kind), partial(check, kind), tree, source)

    def entries(
        self, kind: Any, path: Path, tree: Tree, source: Tree | None = None, keys: NamePattern = ID
    ) -> Checked[dict[str, Any]]:
        """check_entries() of the tree of the file at `path`."""
        return self.recall((path, kind), partial(check_entries, kind, keys=keys), tree, source)


def _tree(found: Any, file: str) -> Tree:
    data, problems = found
    file_id = derive_id(file)
    return Tree(file, file_id, None, tuple(problems)) if data is None else parse_tree(data, file, file_id)


def same(known: tuple[object, ...], inputs: tuple[object, ...]) -> bool:
    """Objects are compared by identity, which takes no time, and names by their letters."""
    return len(known) == len(inputs) and all(
        a is b or (type(a) is str and a == b) for a, b in zip(known, inputs, strict=True)
    )
