"""How near a reader's text comes to what was expected, against a plain table of distances."""

import random

import pytest

from tests.conformance.readers import nearness, squash


def plain_nearness(block: str, text: str) -> float:
    """The textbook's table (Sellers 1980): row 0 is all zero, since a piece may begin anywhere."""
    row = [0] * (len(text) + 1)
    for i, a in enumerate(block, start=1):
        above, row = row, [i]
        for j, b in enumerate(text, start=1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b)))
    return 1 - min(row) / len(block)


@pytest.mark.parametrize(
    ("block", "text", "expected"),
    [
        ("spasm", "hemifacialspasm(HFS)", 1.0),
        ("spasm", "hemifacialspsm(HFS)", 0.8),
        ("spasm", "", 0.0),
        ("85to90", "to8590", 1 - 2 / 6),
        ("الوجه", "هجولا", 1 - 4 / 5),
    ],
)
def test_nearness_counts_what_must_be_changed(block: str, text: str, expected: float) -> None:
    assert nearness(block, text) == pytest.approx(expected)
    assert plain_nearness(block, text) == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(40))
def test_nearness_is_the_textbooks(seed: int) -> None:
    chance = random.Random(seed)
    block = "".join(chance.choices("abc", k=chance.randint(1, 90)))
    text = "".join(chance.choices("abc", k=chance.randint(0, 120)))
    assert nearness(block, text) == pytest.approx(plain_nearness(block, text))


def test_squashing_deletes_white_space_and_marks_of_direction_and_composes_letters() -> None:
    assert squash("\u202bا\u0653\u202c \u2067x\u2069\u00a0e\u0301\n") == "آxé"
