"""The site in a real browser: for a receptionist, on a phone, by keyboard, without script, from a folder."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.e2e.axe import violations
from tests.e2e.site import go

LOCALES = ("en-GB", "ar", "zh-Hans")
EDITIONS = (
    "en-GB/basics.standard.html",
    "ar/basics.easy.html",
    "zh-Hans/basics.standard.large-print.html",
    "en-GB/options.standard.html",
    "en-GB/appointment.standard.diary.html",
)
LISTS = ("index.html", "codes/index.html", *(f"{locale}/index.html" for locale in LOCALES))

EASY_PDF = "ar/basics.easy.pdf"

SMALL = """() => [...document.querySelectorAll("main a, main select, main input, header nav a")]
  .filter((control) => control.checkVisibility())
  .map((control) => [control.textContent, control.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44)
  .map(([words]) => words)"""

LOST = """() => {
  const width = document.documentElement.clientWidth;
  const faults = [];
  const whole = document.documentElement.scrollWidth;
  if (whole > width) faults.push(`the page scrolls: ${whole}`);
  const scrolls = (element) => {
    for (let above = element; above; above = above.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(above).overflowX) && above.tabIndex === 0) return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll("body *:not(.skip)")) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
    if (!texts.length || element.matches("svg *, option") || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    for (const text of texts) {
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) {
        const words = `${element.tagName} ${text.textContent.trim().slice(0, 40)}`;
        if ((box.left < -1 || box.right > width + 1) && !scrolls(element)) {
          faults.push(`${words}: ${box.left} to ${box.right}`);
        }
        for (let above = element; above; above = above.parentElement) {
          const clip = getComputedStyle(above);
          if (![clip.overflowX, clip.overflowY].some((value) => ["hidden", "clip"].includes(value))) continue;
          const room = above.getBoundingClientRect();
          if (box.bottom > room.bottom + 2 || box.right > room.right + 1 || box.left < room.left - 1) {
            faults.push(`${words}: clipped in ${above.tagName}.${above.className}`);
          }
        }
      }
    }
  }
  return faults;
}"""


def code_page(site_folder):
    return next(
        f"codes/{path.name}"
        for path in sorted((site_folder / "codes").glob("*.html"))
        if "../ar/basics.easy.html" in path.read_text("utf-8")
    )


@pytest.fixture
def pages(site_folder):
    return (*LISTS, *EDITIONS, code_page(site_folder))


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(width, pages, site_address, open_site, axe) -> None:
    page = open_site(width=width, bypass_csp=True)
    found = []
    for path in pages if width == 320 else LISTS:
        go(page, f"{site_address}/{path}")
        found += [f"{path}: {violation}" for violation in violations(page, axe)]
    assert found == []


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (640, 2), (768, 1)])
def test_nothing_is_lost_on_a_phone_or_at_200_per_cent(width, zoom, pages, site_address, open_site) -> None:
    """1280 px at 200 % are 640 px with two dots each."""
    page = open_site(width=width, device_scale_factor=zoom)
    for path in pages:
        go(page, f"{site_address}/{path}")
        assert page.evaluate(LOST) == [], path


def test_a_phone_shows_the_same_words_as_a_wide_screen(pages, site_address, open_site) -> None:
    wide, narrow = open_site(width=1280), open_site(width=320)
    for path in pages:
        go(wide, f"{site_address}/{path}")
        go(narrow, f"{site_address}/{path}")
        words = [sorted(page.locator("body").inner_text().split()) for page in (wide, narrow)]
        assert words[0] == words[1], path


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_pressed_is_as_large_as_a_fingertip(width, site_address, open_site) -> None:
    page = open_site(width=width)
    for path in LISTS:
        go(page, f"{site_address}/{path}")
        assert page.evaluate(SMALL) == [], path


class Steps:
    """Counts what a receptionist does: each press and each choice is one."""

    def __init__(self, page) -> None:
        self.page = page
        self.count = 0

    def press(self, locator) -> None:
        self.count += 1
        locator.click()

    def choose(self, label, option) -> None:
        self.count += 1
        self.page.get_by_role("combobox", name=label, exact=True).select_option(label=option)

    def opened(self, link) -> str:
        """The address of the PDF that a press opens."""
        self.count += 1
        with self.page.expect_request(lambda request: request.url.endswith(".pdf")) as asked:
            link.click()
        answer = asked.value.response()
        assert answer.status == 200
        assert answer.headers["content-type"] == "application/pdf"
        return str(asked.value.url)


def test_somebody_at_a_clinic_opens_the_pdf_of_the_arabic_easy_leaflet_in_three_steps(open_site) -> None:
    steps = Steps(open_site())
    steps.choose("Language", "العربية · Arabic")
    steps.choose("Reading level", "Easy")
    card = steps.page.locator("[data-card]:visible", has_text="Hemifacial spasm: the basics")
    expect(card).to_have_count(1)
    assert steps.opened(card.get_by_role("link", name="PDF to print")).endswith(EASY_PDF)
    assert steps.count == 3


def test_by_the_list_of_languages_it_takes_two(open_site) -> None:
    steps = Steps(open_site())
    steps.press(steps.page.get_by_role("link", name="العربية Arabic", exact=True))
    card = steps.page.locator("[data-card]", has_text="مستوى سهل").first
    assert steps.opened(card.get_by_role("link", name="ملف PDF للطباعة")).endswith(EASY_PDF)
    assert steps.count == 2


def test_the_same_without_script(open_site) -> None:
    page = open_site(java_script_enabled=False)
    expect(page.get_by_role("search")).to_have_count(0)
    expect(page.locator("[data-card]:visible")).to_have_count(page.locator("[data-card]").count())
    steps = Steps(page)
    steps.press(page.get_by_role("link", name="العربية Arabic", exact=True))
    link = page.locator(f'a[href="{EASY_PDF.partition("/")[2]}"]')
    assert steps.opened(link).endswith(EASY_PDF)
    assert steps.count == 2


def test_the_same_by_keyboard_alone(open_site) -> None:
    page = open_site()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the text")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    reach(page, "العربية Arabic")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/index.html")
    reach(page, "ملف PDF للطباعة")
    assert page.locator(":focus").get_attribute("href") == "basics.easy.pdf"
    with page.expect_request("**/basics.easy.pdf"):
        page.keyboard.press("Enter")


def reach(page, words) -> None:
    """Tab on to a link. What has the focus is always framed."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        outline = focus.evaluate("element => getComputedStyle(element).outline")
        assert {"solid", "3px"} <= {*outline.split()}, (focus.text_content(), outline)
        if " ".join((focus.text_content() or "").split()) == words:
            return
    raise AssertionError(f"{words} was not reached")


def test_tab_goes_to_everything_once_and_out_again(site_address, open_site) -> None:
    page = open_site("ar/index.html")
    controls = page.locator("a:visible, select:visible, input:visible, summary:visible")
    names = []
    for _ in range(controls.count()):
        page.keyboard.press("Tab")
        names.append(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert len(set(names)) == controls.count()
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement === document.body || document.activeElement.matches('.skip')"
    )


def shown(page):
    return [card.get_attribute("id") for card in page.locator("[data-card]:visible > :first-child").all()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("injections", "en-GB-injections-easy"),
        ("INJECTIONS arabic", "ar-injections-easy"),
        ("حقن", "ar-injections-standard"),
        ("基本知识", "zh-Hans-basics-easy"),
        ("guerir hemifacial", "fr-cure-easy"),
    ],
)
def test_search_finds_words_of_any_language_without_case_or_accents(words, found, open_site) -> None:
    page = open_site()
    page.get_by_role("searchbox").fill(words)
    expect(page.locator(f"#{found}")).to_be_visible()
    every = page.locator("[data-card]").count()
    assert 0 < len(shown(page)) < every
    expect(page.get_by_role("status")).to_have_text(f"Leaflets shown: {len(shown(page))}")


def test_what_fits_nothing_is_told_and_taken_back(open_site) -> None:
    page = open_site("ar/index.html")
    every = shown(page)
    page.locator("#choose-search").fill("zzz")
    expect(page.get_by_role("status")).to_contain_text("لا توجد نشرة")
    assert shown(page) == []
    expect(page.locator("main h2:visible")).to_have_count(0)
    page.locator("#choose-search").fill("")
    assert shown(page) == every
    page.locator("#choose-search").press("Enter")
    assert page.url.endswith("ar/index.html")


def test_format_is_chosen_by_name(open_site) -> None:
    page = open_site()
    page.get_by_role("combobox", name="Format").select_option(label="Large print")
    assert shown(page) == [f"{locale}-basics-standard" for locale in ("en-GB", "ar", "zh-Hans", "hi")]


def test_a_review_that_falls_due_later_is_told_on_that_day(open_site) -> None:
    """The site may lie on a stick for years."""
    page = open_site()
    assert page.locator(".overdue:visible").count() == 0
    page.clock.set_fixed_time("2040-01-01")
    page.reload()
    assert page.locator(".overdue:visible").count() == page.locator("[data-card]").count()
    expect(page.locator(".overdue").first).to_contain_text("Review overdue since")


@pytest.mark.parametrize("script", [True, False])
def test_from_a_folder_as_from_a_server(script, site_folder, open_site) -> None:
    page = open_site(address=site_folder.as_uri(), java_script_enabled=script)
    assert page.get_by_role("search").count() == int(script)
    page.get_by_role("link", name="العربية Arabic", exact=True).click()
    page.locator('a[href="basics.easy.html"]').click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_have_text("تشنج نصف الوجه: الأساسيات")
    assert page.locator("body").evaluate("body => getComputedStyle(body).maxWidth") != "none"


@pytest.mark.parametrize("path", ["ar/index.html", "ar/basics.easy.html", "zh-Hans/index.html"])
@pytest.mark.parametrize("place", ["server", "folder"])
def test_letters_are_our_own_fonts(path, place, site_folder, site_address, open_site) -> None:
    address = site_address if place == "server" else site_folder.as_uri()
    page = open_site(path, address=address)
    states = page.evaluate("document.fonts.ready.then(fonts => [...fonts].map(font => font.status))")
    assert {"loaded"} <= {*states} <= {"loaded", "unloaded"}


@pytest.mark.parametrize("path", ["index.html", "ar/index.html", "ar/basics.easy.html", "codes"])
def test_on_paper_too_the_mark_of_a_draft_is_the_first_thing(path, site_folder, open_site) -> None:
    page = open_site(code_page(site_folder) if path == "codes" else path)
    page.emulate_media(media="print")
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        first = document[0].get_textpage().get_text_bounded()
        sizes = {
            tuple(round(side) for side in document[number].get_size()) for number in range(len(document))
        }
    assert "DRAFT" in first
    assert "not checked by a clinician or translator" in first
    assert sizes == {(595, 842)}


def test_what_a_browser_prints_of_a_list_holds_no_field_to_fill_in(open_site) -> None:
    page = open_site()
    page.emulate_media(media="print")
    assert page.locator("main input:visible, main select:visible").count() == 0
    expect(page.locator(".band").first).to_be_visible()
