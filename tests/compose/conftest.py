"""Two small locales, written out by hand: what compose is tested with must not depend on content/."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from leaflets.errors import Where
from leaflets.model.content import Direction, Fact, Message
from leaflets.model.locale import Draft, DurationPatterns, Furniture, Joins, Locale, RatePatterns


def message(text: str, key: str = "test/key") -> Message:
    return Message(text, key, Where("test.yaml", 1))


def _furniture(**words: str) -> Furniture:
    return Furniture(
        **{
            f.name: message(words.get(f.name, f.name), f"locale/furniture.{f.name}")
            for f in fields(Furniture)
        }
    )


def _forms(**forms: str) -> dict[str, Message]:
    return {category: message(text) for category, text in forms.items()}


def _joins(span: str, pair: str) -> Joins:
    series = message("{first}, {last}")
    return Joins(range=message(span), pair=message(pair), series=series, final=message(pair))


@pytest.fixture
def english() -> Locale:
    return Locale(
        locale="en-GB",
        name=message("English (UK)"),
        english_name="English (UK)",
        direction=Direction.LTR,
        script="Latn",
        fonts=("noto-sans",),
        joins=_joins("{low} to {high}", "{first} and {last}"),
        levels={"standard": message("Standard")},
        draft=Draft(
            tab=message("DRAFT", "locale/draft.tab"), text=message("not checked", "locale/draft.text")
        ),
        furniture=_furniture(emergency_number="your local emergency number", picture="Picture {number}."),
        rates=RatePatterns(
            single=_forms(other="{high} in\u00a0every\u00a0{of}"),
            range=_forms(other="{low} to {high} in\u00a0every\u00a0{of}"),
            fewer=_forms(other="fewer than {high} in\u00a0every\u00a0{of}"),
        ),
        durations=DurationPatterns(
            single=message("{high}\u00a0{unit}"),
            range=message("{low} to {high}\u00a0{unit}"),
            units={"day": _forms(one="day", other="days"), "month": _forms(one="month", other="months")},
        ),
    )


@pytest.fixture
def arabic() -> Locale:
    return Locale(
        locale="ar",
        name=message("العربية"),
        english_name="Arabic",
        direction=Direction.RTL,
        script="Arab",
        fonts=("vazirmatn", "noto-sans"),
        foreign={"Latn": "en"},
        joins=_joins("{low} إلى {high}", "{first} و{last}"),
        levels={"standard": message("قياسي")},
        draft=Draft(tab=message("مسودة"), text=message("لم تُراجع")),
        furniture=_furniture(),
        rates=RatePatterns(
            single=_forms(other="{high} من كل {of}"),
            range=_forms(other="{low} إلى {high} من كل {of}"),
            fewer=_forms(other="أقل من {high} من كل {of}"),
        ),
        durations=DurationPatterns(
            single=message("{high} {unit}"),
            range=message("{low} إلى {high} {unit}"),
            units={"day": _forms(two="يومان", few="أيام", many="يومًا", other="يوم")},
        ),
    )


@pytest.fixture
def fact() -> Any:
    """A fact of the ledger: `fact(85, 90, of=100)` or `fact(2, 5, unit="day")`."""
    from datetime import date

    def make(low: int | None, high: int | None, **kind: Any) -> Fact:
        return Fact(
            statement="A statement.",
            low=low,
            high=high,
            population="people in studies",
            certainty="low",
            verified="V",
            checked=date(2026, 11, 22),
            **kind,
        )

    return make
