"""What a text takes from elsewhere: sources, drawings, warnings, and the figures of its icon arrays."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from leaflets.content.drawings import PICTOGRAMS
from leaflets.content.nodes import KeyPath, Tree
from leaflets.content.placeholders import prints_number
from leaflets.content.shelf import Folder, Shelf
from leaflets.content.words import quoted, suggest
from leaflets.errors import Problem
from leaflets.model.content import Block, Text

CROWDS = (100, 1000)
"""People that an icon array can show."""


def blocks(text: Text | None) -> Iterator[tuple[KeyPath, Block]]:
    """Every block with its key, in the order of the text."""
    for section_id, section in text.sections.items() if text else ():
        for block_id, block in section.body.items():
            yield ("sections", section_id, "body", block_id), block


def check_used(shelf: Shelf, folder: Folder, tree: Tree, text: Text) -> Iterator[Problem]:
    """Every name in the text refers to something, and that can be printed in this language."""
    for index, source in enumerate(text.sources if shelf.sources.tree.root else ()):
        yield from _unknown(
            tree, ("sources", index), "S043", f"source {quoted(source)}", source, shelf.sources.names
        )
    for path, block in blocks(text):
        if block.picture is not None:
            yield from _check_picture(shelf, folder, tree, (*path, "picture"), block.picture)
        for index, key in enumerate(block.safety or ()):
            if folder.safety.tree.root is not None:
                place = (*path, "safety", index)
                yield from _unknown(tree, place, "S044", f"warning {quoted(key)}", key, folder.safety.names)
        if block.icons is not None:
            yield from _check_icons(shelf, folder, tree, (*path, "icons"), block.icons.fact)


def _unknown(
    tree: Tree, path: KeyPath, code: str, what: str, name: str, known: Collection[str]
) -> Iterator[Problem]:
    if name not in known:
        yield tree.problem(code, path, f"there is no {what}", suggest(name, sorted(known)))


def pictures_of(shelf: Shelf) -> list[str]:
    """Drawings that a text may show; a pictogram is given to an idea."""
    return [name for name in shelf.drawings if not name.startswith(PICTOGRAMS)]


def _check_picture(
    shelf: Shelf, folder: Folder, tree: Tree, path: KeyPath, picture: str
) -> Iterator[Problem]:
    pictures = pictures_of(shelf)
    yield from _unknown(tree, path, "S043", f"drawing {quoted(picture)}", picture, pictures)
    if picture in pictures and picture not in folder.pictures.names:
        hint = f"Add {quoted(picture)} to {folder.pictures.tree.file}: alt, caption and labels."
        yield tree.problem("S048", path, "this drawing has no words in this language", hint)


def _check_icons(shelf: Shelf, folder: Folder, tree: Tree, path: KeyPath, name: str) -> Iterator[Problem]:
    path = (*path, "fact")
    fact = (shelf.facts.value or {}).get(name)
    if name not in shelf.facts.names:
        yield from _unknown(tree, path, "S030", f"figure {quoted(name)}", name, shelf.facts.names)
    elif fact is not None and not prints_number(fact):
        hint = "Say it in words. Only a fact that was read in its source has figures to print."
        yield tree.problem("S032", path, f"the fact {quoted(name)} has no figure to print", hint)
    elif fact is not None and fact.of not in CROWDS:
        hint = f"Print {{{name}}} in a sentence instead."
        what = f"{quoted(name)} is no share of 100 or 1,000 people, which icons can show"
        yield tree.problem("S035", path, what, hint)
    if folder.locale.value is not None and folder.locale.value.icons is None:
        hint = f"Translate the entry “icons” of {shelf.locales[folder.name].locale.tree.file} from English."
        yield tree.problem("S036", path, "this language has no words for icons yet", hint)
