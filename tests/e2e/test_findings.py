"""What is wrong with a string is told at the string, and the page says when it is an old one."""

from __future__ import annotations

from playwright.sync_api import expect

KEY = "basics.standard/sections.who.body.facts.key-facts.how-many.text"
NAME = "{how-common}"
HEADING = "basics.standard/sections.what.heading"


def _take_out_the_name(tab):
    whole = tab.field(KEY).input_value()
    assert NAME in whole
    tab.field(KEY).fill(whole.replace(NAME, "").strip())
    tab.save(KEY)
    return whole


def test_a_removed_placeholder_shows_its_finding_and_the_page_is_marked_as_old(tab):
    picture = [tab.picture(page) for page in range(2)]
    _take_out_the_name(tab)
    findings = tab.string(KEY).locator(".findings")
    expect(findings).to_contain_text("S024")
    expect(findings).to_contain_text("how-common")
    expect(tab.field(KEY)).to_have_attribute("aria-invalid", "true")
    assert findings.get_attribute("id") in tab.field(KEY).get_attribute("aria-describedby")
    expect(tab.heard()).to_contain_text("finding")
    expect(tab.page.locator("#page-state")).to_contain_text("This page is from before the last change.")
    assert [tab.picture(page) for page in range(2)] == picture, "the last good page is still there"


def test_the_page_leads_to_the_string_that_keeps_it_old(tab):
    _take_out_the_name(tab)
    tab.field(HEADING).focus()
    tab.page.locator("#page-state").get_by_role("button", name="Go to the string").first.click()
    assert tab.focused() == KEY


def test_a_name_that_is_missing_is_offered_and_mends_the_page(tab):
    _take_out_the_name(tab)
    expect(tab.string(KEY).locator(".lacking")).to_contain_text(NAME)
    tab.field(KEY).evaluate("it => it.setSelectionRange(it.value.length, it.value.length)")
    tab.field(KEY).type(" ")
    tab.press(KEY, f"Put in {NAME}")
    assert tab.field(KEY).input_value().endswith(f" {NAME}")
    tab.save(KEY)
    expect(tab.string(KEY).locator(".findings")).to_be_hidden()
    expect(tab.page.locator("#page-state")).to_be_empty()
    expect(tab.field(KEY)).to_have_attribute("aria-invalid", "false")


def test_a_changed_english_string_shows_what_was_taken_out_and_put_in(tab):
    tab.served.change("Is it dangerous?", "Is it very harmful?", "content/locales/en-GB/basics.standard.yaml")
    string = tab.string("basics.standard/sections.dangerous.heading")
    expect(string.locator(".badges")).to_contain_text("out of date")
    expect(string.locator(".former del")).to_contain_text("dangerous")
    expect(string.locator(".former ins")).to_contain_text("very harmful")


def test_broken_yaml_in_a_text_editor_is_told_and_the_page_keeps_its_last_state(tab):
    picture = tab.picture(0)
    tab.served.change('title: "تشنج نصف الوجه: الأساسيات"', 'title: "تشنج')
    expect(tab.page.locator("#page-state")).to_contain_text("This page is from before the last change.")
    assert tab.picture(0) == picture
    tab.served.change('title: "تشنج\n', 'title: "تشنج نصف الوجه: الأساسيات"\n')
    expect(tab.page.locator("#page-state")).to_be_empty()
