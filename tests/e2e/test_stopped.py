"""The server is killed while somebody types: no word is lost, and it can be saved later."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

KEY = "basics.standard/sections.what.heading"
TYPED = "كلمات لم تُحفظ بعد"
BANNER = "The preview has stopped. Your words are kept here; they are not in the file yet."


def test_typed_words_outlive_the_server_and_are_saved_when_it_is_back(tab):
    tab.field(KEY).fill("كلمات")
    tab.served.kill()
    expect(tab.page.get_by_role("alert")).to_contain_text(BANNER)
    tab.field(KEY).fill(TYPED)
    tab.press(KEY, "Save")
    expect(tab.string(KEY)).to_have_class(re.compile("unsaved"))
    assert TYPED not in tab.served.file()
    tab.served.start()
    expect(tab.page.get_by_role("alert")).to_be_empty()
    expect(tab.field(KEY)).to_have_value(TYPED)
    tab.save(KEY)
    assert f'"{TYPED}"' in tab.served.file()


def test_the_banner_does_not_cover_what_is_being_typed(tab):
    tab.field(KEY).fill(TYPED)
    tab.page.evaluate("key => document.querySelector(`[data-key='${key}']`).scrollIntoView()", KEY)
    tab.served.kill()
    expect(tab.page.get_by_role("alert")).to_contain_text(BANNER)
    boxes = """it => [it.getBoundingClientRect().top,
        document.querySelector("header").getBoundingClientRect().bottom]"""
    expect(tab.field(KEY)).to_be_focused()
    tab.page.wait_for_timeout(200)
    top, head = tab.field(KEY).evaluate(boxes)
    assert top >= head


@pytest.mark.parametrize("width", [320, 683, 1400])
def test_the_banner_is_seen_wherever_the_page_is_scrolled_to(tab, width):
    tab.page.set_viewport_size({"width": width, "height": 600})
    tab.field("basics.standard/sections.cause.heading").scroll_into_view_if_needed()
    tab.served.kill()
    expect(tab.page.locator("#stopped p")).to_be_in_viewport()


def test_a_save_that_meets_nobody_is_told_at_once(tab):
    tab.field(KEY).fill(TYPED)
    tab.page.route("**/api/edit", lambda route: route.abort())
    tab.press(KEY, "Save")
    expect(tab.heard()).to_contain_text("Your words are kept here")
    tab.page.unroute("**/api/edit")
    tab.save(KEY)
    assert f'"{TYPED}"' in tab.served.file()


def test_typed_words_outlive_a_reload(tab):
    tab.field(KEY).fill(TYPED)
    tab.page.reload()
    tab.ready()
    expect(tab.field(KEY)).to_have_value(TYPED)
    expect(tab.string(KEY).locator(".note")).to_contain_text("kept from before")
    expect(tab.page.locator("#unsaved")).to_have_text("1 string not saved")


def test_typed_words_outlive_the_tab_and_the_server_together(new_tab):
    tab = new_tab().open()
    tab.field(KEY).fill(TYPED)
    tab.served.kill()
    tab.page.close()
    tab.served.start()
    other = new_tab().open()
    expect(other.field(KEY)).to_have_value(TYPED)
    other.save(KEY)
    assert f'"{TYPED}"' in other.served.file()
    other.page.reload()
    other.ready()
    expect(other.page.locator("#unsaved")).to_have_text("Everything is saved")


def test_an_edit_of_before_can_be_undone_after_a_restart(tab):
    file = tab.served.file()
    tab.field(KEY).fill(TYPED)
    tab.save(KEY)
    tab.served.kill()
    expect(tab.page.get_by_role("alert")).to_contain_text(BANNER)
    tab.served.start()
    expect(tab.page.get_by_role("alert")).to_be_empty()
    tab.press(KEY, "Undo last save")
    expect(tab.string(KEY).get_by_role("button", name="Undo last save")).to_be_hidden()
    assert tab.served.file() == file
