"""Every colour of text against the ground it is set on, by the style (WCAG 2.2, 1.4.3 and 1.4.6)."""

from __future__ import annotations

from leaflets.model.contrast import ratio, text_pairs
from leaflets.model.style import Style
from leaflets.passport.measure import Group, Limit, Listing, Measure, held, unmeasured
from leaflets.passport.subject import Subject

LEAST = 4.5
"""To 1: WCAG 2.2, 1.4.3 (AA) for text of any size; large text would need 3 only."""


def contrast(subject: Subject) -> Group:
    pairs = dict(sorted(text_pairs(subject.style).items()))
    kept = "WCAG 2.2, 1.4.3"
    measures = [
        held(
            f"{colour}-on-{ground}",
            f"Text in {_named(subject.style, colour)} on {_named(subject.style, ground)}",
            ratio(colour, ground),
            Limit("at least", LEAST, kept),
            "to 1",
        )
        for colour, ground in pairs
    ]
    measures.append(_strangers(subject, {colour for colour, _ in pairs}))
    rows = tuple((f"{colour} on {ground}", ", ".join(roles)) for (colour, ground), roles in pairs.items())
    return Group(
        "contrast",
        "Contrast",
        f"Computed from the colours of content/styles/{subject.style.style}.yaml; the audit computes it "
        "again from what is painted (A502).",
        tuple(measures),
        (Listing("where", "Which text", ("colours", "kinds of text"), rows),),
    )


def _strangers(subject: Subject, known: set[str]) -> Measure:
    """The style's colours are worth nothing if the pages have others."""
    what = "Characters in a colour that is not among these"
    if subject.census is None:
        return unmeasured("other-colours", what, subject.absence)
    count = sum(n for colour, n in subject.census.colours.items() if colour not in known)
    return held("other-colours", what, count, Limit("exactly", 0, "the style"))


def _named(style: Style, colour: str) -> str:
    names = [name for name, value in style.colours.items() if value == colour]
    return f"{names[0]} ({colour})" if names else colour
