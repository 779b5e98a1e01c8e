"""One leaflet as the lists show it: what it is, how it stands, and its sheets to read and to print."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from leaflets.frozen import frozen
from leaflets.model.edition import Edition
from leaflets.site.catalogue import Item, State
from leaflets.site.tree import Phrase, add
from leaflets.site.words import Words

WITHDRAWN = "Withdrawn. Do not use it."


@frozen
class Hand:
    """In whose words a card is written: `page` those of the page, `own` those of the leaflet's language.

    `folder` is the way from the page to the leaflets of that language, `heading` the element of its own
    heading. `titled`: the title is in the heading above, whose id is the leaflet's.
    """

    page: Words
    own: Words
    folder: str
    heading: str
    titled: bool = False


def page_of(edition: Edition) -> str:
    """The name of an edition's page in its language's folder; its PDF lies beside it."""
    return f"{edition.path.rpartition('/')[2].removesuffix('.pdf')}.html"


def add_card(parent: ET.Element, item: Item, hand: Hand) -> None:
    text = item.text
    card = add(
        parent,
        "li",
        class_="card",
        data_card="",
        data_locale=text.locale,
        data_leaflet=text.leaflet,
        data_level=text.level,
        data_layout=" ".join(sheet.makeup.layout or "own" for sheet in item.sheets),
    )
    head = add(card, hand.heading, id=item.name)
    if not hand.titled:
        add(head, "span", hand.own.own(str(text.title)))
    add(head, "span", hand.page.level(text.level), class_="level")
    _english(card, item, hand)
    add(card, "p", hand.own.own(str(text.description)), class_="description")
    _state(card, item, hand.page)
    if item.sheets:
        named = f"{text.leaflet} {item.name}" if hand.titled else item.name
        sheets = add(card, "ul", class_="sheets")
        for number, edition in enumerate(item.sheets):
            _sheet(sheets, edition, f"{item.name}-{number}", named, hand)
    _dates(card, item, hand.page)


def _english(card: ET.Element, item: Item, hand: Hand) -> None:
    """What it is and in which language, for whoever hands it out and cannot read it."""
    if hand.own.foreign:
        add(card, "p", hand.page.english(item.english), class_="english")
        line = add(card, "p", class_="language")
        add(line, "span", hand.own.own(str(hand.own.locale.name))).tail = " · "
        add(line, "span", hand.page.english(hand.own.locale.english_name))


def _state(card: ET.Element, item: Item, words: Words) -> None:
    line = add(card, "p", class_="states")
    if item.state is State.WITHDRAWN:
        add(line, "strong", words.english(WITHDRAWN), class_="state withdrawn")
        return
    said = words.own(str(words.locale.draft.tab)) if item.state is State.DRAFT else words.site("approved")
    add(line, "strong", said, class_=f"state {item.state}").tail = " "
    due = {} if item.overdue else {"hidden": ""}
    overdue = add(line, "strong", class_="state overdue", data_due=item.text.review_due.isoformat(), **due)
    add(overdue, "span", words.furniture("review_overdue")).tail = " "
    _date(overdue, item.text.review_due.isoformat(), words.date(item.text.review_due))


def _sheet(sheets: ET.Element, edition: Edition, name: str, heading: str, hand: Hand) -> None:
    sheet = add(sheets, "li")
    add(sheet, "span", hand.page.sheet(edition.makeup), class_="sheet", id=f"{name}-sheet")
    page = page_of(edition)
    for kind, file, type_ in (
        ("read", page, "text/html"),
        ("pdf", page.replace(".html", ".pdf"), "application/pdf"),
    ):
        add(
            sheet,
            "a",
            hand.page.site(kind),
            id=f"{name}-{kind}",
            class_=f"button {kind}",
            href=f"{hand.folder}{file}",
            hreflang=edition.locale,
            type=type_,
            aria_labelledby=f"{name}-{kind} {heading} {name}-sheet",
        )


def _dates(card: ET.Element, item: Item, words: Words) -> None:
    text = item.text
    dates = add(card, "dl", class_="dates")
    for label, value in (
        ("version", Phrase(f"{text.version} · {item.code}")),
        ("updated", words.date(text.updated)),
        ("review_due", words.date(text.review_due)),
    ):
        row = add(dates, "div")
        add(row, "dt", words.furniture(label))
        cell = add(row, "dd")
        if label == "version":
            add(cell, "bdi", value.text)
        else:
            _date(cell, getattr(text, label).isoformat(), value)


def _date(parent: ET.Element, day: str, said: Phrase) -> None:
    add(parent, "time", said, datetime=day)
