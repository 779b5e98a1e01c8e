"""words.js by itself, in the browser that runs it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORDS = st.lists(
    st.sampled_from(["not", "call", "your", "doctor", "at once", "الوجه", "😀", ",", " "]), max_size=12
).map(" ".join)


@pytest.fixture(scope="module")
def words(browser, server):
    """words.js, called by name."""
    page = browser.new_page()
    page.goto(f"{server.origin}/static/words.js")
    yield lambda name, *given: page.evaluate(
        "([name, given]) => import('/static/words.js').then((all) => all[name](...given))",
        [name, list(given)],
    )
    page.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, WORDS)
def test_a_difference_holds_both_texts(words, before, after):
    parts = words("difference", before, after)
    assert "".join(part for kind, part in parts if kind != "in") == before
    assert "".join(part for kind, part in parts if kind != "out") == after


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Do not call", "Do call", [["same", "Do "], ["out", "not "], ["same", "call"]]),
        (
            "Is it dangerous?",
            "Is it very harmful?",
            [["same", "Is it "], ["out", "dangerous"], ["in", "very harmful"], ["same", "?"]],
        ),
        ("same", "same", [["same", "same"]]),
        ("", "new", [["in", "new"]]),
    ],
)
def test_a_difference_is_told_word_by_word(words, before, after, told):
    assert words("difference", before, after) == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{mvd-success.other} of {how-common}, {how-common}", ["{mvd-success.other}", "{how-common}"]),
        ("{{ 7 * 7 }} {Not} {} {a b} {-a}", []),
    ],
)
def test_a_placeholder_is_what_the_program_takes_for_one(words, text, names):
    assert words("placeholders", text) == names


def test_a_place_is_counted_in_characters_as_python_counts(words):
    text = "😀 and 😀!"
    assert words("utf16", text, text.index("!")) == len(text[: text.index("!")].encode("utf-16-le")) // 2


def test_pieces_hold_the_text_and_mark_names_and_findings(words):
    pieces = words("pieces", "about {how-common} people", [[0, 5]])
    assert "".join(piece["text"] for piece in pieces) == "about {how-common} people"
    assert [piece["text"] for piece in pieces if piece["mark"] == "name"] == ["{how-common}"]
    assert [piece["text"] for piece in pieces if piece["mark"] == "found"] == ["about"]
