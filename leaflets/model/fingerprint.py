"""Short hashes of what a state vouches for: a string's words, and the figures in it.

White space is no part of them, so that a text may be wrapped or indented anew. Ten hexadecimal digits (40
bits) tell a changed string from its own former wording; against forgery they are no protection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

from leaflets.model.content import Fact
from leaflets.model.translated import Figure

DIGITS = 10


@lru_cache(maxsize=4096)
def words_hash(text: str) -> str:
    return _hash(" ".join(text.split()))


def figures_hash(ids: Iterable[str], facts: Mapping[str, Fact] | Mapping[str, Figure]) -> str:
    """Of all that a leaflet prints of these facts. A new source, caution or day of checking changes none."""
    chosen = [(name, facts[name]) for name in sorted(set(ids))]
    return _hash("\n".join(f"{name}={fact.low},{fact.high},{fact.of},{fact.unit}" for name, fact in chosen))


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:DIGITS]
