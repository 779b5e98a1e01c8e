"""A translator changes a string and sees it: in the page, in the file, and gone again."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops
from playwright.sync_api import expect

from tests.e2e.served import ROOT

KEY = "basics.standard/sections.what.heading"
OLD, NEW = "ما هو تشنج نصف الوجه؟", "ما هو تشنج وجهك؟"


def _pixels(tab, page):
    answer = tab.page.request.get(f"{tab.served.origin}{tab.picture(page)}")
    return Image.open(BytesIO(answer.body())).convert("RGB")


def _place(tab, size):
    """(page, box in pixels of the picture) of the string, as the page draws its region."""
    region = tab.region(KEY)
    page = region.evaluate("it => [...document.querySelectorAll('.sheet')].indexOf(it.closest('.sheet'))")
    box = region.evaluate(
        "it => ['left', 'top', 'width', 'height'].map((side) => parseFloat(it.style[side]) / 100)"
    )
    left, top, width, height = (part * size[at % 2] for at, part in enumerate(box))
    return page, (int(left) - 4, int(top) - 4, int(left + width) + 4, int(top + height) + 4)


def _built_words(tab, tmp_path):
    """The letters that PDFium finds in the finished PDF of the same workspace."""
    out = tmp_path / "built"
    only = ["--locale", "ar", "--leaflet", "basics", "--level", "standard"]
    command = [sys.executable, "-m", "leaflets", "build", *only, "--root", tab.served.root, "-o", out]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    document = pypdfium2.PdfDocument(out / "ar/basics.standard.pdf")
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_an_edit_is_seen_in_the_page_and_in_the_file_and_can_be_undone(new_tab, tmp_path):
    tab = new_tab().open("de", "basics.easy")
    tab.page.get_by_label("Language").select_option("ar")
    tab.page.get_by_label("Level").select_option("standard")
    tab.ready()
    expect(tab.field(KEY)).to_have_value(OLD)
    assert tab.field(KEY).evaluate("it => [getComputedStyle(it).direction, it.lang]") == ["rtl", "ar"]
    file, page = tab.served.file(), _place(tab, (1, 1))[0]
    before, picture = _pixels(tab, page), tab.picture(page)
    _, place = _place(tab, before.size)

    tab.field(KEY).fill(NEW)
    assert tab.served.file() == file, "nothing is written before it is saved"
    tab.save(KEY)
    expect(tab.page.locator(".sheet img").nth(page)).not_to_have_attribute("src", picture)

    assert tab.served.file() == file.replace(OLD, NEW), "one scalar has changed, and no comment"
    changed = ImageChops.difference(before, _pixels(tab, page))
    assert changed.crop(place).getbbox() is not None, "the picture has changed where the string is"
    footer = (0, changed.height * 9 // 10, changed.width, changed.height)  # which names the version
    for box in (place, _place(tab, changed.size)[1], footer):
        changed.paste((0, 0, 0), box)
    assert changed.getbbox() is None, "and nowhere else"
    assert "وجهك" in _built_words(tab, tmp_path)

    tab.press(KEY, "Undo last save")
    expect(tab.field(KEY)).to_have_value(OLD)
    expect(tab.page.locator(".sheet img").nth(page)).to_have_attribute("src", picture)
    assert tab.served.file() == file


def test_a_change_in_a_text_editor_comes_by_itself_and_leaves_typing_alone(tab):
    other = "basics.standard/sections.dangerous.heading"
    tab.field(KEY).fill("words that are being typed")
    tab.field(KEY).evaluate("it => it.setSelectionRange(3, 3)")
    tab.page.evaluate("window.scrollBy(0, 37)")
    scrolled = tab.page.evaluate("window.scrollY")
    tab.served.change("هل هو خطير؟", "هل هو خطير جدًا؟")
    expect(tab.field(other)).to_have_value("هل هو خطير جدًا؟")
    expect(tab.field(KEY)).to_have_value("words that are being typed")
    assert tab.focused() == KEY
    assert tab.field(KEY).evaluate("it => it.selectionStart") == 3
    assert tab.page.evaluate("window.scrollY") == scrolled


def test_a_change_that_was_dropped_can_be_had_back(tab):
    file = tab.served.file()
    tab.field(KEY).fill(NEW)
    tab.press(KEY, "Drop my change")
    expect(tab.field(KEY)).to_have_value(OLD)
    tab.field(KEY).fill("other words")
    tab.press(KEY, "Drop my change")
    for words in ("other words", NEW):
        tab.press(KEY, "Bring them back")
        expect(tab.field(KEY)).to_have_value(words)
        tab.press(KEY, "Drop my change")
        tab.press(KEY, "Forget them")
    expect(tab.field(KEY)).to_have_value(OLD)
    assert tab.served.file() == file


def test_what_is_refused_is_said_at_the_string_and_stays_in_the_field(tab):
    """A control character: no text editor shows it, and no leaflet may hold it."""
    file = tab.served.file()
    tab.field(KEY).evaluate("(it) => { it.value = 'a\\u0007b'; it.dispatchEvent(new Event('input')); }")
    tab.press(KEY, "Save")
    expect(tab.string(KEY).locator(".note")).to_contain_text("Not saved:")
    assert tab.field(KEY).input_value() == "a\x07b"
    assert tab.served.file() == file


def test_a_string_is_one_paragraph(tab):
    """Enter puts no line break; pasted lines become one, which the browser's own undo takes back."""
    tab.field(KEY).focus()
    tab.page.keyboard.press("Enter")
    expect(tab.field(KEY)).to_have_value(OLD)
    tab.page.keyboard.press("ControlOrMeta+A")
    tab.field(KEY).evaluate("""it => {
        const data = new DataTransfer();
        data.setData("text/plain", "one\\n  two\\r\\nthree\\n");
        const paste = { clipboardData: data, bubbles: true, cancelable: true };
        it.dispatchEvent(new ClipboardEvent("paste", paste));
    }""")
    expect(tab.field(KEY)).to_have_value("one two three")
    tab.page.keyboard.press("ControlOrMeta+Z")
    expect(tab.field(KEY)).to_have_value(OLD)


def test_what_is_chosen_stays_after_a_reload_and_the_back_button_leads_back(tab):
    tab.page.get_by_label("Layout").select_option("booklet")
    tab.page.get_by_label("Paper").select_option("a5")
    tab.ready()
    tab.page.reload()
    tab.ready()
    chosen = [tab.page.locator(it).input_value() for it in ("#locale", "#level", "#layout", "#paper")]
    assert chosen == ["ar", "standard", "booklet", "a5"]
    tab.page.go_back()
    expect(tab.page.get_by_label("Paper")).not_to_have_value("a5")


def test_a_save_under_way_when_another_language_is_chosen_still_arrives(tab):
    held = []

    def hold(route):
        held.append(route)

    tab.page.route("**/api/edit", hold)
    tab.field(KEY).fill(NEW)
    tab.press(KEY, "Save")
    tab.page.get_by_label("Language").select_option("de")
    tab.ready()
    german = tab.field(KEY).input_value()
    held[0].continue_()
    expect(tab.heard()).to_contain_text("Saved.")
    expect(tab.field(KEY)).to_have_value(german)
    assert f'"{NEW}"' in tab.served.file()
    tab.page.get_by_label("Language").select_option("ar")
    tab.ready()
    expect(tab.field(KEY)).to_have_value(NEW)
    expect(tab.page.locator("#unsaved")).to_have_text("Everything is saved")


def test_the_page_is_shown_before_all_findings_are_known(tab):
    picture = tab.picture(0)
    held = []

    def hold(route):
        held.append(route)

    tab.page.route("**/api/text*", hold)
    tab.served.change("تشنج نصف الوجه: الأساسيات", "تشنج نصف الوجه: أساسيات")
    expect(tab.page.locator(".sheet img").first).not_to_have_attribute("src", picture)
    for route in held:
        route.continue_()
    expect(tab.field("basics.standard/title")).to_have_value("تشنج نصف الوجه: أساسيات")


def test_a_tab_that_nobody_sees_rests_and_is_up_to_date_when_it_is_seen_again(tab):
    """A browser opens six connections to one address: a seventh tab would wait for ever."""
    seen = """hidden => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    version = tab.served.version()
    tab.page.evaluate(seen, True)
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.served.change(f'"{OLD}"', f'"{NEW}"')
    while tab.served.version() == version:
        tab.page.wait_for_timeout(20)
    tab.page.wait_for_timeout(300)
    assert asked == []
    tab.page.evaluate(seen, False)
    expect(tab.field(KEY)).to_have_value(NEW)
