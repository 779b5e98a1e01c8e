"""What a signature says of each string: it brings the states of all that a text prints up with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.content.states import format_states, load_states, states_folder
from leaflets.model.record import Act, Signer
from leaflets.model.state import Role, State
from leaflets.records.signing import Signature, printed_keys
from leaflets.states.marking import Choice, marked, unrecorded

if TYPE_CHECKING:
    from leaflets.model.library import Library
    from leaflets.model.state import Standing

BROUGHT_TO: Mapping[Signer, tuple[State, Role]] = {
    "translator": (State.DRAFT, "translator"),
    "second-reader": (State.CHECKED, "linguist"),
    "clinician": (State.APPROVED, "clinician"),
}


def vouched(
    root: Path, library: Library, locale: str, texts: Iterable[str], signature: Signature
) -> tuple[dict[Path, bytes], dict[str, int]]:
    """The states files as they have to be, and for each text how many of its strings have come further.

    Nothing is ever set back: what a clinician approved stays so when others read it. Raises LeafletError.
    """
    record, files, counts = load_states(root, locale), set[str](), dict[str, int]()
    state, role = BROUGHT_TO[signature.role]
    for text in texts:
        if signature.act is not Act.APPROVAL:
            counts[text] = 0
            continue
        choice = _choice(printed_keys(library, locale, text), state, role)
        record, entered = marked(library, locale, record, choice, state, role, signature.date)
        files |= {message.key.partition("/")[0] for message in entered}
        counts[text] = len(entered)
    folder = states_folder(root, locale)
    return {folder / f"{file}.yaml": format_states(file, record[file]).encode() for file in files}, counts


def _choice(printed: Iterable[str], state: State, role: Role) -> Choice:
    ladder, keys = list(State), frozenset(printed)

    def choose(standing: Standing) -> bool:
        if standing.message.key not in keys:
            return False
        if unrecorded(standing) or ladder.index(standing.state) < ladder.index(state):
            return True
        entry = standing.entry
        return entry is not None and entry.state is state and entry.role == "machine" != role

    return choose
