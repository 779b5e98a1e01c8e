"""The digest of a value changes with everything in it that can be printed, and with nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from leaflets.build.leaves import leaves, summary
from leaflets.errors import Where
from leaflets.frozen import frozen
from leaflets.model.content import Direction, Message


def message(text, line=1):
    return Message(text, "a/b", Where("a.yaml", line))


@frozen
class Thing:
    words: Message
    parts: dict[str, object]
    numbers: tuple[float, ...]
    day: date
    direction: Direction
    note: str | None


THING = Thing(
    message("one"), {"a": message("x"), "b": True}, (1.0, 2.0), date(2026, 1, 2), Direction.LTR, None
)


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        ({"words": message("two")}, {"words"}),
        ({"parts": {"a": message("y"), "b": True}}, {"parts.a"}),
        ({"parts": {"a": message("x"), "b": 1}}, {"parts.b"}),
        ({"parts": {"b": True, "a": message("x")}}, {"parts.*"}),
        ({"parts": {"a": message("x"), "c": True}}, {"parts.*", "parts.b", "parts.c"}),
        ({"numbers": (1.0, 2.5)}, {"numbers.2"}),
        ({"numbers": (1.0,)}, {"numbers.*", "numbers.2"}),
        ({"day": date(2026, 2, 1)}, {"day"}),
        ({"direction": Direction.RTL}, {"direction"}),
        ({"note": "None"}, {"note"}),
    ],
)
def test_every_change_shows_at_its_place(change, paths):
    before, after = leaves(THING), leaves(replace(THING, **change))
    assert {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} == paths
    assert summary(THING) != summary(replace(THING, **change))


def test_where_a_string_stands_in_its_file_does_not_count():
    assert leaves(replace(THING, words=message("one", line=9))) == leaves(THING)


def test_a_value_without_parts_is_one_leaf():
    assert list(leaves(message("one"))) == [""]


def test_a_value_that_has_no_spelling_of_its_own_is_refused():
    with pytest.raises(TypeError, match="object"):
        leaves({"a": object()})
