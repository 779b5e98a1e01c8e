"""A passport as JSON, for programs: `measured` and `to-be-judged` are separate, and stay so."""

from __future__ import annotations

import json
from typing import Any

from leaflets.model.checklist import Checklist
from leaflets.passport.measure import Group, Measure
from leaflets.passport.passport import Passport

FORMAT = 1
"""Raised when a key changes its meaning."""


def to_json(passport: Passport) -> str:
    """Keys in the order of the page; ends with a line feed."""
    name = passport.name
    content = {
        "format": FORMAT,
        "edition": {
            "locale": name.locale,
            "language": name.language,
            "leaflet": name.leaflet,
            "level": name.level,
            "version": name.version,
            "title": name.title,
            "as-of": name.as_of,
        },
        "measured": {
            "verdicts": {verdict.value: count for verdict, count in passport.counts.items()},
            "groups": {group.name: _group(group) for group in passport.measured},
        },
        "to-be-judged": {checklist.checklist: _checklist(checklist) for checklist in passport.to_be_judged},
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _group(group: Group) -> dict[str, Any]:
    return {
        "title": group.title,
        "method": group.method,
        "measures": {measure.name: _measure(measure) for measure in group.measures},
        "listings": {
            listing.name: {
                "what": listing.what,
                "rows": [dict(zip(listing.columns, row, strict=True)) for row in listing.rows],
            }
            for listing in group.listings
        },
    }


def _measure(measure: Measure) -> dict[str, Any]:
    limit = measure.limit
    found: dict[str, Any] = {"what": measure.what, "value": measure.value}
    if measure.unit:
        found["unit"] = measure.unit
    if limit is not None:
        found["limit"] = {"bound": limit.bound, "value": limit.value, "kept-in": limit.kept}
    found["verdict"] = measure.verdict.value
    if measure.note:
        found["note"] = measure.note
    return found


def _checklist(checklist: Checklist) -> dict[str, Any]:
    """Null until a person answers, which no program of this project does."""
    return {
        "name": checklist.name,
        "citation": checklist.citation,
        "doi": checklist.doi,
        "note": checklist.note,
        "possible-answers": list(checklist.answers),
        "items": {
            key: {
                "number": item.number,
                "group": item.group,
                "question": item.question,
                "unconfirmed": item.unconfirmed,
                "answer": None,
                "who": None,
                "when": None,
            }
            for key, item in checklist.items.items()
        },
    }
