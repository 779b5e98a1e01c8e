"""What a file says of itself, so that an import can tell what it was made from."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.exchange import Answer, Catalogue, Returned

FILE = "X-Source-File"
DIGEST = "X-Source-Digest"
FIGURES = "X-Source-Figures"


def headers(catalogue: Catalogue) -> dict[str, str]:
    """Each on one line, and none empty, lest a tool drop it. Figures are `fact=hash`, with spaces between."""
    figures = " ".join(f"{fact}={value}" for fact, value in sorted(catalogue.figures.items()))
    return {FILE: catalogue.file, DIGEST: catalogue.digest, FIGURES: figures or "none"}


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
    pairs = (figure.partition("=") for figure in given[FIGURES].split() if "=" in figure)
    return Returned(
        name=name,
        locale=locale.replace("_", "-"),
        file=given[FILE],
        digest=given[DIGEST],
        figures={fact: value for fact, _, value in pairs},
        answers=answers,
    )
