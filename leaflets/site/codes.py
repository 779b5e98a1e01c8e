"""A page for each code that stands in a footer: what a clinic's QR code leads to, and a list of them all.

They are for staff first, and English; what the leaflet's language has words for is said in it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from leaflets.site.answers import Answer, Coded
from leaflets.site.card import page_of
from leaflets.site.catalogue import Catalogue, Item
from leaflets.site.frame import Frame, begin
from leaflets.site.tree import Phrase, add, to_html
from leaflets.site.words import Words

FOLDER = "codes"
LIST = "Is the leaflet in your hand current?"

WHERE = "Find the code: the last word of the line at the foot of each page, six letters and digits."

SAID = {
    Answer.CURRENT: "Yes, this leaflet is current.",
    Answer.OVERDUE: "No. The review of this leaflet is overdue. Ask whoever looks after the leaflets before "
    "you hand it out.",
    Answer.DRAFT: "No. This is a draft: nobody has released it. Do not give it to patients.",
    Answer.SUPERSEDED: "No. There is a newer leaflet. Use the new one and throw the old one away.",
    Answer.WITHDRAWN: "No. This leaflet was withdrawn. Do not use it.",
}

CHANGED = (
    "No. The text has changed since, and the new leaflet is not released yet. Ask whoever looks after the "
    "leaflets before you hand this one out."
)
"""Of an old edition whose successor is still a draft."""

SHORT = {
    Answer.CURRENT: "current",
    Answer.OVERDUE: "review overdue",
    Answer.DRAFT: "draft",
    Answer.SUPERSEDED: "old",
    Answer.WITHDRAWN: "withdrawn",
}


def code_page(catalogue: Catalogue, coded: Coded, known: Mapping[str, Coded]) -> str:
    """`known`: all codes, to name what takes the place of an old one."""
    library = catalogue.library
    words = Words(library, library.source)
    own = _words(catalogue, coded)
    mark = own if coded.answer is Answer.DRAFT else None
    frame = begin(catalogue, words, f"{coded.code}: {SHORT[coded.answer]}", up="../", live=True, mark=mark)
    add(frame.main, "h1", "Leaflet ").append(_code(coded.code))
    _answer(frame, catalogue, coded, own)
    _about(frame, catalogue, coded, own)
    if coded.new in known:
        add(frame.main, "h2", "The leaflet that takes its place")
        _link(add(frame.main, "p"), catalogue, known[coded.new])
    for item in catalogue.items if catalogue.released or mark else ():
        if item.sheets and item.code == (coded.new or coded.code):
            _sheets(frame, item, words)
    return to_html(frame.page)


def list_page(catalogue: Catalogue, known: Mapping[str, Coded]) -> str:
    words = Words(catalogue.library, catalogue.library.source)
    frame = begin(catalogue, words, LIST, up="../", mark=words if catalogue.marked else None)
    add(frame.main, "h1", LIST)
    add(frame.main, "p", WHERE, class_="lead")
    listed = add(frame.main, "ul", class_="codes")
    for code in sorted(known):
        _link(add(listed, "li"), catalogue, known[code], f": {SHORT[known[code].answer]}")
    return to_html(frame.page)


def _words(catalogue: Catalogue, coded: Coded) -> Words:
    """Those of the leaflet's language; English, where a language of former days is no more."""
    library = catalogue.library
    locale = coded.locale if coded.locale in library.locales else library.source
    return Words(library, locale, library.source)


def _answer(frame: Frame, catalogue: Catalogue, coded: Coded, own: Words) -> None:
    good = coded.answer is Answer.CURRENT
    box = add(frame.main, "div", class_="answer" if good else "answer no")
    superseded = coded.answer is Answer.SUPERSEDED
    add(box, "p", SAID[coded.answer] if coded.new or not superseded else CHANGED)
    changes = own.locale.changes
    if superseded and coded.new and changes is not None and own.foreign:
        add(box, "p", own.own(str(changes.throw_away)))
    if coded.day is not None:
        words = Words(catalogue.library, catalogue.library.source)
        add(box, "p", f"Withdrawn on {words.date(coded.day).text}.")
    if coded.reason:
        add(box, "p", "Why: ").append(_isolated(coded.reason))
    if coded.due is not None and coded.answer in (Answer.CURRENT, Answer.OVERDUE):
        hidden = {"hidden": ""} if good else {}
        due = add(box, "p", data_due=coded.due.isoformat(), **hidden)
        add(due, "span", own.furniture("review_overdue")).tail = " "
        add(due, "time", own.date(coded.due), datetime=coded.due.isoformat())


def _about(frame: Frame, catalogue: Catalogue, coded: Coded, own: Words) -> None:
    about = add(frame.main, "dl", class_="about")
    for label, said in (
        ("Title", own.own(coded.title)),
        ("Language", Phrase(own.locale.english_name)),
        ("Reading level", Phrase(_level(catalogue, coded))),
        ("Version", Phrase(coded.version)),
    ):
        row = add(about, "div")
        add(row, "dt", label)
        add(row, "dd", said)


def _level(catalogue: Catalogue, coded: Coded) -> str:
    """In English, as far as there still is such a level."""
    levels = catalogue.library.locales[catalogue.library.source].locale.levels
    return str(levels.get(coded.level, coded.level))


def _sheets(frame: Frame, item: Item, words: Words) -> None:
    """On screen and as PDF. Of a draft they are marked as drafts."""
    add(frame.main, "h2", "To read and to print")
    sheets = add(frame.main, "ul", class_="sheets")
    for edition in item.sheets:
        line = add(sheets, "li")
        add(line, "span", words.sheet(edition.makeup), class_="sheet")
        page = f"../{edition.locale}/{page_of(edition)}"
        add(line, "a", words.site("read"), class_="button read", href=page, hreflang=edition.locale)
        add(
            line,
            "a",
            words.site("pdf"),
            class_="button pdf",
            href=f"../{edition.path}",
            hreflang=edition.locale,
        )


def _link(parent: ET.Element, catalogue: Catalogue, coded: Coded, tail: str = "") -> None:
    own = _words(catalogue, coded)
    link = add(parent, "a", href=f"{coded.code}.html")
    link.append(_code(coded.code))
    link[-1].tail = " "
    add(
        link, "span", own.own(coded.title)
    ).tail = f" ({own.locale.english_name}, {_level(catalogue, coded)}){tail}"


def _code(code: str) -> ET.Element:
    element = ET.Element("code")
    element.text = code
    return element


def _isolated(text: str) -> ET.Element:
    element = ET.Element("bdi")
    element.text = text
    return element
