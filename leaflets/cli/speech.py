"""How what is heard is printed: line by line for a person, and as JSON.

Words stand in the order in which they are said, in Arabic too, and no mark of direction is added. In a
language that is written from right to left they stand on a line of their own below what is said of them in
English, so that an editor or a terminal that knows such lines sets each in one direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from leaflets.audit.ears import Cell, Heard, Saying, Words
from leaflets.audit.source import MissingWordsError, Workspace
from leaflets.audit.visual_order import has_right_to_left

BLANK = "blank"
"""What is said of an item or a cell without words: a line or a box to write in."""


def tongues(heard: Heard, root: Path | None) -> dict[str, str]:
    """Tag of each language that is spoken -> its English name, as the workspace has it; else the tag."""
    tags = [heard.lang, *(part.lang for saying in heard.sayings for part in saying.words)]
    return {tag: _name(tag, root) for tag in dict.fromkeys(tags)}


def _name(tag: str, root: Path | None) -> str:
    folders = sorted((root / "content" / "locales").glob(f"{tag}*")) if root and tag else []
    same = [folder.name for folder in folders if folder.name == tag or folder.name.startswith(f"{tag}-")]
    if not root or not same:
        return tag
    try:
        name = Workspace(root).local(same[0], "locale").value("english-name")
    except MissingWordsError:
        return tag
    return name if same[0] == tag else name.partition(" (")[0]


def as_lines(heard: Heard, names: Mapping[str, str]) -> Iterator[str]:
    yield from _line("title", heard.title or "none")
    yield f"language: {names[heard.lang]} ({heard.lang})" if heard.lang else "language: not said"
    for saying in heard.sayings:
        words = worded(saying.words, heard.lang, names)
        match saying.kind:
            case "text":
                yield words
            case "list":
                yield f"list, {_count(saying.count, 'item')}"
            case "table":
                yield f"table, {_count(saying.columns, 'column')}, {_count(saying.count, 'row')}"
            case "list-end" | "table-end":
                yield f"end of {saying.kind.partition('-')[0]}"
            case "item":
                said = f"{_label(saying.label)}{words or BLANK}"
                yield from _line(f"item {saying.number} of {saying.count}", said)
            case "cell":
                assert saying.cell is not None
                heads = f"{'; '.join(saying.cell.heads)}: " if saying.cell.heads else ""
                yield from _line(_place(saying.cell), f"{heads}{words or BLANK}")
            case _:
                yield from _line(_role(saying), words or "no description")


def worded(parts: tuple[Words, ...], base: str, names: Mapping[str, str]) -> str:
    """The words, with another language than `base` said before its own, and links with their address."""
    langs = {part.lang for part in parts}
    whole = next(iter(langs)) if len(langs) == 1 else base
    told = [_part(part, whole, names) for part in parts]
    change = f"[{names[whole]}] " if whole != base else ""
    return change + "".join(told)


def _part(part: Words, base: str, names: Mapping[str, str]) -> str:
    text = part.text.strip()
    told = f"link: {text} ({part.address})" if part.address else text
    if part.lang != base:
        told = f"{names[part.lang]}: {told}"
    if told != text:
        told = f"[{told}]"
    before, after = part.text[:1].isspace(), part.text[-1:].isspace()
    return f"{' ' if before else ''}{told}{' ' if after else ''}"


def _line(role: str, words: str) -> Iterator[str]:
    if has_right_to_left(words):
        yield f"{role}:"
        yield words
    else:
        yield f"{role}: {words}"


def _role(saying: Saying) -> str:
    if saying.kind == "heading":
        return f"heading level {saying.level}, {saying.number} of {saying.count}"
    return "in the figure" if saying.kind == "label" else saying.kind


def _label(label: str) -> str:
    """A bullet, a box or a number stands before the words; a term is parted from them by a colon."""
    is_term = any(char.isalpha() for char in label)
    return f"{label}: " if is_term else f"{label} " if label else ""


def _place(cell: Cell) -> str:
    rows = f"row {cell.row}" if cell.rows == 1 else f"rows {cell.row} to {cell.row + cell.rows - 1}"
    first, last = cell.column, cell.column + cell.columns - 1
    columns = f"column {first}" if first == last else f"columns {first} to {last}"
    head = f", {cell.head} head" if cell.head else ""
    return f"{rows}, {columns}{head}"


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def as_record(heard: Heard, names: Mapping[str, str]) -> dict[str, object]:
    """{"title", "language", "languages", "said"}: a saying has only what its kind has."""
    return {
        "title": heard.title,
        "language": heard.lang,
        "languages": dict(names),
        "said": [_said(saying) for saying in heard.sayings],
    }


def _said(saying: Saying) -> dict[str, object]:
    counts = {
        name: getattr(saying, name) for name in ("page", "level", "number", "count", "columns", "label")
    }
    told: dict[str, object] = {"kind": saying.kind, "text": saying.text}
    told |= {name: value for name, value in counts.items() if value}
    if cell := saying.cell:
        told |= {name: getattr(cell, name) for name in ("row", "column", "rows", "columns", "head")}
        told["heads"] = list(cell.heads)
    if saying.words:
        told["words"] = [_piece(part) for part in saying.words]
    return told


def _piece(part: Words) -> dict[str, str]:
    link = {"address": part.address} if part.address else {}
    return {"text": part.text, "lang": part.lang, **link}
