"""A file to be translated: the source's entries in their order, empty, with the English above each.

What all languages share (names, numbers, drawings, sources) is filled in, since a translator who copies it
can only get it wrong. An empty text is told by `leaflets check` with its line (S004).
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping

from leaflets.content.nodes import Broken, Group, KeyPath, Node, Scalar, Series
from leaflets.content.placeholders import find_placeholders
from leaflets.content.translation import is_shared

WIDTH = 110
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*|[0-9]{1,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS_OF_YAML = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_LINK = re.compile(r"\]\(([^)\s]+)\)")

Own = Mapping[KeyPath, str | Group]
"""Places whose value is not the source's: YAML to write there, or entries that stand for the source's."""
Hints = Callable[[KeyPath], str]
"""What to know above an entry; "" for nothing."""


def skeleton(root: Group, own: Own, hints: Hints, *, without: tuple[str, ...] = ()) -> str:
    """The file's lines after its head. `without`: entries that the new file does not have."""
    lines = [
        line
        for key, node in root.items.items()
        if key not in without
        for line in _entry((key,), node, own, hints, "")
    ]
    return "\n".join([*lines, ""])


def _entry(path: KeyPath, node: Node, own: Own, hints: Hints, indent: str) -> Iterator[str]:
    given = own.get(path, node)
    if hint := hints(path):
        yield from comment(hint, indent)
    name = f"{indent}{key_text(str(path[-1]))}:"
    if isinstance(given, str):
        yield f"{name} {given}"
    elif isinstance(given, Group):
        yield name if given.items else f"{name} {{}}"
        for key, child in given.items.items():
            yield from _entry((*path, key), child, own, hints, f"{indent}  ")
    elif is_shared(path) or not (isinstance(given, Scalar) and isinstance(given.value, str)):
        yield f"{name} {shared_text(given)}"
    else:
        yield from english(given.text, indent)
        yield f'{name} ""'


def english(text: str, indent: str = "") -> Iterator[str]:
    """The source's text as a comment, and what has to be kept of it."""
    shown = text.rstrip("\n").replace("\u00a0", r"\u00a0")
    yield from comment(shown, indent)
    kept = [f"{{{name}}}" for name in find_placeholders(text)]
    kept += ["the ** around the words that matter"] if "**" in text else []
    kept += [f"the address {address}" for address in _LINK.findall(text)]
    if kept:
        yield from comment(f"  keep {', '.join(dict.fromkeys(kept))}", indent)


def comment(text: str, indent: str = "") -> list[str]:
    head = re.match(" *", text)
    start = f"{indent}# {head[0] if head else ''}"
    return textwrap.wrap(
        text.strip(),
        WIDTH,
        initial_indent=start,
        subsequent_indent=start,
        break_long_words=False,
        break_on_hyphens=False,
    )


def key_text(key: str) -> str:
    return key if _is_plain(key) and not key[0].isdigit() else json.dumps(key, ensure_ascii=False)


def shared_text(node: Node) -> str:
    """A value that all languages share, as YAML on one line."""
    if isinstance(node, Series):
        return f"[{', '.join(shared_text(item) for item in node.items)}]"
    if isinstance(node, Group):
        parts = (f"{key_text(key)}: {shared_text(child)}" for key, child in node.items.items())
        return f"{{{', '.join(parts)}}}"
    if isinstance(node, Broken):
        return '""'
    plain = not isinstance(node.value, str) or _is_plain(node.text)
    return node.text if plain else json.dumps(node.text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and text.lower() not in _WORDS_OF_YAML
