"""Keeps on the disk what translations were made from, whenever entries of the states have changed."""

from __future__ import annotations

from pathlib import Path

from leaflets.build.files import write_atomically
from leaflets.content.states import load_states
from leaflets.content.translated import format_translated, load_translated, translated_folder
from leaflets.model.library import Library
from leaflets.states.remembering import remembered


def keep_translated(root: Path, library: Library) -> int:
    """Bring content/locales/en-GB/translated/ up to date with all states, and touch no file without need.

    `library` has all locales. Returns for how many entries what they were made from is not known. Raises
    LeafletError.
    """
    records = {locale: load_states(root, locale) for locale in library.locales}
    kept, unknown = remembered(library, records, load_translated(root))
    folder = translated_folder(root)
    files = format_translated(kept)
    for name, text in files.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != text.encode():
            write_atomically(path, text.encode())
    for path in folder.glob("*.yaml"):
        if path.name not in files:
            path.unlink()
    return unknown
