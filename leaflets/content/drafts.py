"""A text that is still being written, wherever it lies: only its strings, without any schema."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from leaflets.content.nodes import message, scalars
from leaflets.content.reader import read_tree
from leaflets.content.schema import check, check_entries
from leaflets.errors import LeafletError
from leaflets.frozen import frozen
from leaflets.model.content import Fact, Level, Message
from leaflets.model.locale import Locale

_PRINTED = ("title", "description", "short-answer", "sections")


@frozen
class DraftText:
    """What can be said of a file that need not be complete."""

    level: Level
    locale: Locale
    facts: Mapping[str, Fact]
    strings: tuple[Message, ...]


def load_draft(path: Path, root: Path) -> DraftText:
    """The strings of the file at `path`, with the figures and the language that it is printed with.

    Nothing else of content/ is read, so that it may be half written too. Raises LeafletError where the file
    itself is no YAML, or names no locale that there is.
    """
    tree = read_tree(path, root)
    if tree.root is None or tree.problems:
        raise LeafletError(tree.problems)
    plain = {name: getattr(tree.find((name,)), "text", "") for name in ("locale", "level")}
    locale = check(Locale, read_tree(root / "content" / "locales" / plain["locale"] / "locale.yaml", root))
    facts = check_entries(Fact, read_tree(root / "content" / "facts.yaml", root))
    level = check(Level, read_tree(root / "content" / "levels" / f"{plain['level']}.yaml", root))
    if locale.value is None or facts.value is None or level.value is None:
        raise LeafletError((*locale.problems, *facts.problems, *level.problems))
    strings = [
        message(scalar, tree, where)
        for where, scalar in scalars(tree.root)
        if where[0] in _PRINTED and isinstance(scalar.value, str) and "sources" not in where
    ]
    return DraftText(level.value, locale.value, facts.value, tuple(strings))
