"""A passport as one HTML page, to read and to print: no script, nothing fetched, two parts apart.

The page is a tree of elements, so that no text can be taken for markup. It is English; what is in the
leaflet's language says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from leaflets.model.checklist import Checklist
from leaflets.passport.look import CSS
from leaflets.passport.measure import Group, Limit, Listing, Measure, Value, Verdict
from leaflets.passport.passport import Name, Passport

BOX = "\u2610"
"""An empty ballot box."""

MEASURED = "Part 1: measured by programs"
JUDGED = "Part 2: to be judged by a person"


def to_html(passport: Passport) -> str:
    """Ends with a line feed. Equal passports, equal pages."""
    name = passport.name
    page = ET.Element("html", lang="en-GB")
    head = ET.SubElement(page, "head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", f"Quality passport: {_edition(name)}")
    _add(head, "style", CSS)
    body = ET.SubElement(page, "body")
    _header(body, passport)
    main = ET.SubElement(body, "main")
    _measured(main, passport)
    _judged(main, passport)
    return "<!DOCTYPE html>\n" + ET.tostring(page, encoding="unicode", method="html") + "\n"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, _attributes(attributes))
    element.text = text or None
    return element


def _attributes(attributes: dict[str, str]) -> dict[str, str]:
    """`class_` is class, `aria_label` aria-label."""
    return {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}


def _edition(name: Name) -> str:
    return f"{name.leaflet}, {name.level}, {name.language}"


def _header(body: ET.Element, passport: Passport) -> None:
    name = passport.name
    header = _add(body, "header")
    _add(header, "h1", f"Quality passport: {_edition(name)}")
    title = _add(header, "p", "The leaflet: ", class_="leaflet")
    words = _add(title, "span", name.title, lang=name.locale, dir=name.direction)
    words.tail = f" ({name.locale}, version {name.version}), judged as of {name.as_of}."
    _add(
        header,
        "p",
        "Part 1 is what programs measured. Part 2 is what only a person can judge. They are "
        "kept apart: no number of part 1 says that the leaflet is right, clear or good.",
    )
    links = _add(_add(header, "nav", aria_label="Parts"), "ul")
    for target, words_of_link in (("measured", MEASURED), ("to-be-judged", JUDGED)):
        _add(_add(links, "li"), "a", words_of_link, href=f"#{target}")


def _measured(main: ET.Element, passport: Passport) -> None:
    section = _add(main, "section", id="measured")
    _add(section, "h2", MEASURED)
    counts = passport.counts
    _add(
        section,
        "p",
        f"Values that keep their limit: {counts[Verdict.PASS]}; that do not: {counts[Verdict.FAIL]}; "
        f"without a limit, so only reported: {counts[Verdict.REPORTED]}; "
        f"not measured: {counts[Verdict.UNMEASURED]}.",
    )
    failed = [(g, m) for g in passport.measured for m in g.measures if m.verdict is Verdict.FAIL]
    if failed:
        _add(section, "h3", "What does not keep its limit")
        items = _add(section, "ul")
        for group, measure in failed:
            _add(
                items,
                "li",
                f"{group.title}: {measure.what}, {_shown(measure)}; the limit is {_bound(measure)}",
            )
    for group in passport.measured:
        _group(section, group, passport.name)


def _group(section: ET.Element, group: Group, name: Name) -> None:
    _add(section, "h3", group.title, id=f"measured-{group.name}")
    _add(section, "p", group.method, class_="method")
    table = _table(section, f"{group.title}: values", ("What", "Measured", "Limit", "Verdict"), "measures")
    for measure in group.measures:
        row = _add(table, "tr")
        _add(row, "th", measure.what, scope="row")
        cell = _add(row, "td", _shown(measure))
        if measure.note:
            _add(cell, "span", measure.note, class_="note")
        limit = _add(row, "td", _bound(measure))
        if measure.limit is not None:
            _add(limit, "span", measure.limit.kept, class_="note")
        _add(row, "td", measure.verdict.value, class_=f"verdict {measure.verdict.name.lower()}")
    for listing in group.listings:
        _listing(section, listing, name)


def _shown(measure: Measure) -> str:
    if measure.value is None:
        return "-"
    return f"{_written(measure.value)} {measure.unit}".strip()


def _bound(measure: Measure) -> str:
    return _limit(measure.limit) if measure.limit is not None else "none"


def _limit(limit: Limit) -> str:
    return f"{limit.bound} {_written(limit.value)}"


def _written(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _listing(section: ET.Element, listing: Listing, name: Name) -> None:
    if not listing.rows:
        _add(section, "p", f"{listing.what}: none.", class_="listing")
        return
    columns = [column.capitalize() for column in listing.columns]
    table = _table(section, listing.what, columns, "listing")
    for first, *others in listing.rows:
        row = _add(table, "tr")
        _add(row, "th", _written(first), scope="row")
        for index, value in enumerate(others, 2):
            foreign = listing.foreign and index == len(listing.columns)
            attributes = {"lang": name.locale, "dir": name.direction} if foreign else {"dir": "auto"}
            _add(row, "td", _written(value), **attributes)


def _table(section: ET.Element, caption: str, columns: Iterable[str], kind: str) -> ET.Element:
    """The body of a table with a caption and a row of heads."""
    table = _add(section, "table", class_=kind)
    _add(table, "caption", caption)
    heads = _add(_add(table, "thead"), "tr")
    for column in columns:
        _add(heads, "th", column, scope="col")
    return _add(table, "tbody")


def _judged(main: ET.Element, passport: Passport) -> None:
    section = _add(main, "section", id="to-be-judged")
    _add(section, "h2", JUDGED)
    _add(
        section,
        "p",
        "Nothing here is filled in, and no program scores it. Read the leaflet, tick one box in each row, "
        "and write who you are and the date. The questions are in this project's own words: for a score to "
        "be published, use the instrument itself.",
    )
    for checklist in passport.to_be_judged:
        _checklist(section, checklist)


def _checklist(section: ET.Element, checklist: Checklist) -> None:
    _add(section, "h3", checklist.name, id=f"to-be-judged-{checklist.checklist}")
    cited = checklist.citation + (f" doi:{checklist.doi}" if checklist.doi else "")
    _add(section, "p", cited, class_="method")
    if checklist.note:
        _add(section, "p", checklist.note, class_="method")
    columns = ("No.", "Question", *(answer.capitalize() for answer in checklist.answers), "Who, and when")
    table = _table(section, f"{checklist.checklist.upper()}: questions", columns, "questions")
    for item in checklist.items.values():
        row = _add(table, "tr")
        _add(row, "td", str(item.number), class_="number")
        question = _add(row, "th", f"{item.group}: {item.question}", scope="row")
        if item.unconfirmed:
            _add(question, "span", f"Not confirmed: {item.unconfirmed}", class_="note")
        for _ in checklist.answers:
            _add(row, "td", BOX, class_="box")
        _add(row, "td", class_="line")
