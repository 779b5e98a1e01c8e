"""What a file says of itself, so that an import can tell what it was made from."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.exchange import Answer, Catalogue, Returned
from leaflets.model.fingerprint import words_hash

FILE = "X-Source-File"
DIGEST = "X-Source-Digest"
FIGURES = "X-Source-Figures"
WORDS = "X-Target-Words"


def headers(catalogue: Catalogue) -> dict[str, str]:
    """Each on one line, and none empty, lest a tool drop it. Figures are `fact=hash`, with spaces between;
    so are the translations of the day, `key=hash`, by which an import sees who has changed what.
    """
    words = {entry.key: words_hash(entry.target) for entry in catalogue.entries if entry.target}
    return {
        FILE: catalogue.file,
        DIGEST: catalogue.digest,
        FIGURES: _pairs(dict(sorted(catalogue.figures.items()))),
        WORDS: _pairs(words),
    }


def _pairs(values: Mapping[str, str]) -> str:
    return " ".join(f"{name}={value}" for name, value in values.items()) or "none"


def _read_pairs(text: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in text.split() if "=" in pair)
    return {name: value for name, _, value in pairs}


def returned(name: str, given: Mapping[str, str], locale: str, answers: tuple[Answer, ...]) -> Returned:
    """Raises LeafletError where the file does not say what it is."""
    missing = [header for header in (FILE, DIGEST, FIGURES) if header not in given]
    if not locale:
        missing.insert(0, "language")
    if missing:
        what = (
            f"the file does not say what it is a translation of: {', '.join(missing)} is missing at its head"
        )
        hint = "Put the translations into a freshly exported file, or take its head."
        raise LeafletError((Problem("X003", Where(name, 1), what, hint),))
    return Returned(
        name=name,
        locale=locale.replace("_", "-"),
        file=given[FILE],
        digest=given[DIGEST],
        figures=_read_pairs(given[FIGURES]),
        words=_read_pairs(given[WORDS]) if WORDS in given else None,
        answers=answers,
    )
