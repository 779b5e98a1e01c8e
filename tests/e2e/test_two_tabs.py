"""Two tabs, or a tab and a text editor, on one string: the later is asked, nobody's words are lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

KEY = "basics.standard/sections.what.heading"
OLD = "ما هو تشنج نصف الوجه؟"
FIRST, SECOND = "كلمات الأول", "كلمات الثاني"


@pytest.fixture
def conflict(new_tab):
    """The second tab has typed, and the first has saved other words: (first, second)."""
    first, second = new_tab().open(), new_tab().open()
    second.field(KEY).fill(SECOND)
    first.field(KEY).fill(FIRST)
    first.save(KEY)
    expect(second.string(KEY).locator(".note")).to_contain_text("Changed elsewhere")
    return first, second


def test_both_versions_are_shown_and_nothing_is_overwritten(conflict):
    first, second = conflict
    expect(second.string(KEY).locator(".note .words ins")).to_contain_text("كلمات")
    expect(second.field(KEY)).to_have_value(SECOND)
    expect(second.heard()).to_contain_text("changed elsewhere")
    second.field(KEY).press("Control+Enter")
    expect(second.string(KEY).get_by_role("button", name="Keep mine")).to_be_focused()
    assert f'"{FIRST}"' in first.served.file()
    assert SECOND not in first.served.file()


def test_keep_mine_writes_mine(conflict):
    first, second = conflict
    second.press(KEY, "Keep mine")
    second.is_saved(KEY)
    expect(first.field(KEY)).to_have_value(SECOND)
    assert f'"{SECOND}"' in first.served.file()


def test_take_the_newer_one_keeps_mine_at_hand(conflict):
    _, second = conflict
    second.press(KEY, "Take the newer one")
    expect(second.field(KEY)).to_have_value(FIRST)
    second.page.reload()
    second.ready()
    second.press(KEY, "Bring them back")
    expect(second.field(KEY)).to_have_value(SECOND)


def test_a_conflict_outlives_a_reload(conflict):
    _, second = conflict
    second.page.reload()
    second.ready()
    expect(second.field(KEY)).to_have_value(SECOND)
    expect(second.string(KEY).get_by_role("button", name="Keep mine")).to_be_visible()


def test_a_file_that_changed_unseen_is_not_overwritten(tab):
    """The page has not heard of the change yet: the server finds it out when the string is saved."""
    tab.page.route("**/api/text*", lambda route: route.abort())
    tab.field(KEY).fill(SECOND)
    tab.served.change(f'"{OLD}"', f'"{FIRST}"')
    tab.press(KEY, "Save")
    expect(tab.string(KEY).locator(".note")).to_contain_text("Changed elsewhere")
    expect(tab.field(KEY)).to_have_value(SECOND)
    assert f'"{FIRST}"' in tab.served.file()


def test_two_tabs_keep_their_unsaved_words_apart(new_tab):
    first, second = new_tab().open(), new_tab().open()
    first.field(KEY).fill(FIRST)
    second.field(KEY).fill(SECOND)
    for tab, words in ((first, FIRST), (second, SECOND)):
        tab.page.reload()
        tab.ready()
        expect(tab.field(KEY)).to_have_value(words)
