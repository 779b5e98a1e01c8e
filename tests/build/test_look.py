"""The first look says "nothing to do" only where that is so."""

from datetime import date

import pytest

from leaflets.build.files import file_sha256
from leaflets.build.look import Choice, Done, Look

DAY = date(2026, 11, 22)
ALL = Choice()


@pytest.fixture
def done(tmp_path):
    """Two files that stand, the second due for a review on the day."""
    rows = []
    for locale, due in (("ar", ""), ("en-GB", "2026-11-22")):
        path = f"{locale}/basics.easy.pdf"
        (tmp_path / locale).mkdir()
        (tmp_path / path).write_text(locale)
        rows.append(Done(path, locale, "basics", "easy", file_sha256(tmp_path / path) or "", due, False))
    return rows


@pytest.fixture
def look(tmp_path, done):
    look = Look(tmp_path, "leaflets", "inputs")
    look.keep(ALL, done)
    return look


def test_all_that_stands_is_counted(look):
    assert look.unchanged(ALL, DAY) == 2


def test_a_part_of_all_is_answered_too(look):
    assert look.unchanged(Choice(locales=("ar",)), DAY) == 1
    assert look.unchanged(Choice(leaflets=("basics",), levels=("easy",)), DAY) == 2


@pytest.mark.parametrize(
    "choice", [Choice(locales=("xx",)), Choice(("ar",), ("cure",)), Choice(levels=("top",))]
)
def test_a_choice_of_what_is_not_known_is_not_answered(look, choice):
    assert look.unchanged(choice, DAY) is None


def test_where_any_input_changed_it_is_silent(look, tmp_path):
    assert Look(tmp_path, "leaflets", "other inputs").unchanged(ALL, DAY) is None


def test_where_a_file_is_missing_or_damaged_it_is_silent(look, tmp_path):
    file = tmp_path / "ar/basics.easy.pdf"
    file.write_text("xx")
    assert look.unchanged(ALL, DAY) is None
    assert look.unchanged(Choice(locales=("en-GB",)), DAY) == 1
    file.unlink()
    assert look.unchanged(ALL, DAY) is None


def test_where_a_review_becomes_overdue_it_is_silent(look):
    assert look.unchanged(ALL, date(2026, 11, 23)) is None
    assert look.unchanged(Choice(locales=("ar",)), date(2026, 11, 23)) == 1


def test_where_it_is_damaged_itself_it_is_silent(look, tmp_path):
    file = tmp_path / ".record" / "leaflets.json"
    whole = file.read_bytes()
    for place in range(0, len(whole), 5):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert look.unchanged(ALL, DAY) is None


def test_a_run_of_a_part_answers_for_that_part_alone(tmp_path, done):
    look, arabic = Look(tmp_path, "leaflets", "inputs"), Choice(locales=("ar",))
    look.keep(arabic, done[:1])
    assert look.unchanged(arabic, DAY) == 1
    assert look.unchanged(ALL, DAY) is None
    assert look.unchanged(Choice(locales=("en-GB",)), DAY) is None


def test_a_run_of_a_part_does_not_forget_what_is_known_of_all(look, done):
    look.keep(Choice(locales=("ar",)), done[:1])
    assert look.unchanged(ALL, DAY) == 2
