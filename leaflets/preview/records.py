"""What stands on record of a language's strings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from leaflets.content.live import LiveLibrary, Look
from leaflets.content.states import load_states
from leaflets.content.translated import load_translated
from leaflets.errors import LeafletError
from leaflets.model.library import Library
from leaflets.model.unit import Unit
from leaflets.preview.edits import Editor
from leaflets.preview.strings import Record
from leaflets.states.standing import unit_standings


def read_record(
    live: LiveLibrary, library: Library, look: Look, units: Sequence[Unit], editor: Editor
) -> Record:
    """Where states cannot be read, nothing is on record: what is wrong with them comes with the findings."""
    try:
        states = load_states(live.root, look.locale, memory=live.memory)
        translated = load_translated(live.root, live.memory)
    except LeafletError:
        states, translated = {}, None
    standings = {s.message.key: s for s in unit_standings(units, library.facts, states)}
    return Record(standings, translated, partial(editor.undoes, look.locale))
