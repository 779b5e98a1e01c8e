"""What a leaflet asks of a clinic: the fields are there, and a clinic can fill them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflets.content.nodes import KeyPath, Scalar, Tree
from leaflets.content.shelf import SOURCE_LOCALE, Shelf
from leaflets.content.words import quoted, suggest
from leaflets.errors import Problem
from leaflets.model.clinic import CRISIS_LINE, LOCAL_FIELDS
from leaflets.model.content import Leaflet


def check_local(shelf: Shelf, tree: Tree, leaflet: Leaflet) -> Iterator[Problem]:
    source = shelf.locales.get(SOURCE_LOCALE)
    texts = source.texts.items() if source else ()
    own = [text.tree for name, text in texts if name.partition(".")[0] == leaflet.leaflet]
    for path, field in leaflet.local.items():
        known = (*LOCAL_FIELDS, CRISIS_LINE)
        if field not in known:
            what = f"a clinic has no field {quoted(field)}"
            yield tree.problem("S084", ("local", path), what, suggest(field, known))
        steps = tuple(path.split("."))
        if own and _is_lost(leaflet, own, steps):
            what = f"no level of this leaflet has a field at {quoted(path)}"
            hint = f"Write the key of a line to write on, as content/locales/{SOURCE_LOCALE} has it."
            yield tree.problem("S084", ("local", path), what, hint)
    for index, field in enumerate(leaflet.clinic_box):
        if field not in LOCAL_FIELDS:
            what = f"a clinic has no field {quoted(field)}"
            yield tree.problem("S084", ("clinic-box", index), what, suggest(field, LOCAL_FIELDS))


def _is_lost(leaflet: Leaflet, texts: Sequence[Tree], steps: KeyPath) -> bool:
    """Whether no text can have the field. A workspace may lack the level that has its block."""
    if steps[:1] != ("sections",) or steps[-2:-1] != ("fields",) or steps[1] not in leaflet.sections:
        return True
    near = [text for text in texts if text.find(steps[:4]) is not None]
    return bool(near) and not any(_is_there(text, steps) for text in near)


def _is_there(text: Tree, steps: KeyPath) -> bool:
    return isinstance(text.find(steps), Scalar)
