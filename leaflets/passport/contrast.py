"""Every colour of text against the ground it is set on, by the style (WCAG 2.2, 1.4.3 and 1.4.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.model.style import Style
from leaflets.passport.measure import Group, Limit, Listing, Measure, held, unmeasured
from leaflets.passport.subject import Subject

LEAST = 4.5
"""To 1: WCAG 2.2, 1.4.3 (AA) for text of any size; large text would need 3 only."""

_PAPER = "#FFFFFF"


def contrast(subject: Subject) -> Group:
    pairs = dict(sorted(_pairs(subject.style).items()))
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


def _pairs(style: Style) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(colour, ground) -> the kinds of text that are set so, and links."""
    found: dict[tuple[str, str], list[str]] = {}
    for role, text in style.text.items():
        for ground in _grounds(style, role):
            found.setdefault((style.colours[text.colour], ground), []).append(role)
    found.setdefault((style.colours[style.link.colour], _PAPER), []).append("link")
    return {pair: tuple(roles) for pair, roles in found.items()}


def _grounds(style: Style, role: str) -> Iterator[str]:
    """What lies behind a kind of text; most are set on bare paper. A drawing has the panel's tint too."""
    colours = style.colours
    grounds: dict[str, tuple[str | None, ...]] = {
        "band-tab": (style.band.tab,),
        "emergency-heading": (style.emergency.bar,),
        "short-answer": (style.short_answer.fill,),
        "short-answer-heading": (style.short_answer.fill,),
        "table-head": (style.table.head,),
        "label": (style.short_answer.fill, None),
    }
    for name in grounds.get(role, (None,)):
        yield _PAPER if name is None else colours[name]


def _strangers(subject: Subject, known: set[str]) -> Measure:
    """The style's colours are worth nothing if the pages have others."""
    what = "Characters in a colour that is not among these"
    if subject.census is None:
        return unmeasured("other-colours", what, subject.absence)
    count = sum(n for colour, n in subject.census.colours.items() if colour not in known)
    return held("other-colours", what, count, Limit("exactly", 0, "the style"))


def ratio(a: str, b: str) -> float:
    """WCAG's contrast ratio of two "#RRGGBB", to two decimals."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return round((lighter + 0.05) / (darker + 0.05), 2)


def _luminance(colour: str) -> float:
    """WCAG's relative luminance of sRGB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _named(style: Style, colour: str) -> str:
    names = [name for name, value in style.colours.items() if value == colour]
    return f"{names[0]} ({colour})" if names else colour
