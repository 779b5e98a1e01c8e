"""Markup that cannot be broken: every text and every value of an attribute is escaped on its way in.

Html is a type of its own, so that mypy refuses plain text where markup is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NewType

Html = NewType("Html", str)

EMPTY = Html("")

SAFE_SCHEMES = ("https:", "mailto:", "tel:")
"""Where a link may lead. Anything else stays plain text: it would run something, or leave a trace."""

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;"})

Attributes = Mapping[str, str | bool | None]
"""Name -> value; True is an attribute without one, None and False none at all."""


def escaped(text: str) -> Html:
    return Html(text.translate(_TEXT))


def joined(parts: Iterable[Html], between: str = "") -> Html:
    return Html(between.join(parts))


def tag(name: str, attributes: Attributes, *inside: Html) -> Html:
    return Html(f"<{name}{_written(attributes)}>{''.join(inside)}</{name}>")


def void(name: str, attributes: Attributes) -> Html:
    """An element that holds nothing, such as `meta`."""
    return Html(f"<{name}{_written(attributes)}>")


def is_safe(address: str) -> bool:
    return address.lower().startswith(SAFE_SCHEMES)


def _written(attributes: Attributes) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{value.translate(_VALUE)}"'
        for name, value in attributes.items()
        if value is not None and value is not False
    )
