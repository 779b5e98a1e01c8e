"""Colours of text against the grounds it is set on, by a style: WCAG 2.2, 1.4.3 and 1.4.6."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.model.style import Style

PAPER = "#FFFFFF"


def text_pairs(style: Style) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(colour, ground) -> the kinds of text that are set so, and links."""
    found: dict[tuple[str, str], list[str]] = {}
    for role, text in style.text.items():
        for ground in _grounds(style, role):
            found.setdefault((style.colours[text.colour], ground), []).append(role)
    found.setdefault((style.colours[style.link.colour], PAPER), []).append("link")
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
        yield PAPER if name is None else colours[name]


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
