"""Everything without a mouse. `keys` has no other way to act than the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

KEY = "basics.standard/sections.what.heading"
OLD, NEW = "ما هو تشنج نصف الوجه؟", "ما هو تشنج وجهك؟"


@pytest.fixture
def keys(tab):
    def press(*names):
        for name in names:
            tab.page.keyboard.press(name)

    return press


def _go(tab, keys, key):
    """String by string, as far as it takes."""
    for _ in range(60):
        if tab.focused() == key:
            return
        keys("Alt+ArrowDown")
    raise AssertionError(f"Alt+↓ did not lead to {key}")


def _write(tab, keys, words):
    keys("ControlOrMeta+A")
    tab.page.keyboard.insert_text(words)


def test_choose_edit_save_and_undo(new_tab):
    tab = new_tab().open("de", "basics.standard")

    def keys(*names):
        for name in names:
            tab.page.keyboard.press(name)

    keys("F6")
    expect(tab.page.get_by_label("Language")).to_be_focused()
    for _ in range(40):
        if tab.page.get_by_label("Language").input_value() == "ar":
            break
        keys("ArrowUp")
    tab.ready()
    expect(tab.field(KEY)).to_have_value(OLD)
    file = tab.served.file()
    keys("F6")
    _go(tab, keys, KEY)
    _write(tab, keys, NEW)
    keys("Control+Enter")
    tab.is_saved(KEY)
    assert tab.focused() == KEY, "saving leaves the focus where it was"
    assert tab.served.file() == file.replace(OLD, NEW)

    keys("Tab")
    expect(tab.string(KEY).get_by_role("button", name="Undo last save")).to_be_focused()
    keys("Enter")
    expect(tab.field(KEY)).to_have_value(OLD)
    expect(tab.field(KEY)).to_be_focused()
    assert tab.served.file() == file


def test_from_a_string_to_the_page_and_back(tab, keys):
    keys("F6", "F6")
    _go(tab, keys, KEY)
    keys("F9")
    expect(tab.region(KEY)).to_be_focused()
    keys("ArrowDown")
    below = tab.focused()
    assert below != KEY
    keys("Enter")
    expect(tab.field(below)).to_be_focused()
    keys("F9", "Home")
    first = tab.focused()
    keys("F9")
    expect(tab.field(first)).to_be_focused()


def test_the_page_is_one_stop_of_the_tab_key(tab):
    assert tab.page.locator('button.region[tabindex="0"]').count() == 1
    assert tab.page.locator('button.region:not([tabindex="-1"])').count() == 1


def test_f6_goes_round_the_parts_and_back(tab, keys):
    places = []
    for _ in range(4):
        keys("F6")
        places.append(tab.page.evaluate("document.activeElement.closest('form, section[id]').id"))
    assert places == ["choices", "texts", "page", "choices"]
    keys("Shift+F6")
    assert tab.page.evaluate("document.activeElement.closest('section[id]').id") == "page"


def test_the_first_stops_skip_to_the_parts(tab, keys):
    keys("Tab")
    expect(tab.page.get_by_role("link", name="To the text")).to_be_focused()
    keys("Tab", "Enter")
    assert tab.page.evaluate("document.activeElement.closest('section[id]').id") == "page"
    assert "locale=ar" in tab.page.url, "the address still holds what is chosen"


def test_a_conflict_is_settled(tab, keys):
    keys("F6", "F6")
    _go(tab, keys, KEY)
    _write(tab, keys, NEW)
    tab.served.change(f'"{OLD}"', '"كلمات أخرى"')
    expect(tab.string(KEY).locator(".note")).to_contain_text("Changed elsewhere")
    keys("Tab")
    expect(tab.string(KEY).get_by_role("button", name="Keep mine")).to_be_focused()
    keys("Enter")
    tab.is_saved(KEY)
    expect(tab.field(KEY)).to_be_focused()
    assert f'"{NEW}"' in tab.served.file()


def test_save_all_and_the_next_string_that_needs_somebody(tab, keys):
    keys("F6", "F6")
    _go(tab, keys, KEY)
    _write(tab, keys, NEW)
    keys("Alt+ArrowDown", "Alt+ArrowDown")
    other = tab.focused()
    _write(tab, keys, "كلمات أخرى")
    keys("Shift+F8")
    assert tab.focused() == KEY
    keys("F8")
    assert tab.focused() == other
    keys("Control+s")
    tab.is_saved(KEY)
    tab.is_saved(other)
    assert NEW in tab.served.file()
    assert "كلمات أخرى" in tab.served.file()


def test_help_opens_and_gives_the_focus_back(tab, keys):
    keys("F6", "F6")
    before = tab.focused()
    keys("F1")
    expect(tab.page.get_by_role("dialog", name="Help")).to_be_visible()
    keys("Escape")
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    assert tab.focused() == before


def test_help_lists_every_key_that_the_page_listens_to(tab):
    """The names of keys in keys.js, and no other, stand in the help's table."""
    script = tab.page.request.get(f"{tab.served.origin}/static/keys.js").text()
    listened = {name for name in ("Enter", "F1", "F6", "F8", "F9", "Arrow") if name in script}
    table = tab.page.locator("#help table").text_content()
    assert listened == {"Enter", "F1", "F6", "F8", "F9", "Arrow"}
    assert [name for name in listened - {"Arrow"} if name not in table] == []
