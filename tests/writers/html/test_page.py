"""What a page on screen is, read by html5lib: landmarks, headings, languages, links, and no script."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from leaflets.content.clinics import load_clinic
from leaflets.model.edition import Edition, Makeup
from leaflets.model.screen import Surroundings
from tests.layout.documents import node, paragraph, question, table
from tests.writers.html.pages import AROUND, DAY, ROOT, by_hand, edition, page, press
from tests.writers.html.spoken import parsed

SVG = "{http://www.w3.org/2000/svg}"
PAGES = [
    ("en-GB/basics.standard", ""),
    ("en-GB/basics.easy", ""),
    ("en-GB/injections.detailed", ""),
    ("en-GB/options.standard", ""),
    ("en-GB/appointment.standard", "diary"),
    ("en-GB/basics.standard", "large-print"),
    ("ar/basics.easy", ""),
    ("ar/basics.standard", "bilingual"),
    ("ur/injections.easy", ""),
    ("zh-Hans/cure.standard", ""),
]
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"}


@pytest.fixture(params=PAGES, ids=lambda param: "-".join(filter(None, param)))
def tree(request: pytest.FixtureRequest) -> Any:
    return parsed(page(edition(*request.param)))


def test_it_has_one_main_one_header_and_one_footer_and_the_way_past_the_links_is_first(tree: Any) -> None:
    body = tree.find("body")
    assert [child.tag for child in body] == ["a", "header", "main", "footer"]
    assert len(list(tree.iter("main"))) == 1
    assert body[0].get("href") == f"#{tree.find('body/main').get('id')}"


def test_the_mark_of_a_draft_is_the_first_thing_in_the_leaflet(tree: Any) -> None:
    band = tree.find("body/main")[0]
    locale = press().library.locales[tree.get("lang")].locale
    assert band.get("class") == "band"
    assert "".join(band[0].itertext()) == str(locale.draft.tab)
    assert tree.find("head/title").text.startswith("DRAFT")


def test_headings_go_down_one_step_at_a_time_from_one_title(tree: Any) -> None:
    levels = [int(each.tag[1]) for each in tree.iter() if each.tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_language_and_direction_are_said(tree: Any) -> None:
    locale = press().library.locales[tree.get("lang")].locale
    assert tree.get("dir") == locale.direction
    foreign = [each for each in tree.iter() if each.get("lang") == "en-GB" and each.tag == "section"]
    assert all(each.get("dir", "ltr") == "ltr" for each in foreign)
    assert bool(foreign) == (locale.locale != "en-GB")


def test_nothing_runs_and_nothing_is_fetched_from_elsewhere(tree: Any) -> None:
    assert not [each for each in tree.iter() if each.tag in ("script", "iframe", "object", "embed", "form")]
    for each in tree.iter():
        assert not [name for name in each.keys() if str(name).startswith("on")]  # noqa: SIM118
        for name in ADDRESSES & set(each.keys()):
            address = each.get(name)
            far = ":" in address or address.startswith("//")
            assert not far or (each.tag == "a" and address.startswith(("https:", "mailto:", "tel:"))), address


def test_what_refers_to_a_part_of_the_page_finds_it(tree: Any) -> None:
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    named = {each.get("aria-labelledby") for each in tree.iter()} - {None}
    inner = {each.get("href")[1:] for each in tree.iter() if each.get("href", "").startswith("#")}
    assert named | inner <= set(ids)


def test_a_table_scrolls_by_keyboard_in_a_region_with_a_name(tree: Any) -> None:
    above = {child: each for each in tree.iter() for child in each}
    for each in tree.iter("table"):
        region = above[each]
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        name = region.get("aria-labelledby")
        assert next(other for other in tree.iter() if other.get("id") == name).tag in ("h1", "h2", "h3")
        assert all(head.get("scope") in ("col", "row") for head in each.iter("th"))


def test_every_picture_is_described_once_and_signs_not_at_all(tree: Any) -> None:
    above = {child: each for each in tree.iter() for child in each}

    def is_told(svg: Any) -> bool:
        while svg is not None and svg.get("role") != "img":
            svg = above.get(svg)
        return svg is not None and bool(svg.get("aria-label").strip())

    pictures = list(tree.iter(f"{SVG}svg"))
    for svg in pictures:
        assert svg.get("aria-hidden") == "true"
        assert is_told(svg) or {"sign", "person"} & set(svg.get("class", "").split())


@pytest.mark.parametrize(("name", "layout"), PAGES)
def test_a_day_is_one_for_machines_too(name: str, layout: str) -> None:
    of = edition(name, layout)
    days = [each.get("datetime") for each in parsed(page(of)).iter("time")]
    text = press().library.locales[of.locale].texts[of.text]
    assert days[:3] == [day.isoformat() for day in (text.issued, text.updated, text.review_due)]


def test_people_of_an_icon_array_are_as_many_as_the_fact_says() -> None:
    tree = parsed(page(edition("en-GB/injections.detailed")))
    crowds = [each for each in tree.iter(f"{SVG}svg") if each.get("class") == "crowd"]
    text = press().library.locales["en-GB"].texts["injections.detailed"]
    blocks = [block for section in text.sections.values() for block in section.body.values()]
    facts = [press().library.facts[block.icons.fact] for block in blocks if block.icons]
    assert len(crowds) == len(facts) > 0
    for svg, fact in zip(crowds, facts, strict=True):
        kinds = [use.get("href").rpartition("-")[2] for use in svg.iter(f"{SVG}use")]
        assert len(kinds) == fact.of
        assert kinds.count("filled") == (fact.low or 0)
        assert kinds.count("filled") + kinds.count("between") == fact.high
        places = [(float(use.get("y")), float(use.get("x"))) for use in svg.iter(f"{SVG}use")]
        assert places == sorted(set(places))


def test_people_stand_from_the_right_where_the_language_does() -> None:
    (crowd,) = (
        each
        for each in parsed(by_hand(_people(), direction="rtl")).iter(f"{SVG}svg")
        if each.get("class") == "crowd"
    )
    across = [float(use.get("x")) for use in crowd.iter(f"{SVG}use")][:10]
    assert across == sorted(across, reverse=True)


def _people() -> Any:
    crowd = node("crowd", of="100", filled="3", between="2")
    return node("div", node("figure", crowd, alt="people"), classes="icons")


def test_a_page_says_no_more_than_it_knows_of_its_surroundings() -> None:
    tree = parsed(page(edition("en-GB/basics.standard"), around=Surroundings("leaflet.css")))
    assert [child.tag for child in tree.find("body")] == ["a", "main", "footer"]
    assert not list(tree.iter("nav"))


def test_links_to_other_languages_are_in_those_languages() -> None:
    tree = parsed(page(edition("en-GB/basics.standard")))
    links = [(a.get("lang"), a.get("dir"), a.text) for a in tree.find("body/footer").iter("a")]
    assert links == [("ar", "rtl", "العربية"), ("de", "ltr", "Deutsch")]


@pytest.mark.parametrize("address", ["https://example.org/a", "mailto:a@example.org", "tel:+442079460123"])
def test_a_link_leads_where_it_says(address: str) -> None:
    tree = parsed(by_hand(node("p", "See ", node("a", "there", href=address))))
    assert [a.get("href") for a in tree.find("body/main").iter("a")] == [address]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "http://example.org",
        "//example.org",
        "file:///etc",
        "vbscript:x",
        "../up.html",
        "",
    ],
)
def test_what_is_no_link_for_readers_is_words_alone(address: str) -> None:
    main = parsed(by_hand(node("p", "See ", node("a", "there", href=address)))).find("body/main")
    assert not list(main.iter("a"))
    assert "".join(main.itertext()) == "See there"


def test_a_section_without_a_heading_is_no_section() -> None:
    parts = (node("section", paragraph("Words.")), question("1", "Why?", paragraph("So.")))
    assert [child.tag for child in parsed(by_hand(*parts)).find("body/main")] == ["div", "section"]


def test_a_cell_keeps_its_rows_and_columns() -> None:
    wide = node("td", paragraph("both"), colspan="2")
    row = node("tr", node("th", paragraph("row"), scope="row"), wide)
    whole = node("table", table(("a", "b", "c")).children[0], node("tbody", row))
    (cell,) = parsed(by_hand(question("1", "Why?", whole))).iter("td")
    assert cell.get("colspan") == "2"


def test_words_that_a_language_lacks_are_the_sources_and_say_so() -> None:
    library = press().library
    own = library.locales["ar"]
    lacking = replace(own, locale=replace(own.locale, site=None))
    other = replace(press(), library=replace(library, locales={**library.locales, "ar": lacking}))
    tree = parsed(other.html(edition("ar/basics.standard"), as_of=DAY, around=AROUND))
    skip, header = tree.find("body")[:2]
    english = library.locales["en-GB"].locale.site
    assert english is not None
    assert (skip.text, skip.get("lang"), skip.get("dir")) == (str(english.skip), "en-GB", "ltr")
    assert (header.get("lang"), header.get("dir")) == ("en-GB", "ltr")


def test_colours_that_are_not_the_styles_stand_on_the_page() -> None:
    plain, black = (
        edition("en-GB/basics.standard"),
        Edition("en-GB", "basics", "standard", Makeup(palette="mono")),
    )
    own, palette = press().library.styles["standard"].colours, press().library.palettes["mono"].colours
    assert parsed(page(plain)).find("body").get("style") is None
    told = parsed(page(black)).find("body").get("style")
    changed = {name: colour for name, colour in palette.items() if own[name] != colour}
    assert dict(part.split(": ") for part in told.split("; ")) == {
        f"--{name}": c for name, c in changed.items()
    }


def test_a_clinics_numbers_can_be_dialled_and_its_address_written_to() -> None:
    clinic = load_clinic(ROOT / "content/clinics/example-uk.yaml", ROOT, press().library)
    main = parsed(page(edition("ur/basics.easy"), clinic)).find("body/main")
    links = {a.get("href"): "".join(a.itertext()) for a in main.iter("a")}
    for phone in clinic.phones.values():
        assert links[f"tel:{phone.number.replace(' ', '')}"] == phone.number
    assert links[f"mailto:{clinic.email}"] == clinic.email
    assert links["tel:999"] == "999"
    dialled = [a for a in main.iter("a") if a.get("href").startswith(("tel:", "mailto:"))]
    assert all(next(a.iter("bdi")).get("dir") == "ltr" for a in dialled)
