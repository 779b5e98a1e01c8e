"""A word diff holds both wordings in full, and tells what a person would call the change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflets.translation.word_diff import word_diff

WORDS = st.lists(
    st.sampled_from(
        ["not", "may", "{mvd-success}", "{mvd-success.other}", "**", "at", "once", ".", "痉挛", "ไทย"]
    )
    | st.text(max_size=5)
).map(" ".join)


@given(WORDS, WORDS, st.sampled_from(["en", "zh-Hans", "th", "ar"]))
def test_both_wordings_can_be_read_from_it(old: str, new: str, language: str) -> None:
    pieces = word_diff(old, new, language)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == " ".join(old.split())
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == " ".join(new.split())
    assert all(piece.text for piece in pieces)


@given(WORDS, st.sampled_from(["en", "ja"]))
def test_the_same_words_have_no_change(text: str, language: str) -> None:
    assert {piece.kind for piece in word_diff(text, f"  {text}\n", language)} <= {"same"}


@pytest.mark.parametrize(
    ("old", "new", "language", "marked"),
    [
        ("You should not drive.", "You should drive.", "en", "You should [-not -]drive."),
        ("It is hardly ever so.", "It is seldom so.", "en", "It is [-hardly ever-]{+seldom+} so."),
        (
            "About {mvd-success} do.",
            "About {mvd-death} do.",
            "en",
            "About [-{mvd-success}-]{+{mvd-death}+} do.",
        ),
        ("Call at once.", "Call **at once**.", "en", "Call {+**+}at once{+**+}."),
        (
            "半侧面部痉挛很少会遗传。",
            "半侧面部痉挛不会遗传。",
            "zh-Hans",
            "半侧面部痉挛[-很少会-]{+不会+}遗传。",
        ),
        ("", "new", "en", "{+new+}"),
    ],
)
def test_words_names_and_stars_change_as_wholes(old: str, new: str, language: str, marked: str) -> None:
    assert "".join(piece.marked for piece in word_diff(old, new, language)) == marked
