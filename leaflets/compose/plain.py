"""A string as a page prints it, without its marks of emphasis: for whoever reads it and no PDF."""

from __future__ import annotations

from collections.abc import Mapping

from leaflets.compose.figures import figure, other_side
from leaflets.model.content import Fact, Message
from leaflets.model.locale import Locale
from leaflets.model.usage import PLACEHOLDER


def printed(message: Message, locale: Locale, facts: Mapping[str, Fact]) -> str:
    """On one line, its figures printed, without a clinic's emergency number. Stars of bold are kept."""

    def value(name: str) -> str | None:
        if name == "emergency-number":
            return locale.furniture.emergency_number
        fact_id, _, side = name.partition(".")
        fact = facts.get(fact_id)
        if fact is None:
            return None
        return other_side(fact, locale) if side else figure(fact, locale)

    return PLACEHOLDER.sub(lambda match: value(match[1]) or match[0], " ".join(message.split()))
