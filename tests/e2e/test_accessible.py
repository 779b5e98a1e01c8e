"""axe-core finds nothing in any view; and what no program finds: zoom, width, direction."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations

KEY = "basics.standard/sections.what.heading"
FIGURE = "basics.standard/sections.who.body.facts.key-facts.how-many.text"


def _start(tab):
    return None


def _focused(tab):
    tab.field(KEY).focus()


def _findings(tab):
    tab.field(FIGURE).fill("نحو")
    tab.save(FIGURE)
    expect(tab.string(FIGURE).locator(".findings")).to_be_visible()
    expect(tab.page.locator("#page-state")).to_contain_text("from before")


def _unsaved(tab):
    tab.field(KEY).fill("كلمات")


def _put_aside(tab):
    _unsaved(tab)
    tab.press(KEY, "Drop my change")


def _conflict(tab):
    _unsaved(tab)
    tab.served.change('"ما هو تشنج نصف الوجه؟"', '"كلمات أخرى"')
    expect(tab.string(KEY).locator(".note")).to_contain_text("Changed elsewhere")


def _out_of_date(tab):
    tab.served.change("Is it dangerous?", "Is it harmful?", "content/locales/en-GB/basics.standard.yaml")
    expect(tab.page.locator(".former del")).to_have_count(1)


def _stopped(tab):
    _unsaved(tab)
    tab.served.kill()
    expect(tab.page.get_by_role("alert")).to_contain_text("The preview has stopped")


def _help(tab):
    tab.page.get_by_role("button", name="Help").click()


def _narrow(tab):
    tab.page.set_viewport_size({"width": 320, "height": 640})


def _dark(tab):
    _findings(tab)
    _unsaved(tab)
    tab.page.emulate_media(color_scheme="dark")


def _dark_help(tab):
    _help(tab)
    tab.page.emulate_media(color_scheme="dark")


VIEWS = {
    view.__name__.strip("_"): view
    for view in (
        _start,
        _focused,
        _findings,
        _unsaved,
        _put_aside,
        _conflict,
        _out_of_date,
        _stopped,
        _help,
        _narrow,
        _dark,
        _dark_help,
    )
}


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(tab, axe, view):
    VIEWS[view](tab)
    assert violations(tab.page, axe) == []


@pytest.mark.parametrize(
    ("locale", "text"), [("en-GB", "basics.standard"), ("ja", "basics.easy"), ("ur", "basics.standard")]
)
def test_axe_finds_nothing_in_other_languages(new_tab, axe, locale, text):
    assert violations(new_tab().open(locale, text).page, axe) == []


def test_axe_finds_what_is_wrong(tab, axe):
    """A control: a field without a label, and grey on white."""
    tab.page.evaluate("""() => {
        const [field, words] = [document.createElement("input"), document.createElement("p")];
        words.textContent = "hardly to be read";
        words.style.color = "#ccc";
        words.style.background = "#fff";
        document.querySelector("#texts").prepend(field, words);
    }""")
    found = "\n".join(violations(tab.page, axe))
    assert "color-contrast" in found
    assert "label" in found


@pytest.mark.parametrize("width", [320, 640, 700, 1040, 1400])
def test_nothing_has_to_be_scrolled_sideways(tab, width):
    """320 px is a laptop of 1280 at 400 %, 640 one at 200 % (WCAG 1.4.10)."""
    tab.page.set_viewport_size({"width": width, "height": 800})
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    wide = """width => [...document.querySelectorAll("body *:not(.only-heard, .skips *)")].filter((it) =>
        it.getBoundingClientRect().right > width + 1 && it.checkVisibility()).map((it) => it.outerHTML)"""
    assert tab.page.evaluate(wide, width) == []


def test_focus_is_never_hidden_behind_the_head_or_below_the_window(tab):
    """WCAG 2.4.11, stop by stop, down and up."""
    tab.field(KEY).focus()
    hidden = []
    for key in ["Tab"] * 24 + ["Shift+Tab"] * 24:
        tab.page.keyboard.press(key)
        seen = tab.page.evaluate("""() => {
            const boxes = [document.activeElement, document.querySelector("header")];
            const [box, head] = boxes.map((it) => it.getBoundingClientRect());
            return box.top >= head.bottom && box.bottom <= innerHeight;
        }""")
        hidden += [] if seen else [(key, tab.focused())]
    assert hidden == []


def test_words_and_marks_of_a_field_are_set_alike(tab):
    """The mirror behind a field sizes it: in each, all words can be seen without scrolling."""
    cut = tab.page.evaluate("""() => [...document.querySelectorAll("textarea")]
        .filter((it) => it.scrollHeight > it.clientHeight + 1).map((it) => it.value.slice(0, 60))""")
    assert cut == []


def test_source_and_translation_are_marked_with_their_language(tab):
    string = tab.string(KEY)
    expect(string.locator(".source .words")).to_have_attribute("lang", "en-GB")
    expect(string.locator("textarea")).to_have_attribute("lang", "ar")
    expect(string.locator("textarea")).to_have_attribute("dir", "rtl")
    expect(tab.page.get_by_role("textbox", name="Heading").first).to_be_attached()


def test_each_section_has_a_heading_and_each_part_is_a_landmark(tab):
    page = tab.page
    for name in ("Text", "Page"):
        expect(page.get_by_role("region", name=name, exact=True)).to_be_attached()
    for role in ("banner", "main"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=3, name="What is hemifacial spasm?")).to_be_attached()
    assert page.locator(".group").count() == page.locator(".group > h3").count()
