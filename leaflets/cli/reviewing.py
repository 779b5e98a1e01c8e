"""What is asked of texts, with what is on record of them: `review-pack` writes it, `sign --from` compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflets.model.library import Library
    from leaflets.model.review import Pack


def read_packs(root: Path, library: Library, texts: Iterable[tuple[str, str]]) -> Iterator[Pack]:
    """`texts`: locale and "basics.standard". Raises LeafletError with every fault of the states files."""
    from leaflets.content.checklists import load_checklists
    from leaflets.content.readings import load_readings
    from leaflets.content.states import load_states
    from leaflets.states.review import review_pack

    texts = tuple(texts)
    locales = dict.fromkeys(locale for locale, _ in texts)
    states = {locale: load_states(root, locale) for locale in locales}
    readings = {locale: load_readings(root, locale) for locale in locales}
    checklists = load_checklists(root)
    for locale, name in texts:
        text = library.locales[locale].texts[name]
        yield review_pack(library, text, states[locale], readings[locale], checklists)
