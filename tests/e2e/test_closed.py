"""Content is text, no request leaves the machine, and the policy holds in the browser too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.tab import Tab

KEY = "basics.standard/sections.what.heading"
BAD = "<img src=x onerror=alert(1)><script>alert(2)</script><b>words</b>"


def _no_markup(tab):
    assert tab.page.locator("main b, main script, main img:not(.sheet img)").count() == 0
    assert tab.page.evaluate("document.querySelectorAll('script').length") == 1


def test_markup_in_a_translation_is_text(tab):
    asked: list[str] = []

    def note(dialog):
        asked.append(dialog.message)
        dialog.dismiss()

    tab.page.on("dialog", note)
    tab.served.change('"ما هو تشنج نصف الوجه؟"', f'"{BAD}"')
    expect(tab.field(KEY)).to_have_value(BAD)
    expect(tab.region(KEY)).to_have_attribute("aria-label", BAD)
    expect(tab.page.locator(".group h3").filter(has_text=BAD)).to_have_count(1)
    tab.field(KEY).fill(f"{BAD}!")
    tab.page.reload()
    tab.ready()
    tab.served.change(f'"{BAD}"', f'"{BAD}?"')
    expect(tab.string(KEY).locator(".note ins")).to_have_text(" [put in: ?] ")
    _no_markup(tab)
    assert asked == []


def test_markup_in_the_source_and_its_former_words_is_text(tab):
    tab.served.change("Is it dangerous?", f"Is it {BAD}?", "content/locales/en-GB/basics.standard.yaml")
    string = tab.string("basics.standard/sections.dangerous.heading")
    expect(string.locator(".source .words").first).to_have_text(f"Is it {BAD}?")
    expect(string.locator(".former ins")).to_contain_text("<b>words</b>")
    _no_markup(tab)


def test_the_address_can_not_bring_markup_in(new_tab):
    tab = new_tab()
    tab.page.goto(f"{tab.served.origin}/#locale={BAD}&text={BAD}&layout={BAD}&paper={BAD}")
    tab.ready()
    _no_markup(tab)


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        (
            "document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))",
            "script-src",
        ),
        ("document.body.setAttribute('style', 'color: red')", "style-src"),
        ("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.2:9/x.png' }))", "img-src"),
        ("fetch('http://127.0.0.2:9/').catch(() => 0)", "connect-src"),
    ],
)
def test_what_breaks_the_policy_is_stopped_and_noticed(context, served, deed, told):
    """A control of the check that every other test makes at its end."""
    tab = Tab(context, served).open()
    assert tab.faults == []
    tab.page.evaluate(deed)
    tab.page.wait_for_timeout(300)
    assert any(told in fault for fault in tab.faults)
