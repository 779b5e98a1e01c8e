"""Reading by eye: glyphs at their places on a line, against text whose order is known."""

from __future__ import annotations

import pytest

from leaflets.audit.painting import Glyph
from leaflets.audit.visual_order import same_from_left, same_to_the_eye


def line(*drawn: str, y: float = 100.0) -> list[tuple[int, Glyph]]:
    """Glyphs from left to right, ten points apart; a glyph may stand for more than one character."""
    return [(0, Glyph(text, 1, (10.0 * x, y), (10.0 * x + 9, y))) for x, text in enumerate(drawn)]


def test_arabic_stands_from_right_to_left() -> None:
    assert same_to_the_eye("نحو مرة", line(*reversed("نحو مرة")))
    assert not same_to_the_eye("نحو مرة", line(*"نحو مرة"))


def test_a_ligature_keeps_its_letters_in_their_own_order() -> None:
    assert same_to_the_eye("سلام", line("م", "لا", "س"))
    assert not same_to_the_eye("سلام", line("م", "ال", "س"))


@pytest.mark.parametrize(
    ("drawn", "right"),
    [
        ("001 لك نم 90 ىلإ 85 وحن", False),
        ("100 لك نم 90 ىلإ 85 وحن", True),
        ("100 لك نم 85 ىلإ 90 وحن", False),
    ],
)
def test_numbers_stand_from_left_to_right_and_keep_their_places(drawn: str, right: bool) -> None:
    assert same_to_the_eye("نحو 85 إلى 90 من كل 100", line(*drawn)) is right


def test_a_phone_number_is_not_turned_group_by_group() -> None:
    assert same_to_the_eye("هاتف +44 20 7946 0123", line(*"+44 20 7946 0123 فتاه"))
    assert not same_to_the_eye("هاتف +44 20 7946 0123", line(*"0123 7946 20 44+ فتاه"))


def test_latin_words_in_arabic_keep_their_order_over_a_line_break() -> None:
    text = "دواء Botulinum toxin هنا"
    first, second = line(*"Botulinum ءاود"), line(*"انه toxin", y=80)
    assert same_to_the_eye(text, [*first, *second])
    assert not same_to_the_eye(text, [*line(*"toxin ءاود"), *line(*"انه Botulinum", y=80)])


def test_lines_are_read_from_the_top_whatever_the_order_of_painting() -> None:
    upper, lower = line(*reversed("كلمة")), line(*reversed("ثانية"), y=80)
    assert same_to_the_eye("كلمة ثانية", [*lower, *upper])
    assert not same_to_the_eye("ثانية كلمة", [*lower, *upper])


def test_a_lost_mark_or_bracket_is_noticed() -> None:
    assert same_to_the_eye("(كلمةٌ).", line(".", ")", "ةٌ", "م", "ل", "ك", "("))
    assert not same_to_the_eye("(كلمةٌ).", line(".", ")", "ة", "م", "ل", "ك", "("))
    assert not same_to_the_eye("(كلمةٌ).", line(".", "ةٌ", "م", "ل", "ك", "("))


def test_a_number_keeps_its_own_order_among_numbers_that_run_from_right_to_left() -> None:
    assert same_to_the_eye("من 5; 10,000; 22 يوم", line(*"موي 22 ;10,000 ;5 نم"))
    assert not same_to_the_eye("من 5; 10,000; 22 يوم", line(*"موي 22 ;000,10 ;5 نم"))


def test_a_line_of_english_with_arabic_in_it_is_read_from_its_left() -> None:
    number, words = line(*"+20 2 0000 0999"), "ليلا ونهارا"
    arabic = [
        (0, Glyph(char, 1, (200.0 + 10 * x, 100.0), (209.0 + 10 * x, 100.0)))
        for x, char in enumerate(words[::-1])
    ]
    turned = [
        (0, Glyph(char, 1, (200.0 + 10 * x, 100.0), (209.0 + 10 * x, 100.0))) for x, char in enumerate(words)
    ]
    assert same_from_left([("+20 2 0000 0999", number), (words, arabic)])
    assert not same_from_left([("+20 2 0000 0999", number), (words, turned)])
    assert not same_from_left([(words, arabic), ("+20 2 0000 0999", number)])
