"""The Document's elements as HTML: one function for each name, as `docs/architecture.md` lists them.

What a reader hears of a PDF by its tags is heard here by the elements of HTML: the same words in the same
order, the same levels of headings, lists, cells, descriptions and languages. What only looks (rules, signs,
bullets) is hidden from those who listen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from leaflets.errors import LeafletError, Problem
from leaflets.model.artwork import Art
from leaflets.model.document import Element, Text
from leaflets.writers.html.artwork import logo, qr
from leaflets.writers.html.crowd import HUNDRED, crowd, person
from leaflets.writers.html.drawing import ScreenDrawing, drawn, label_style, read_screen_drawing, signs
from leaflets.writers.html.markup import EMPTY, Attributes, Html, escaped, is_safe, joined, tag

HEADINGS = frozenset({"h1", "h2", "h3"})
_PEOPLE = ("filled", "between", "rest")


class Body:
    """Writes one Document. It knows the last heading, by which a table's region is named."""

    def __init__(self, drawings: Mapping[str, str], art: Mapping[str, Art], title: int | None) -> None:
        """`title`: the id of the first h1; a second language's title stands beside it."""
        self._drawings = drawings
        self._art = art
        self.problems: list[Problem] = []
        self._title = title
        self._heading = ""
        self._writers: Mapping[str, Callable[[Element, Element | None], Html]] = {
            "main": self._plain("main", id="text"),
            "band": self._plain("div", **{"class": "band"}),
            "section": self._section,
            "div": self._plain("div"),
            **dict.fromkeys(HEADINGS, self._heading_element),
            "p": self._paragraph,
            "number": self._plain("span", **{"class": "number"}),
            "span": self._span,
            "a": self._link,
            "ul": self._plain("ul"),
            "li": self._item,
            "marker": lambda _element, _above: EMPTY,
            "body": lambda element, _above: self.inside(element),
            "dl": self._plain("dl"),
            "term": self._plain("div"),
            "dt": self._plain("dt"),
            "dd": self._value,
            "table": self._table,
            **{name: self._plain(name) for name in ("thead", "tbody", "tr")},
            "th": self._plain("th"),
            "td": self._plain("td"),
            "figure": self._figure,
            "figcaption": self._plain("figcaption"),
            "rules": self._rules,
        }

    def element(self, element: Element, above: Element | None = None) -> Html:
        return self._writers[element.name](element, above)

    def _plain(self, name: str, **more: str) -> Callable[[Element, Element | None], Html]:
        def write(element: Element, above: Element | None) -> Html:
            return tag(name, {**_common(element, above), **more, **_spans(element)}, self.inside(element))

        return write

    def inside(self, element: Element) -> Html:
        return joined(self._parts(element.children, element))

    def _parts(self, children: Iterable[Element | Text], above: Element) -> Iterator[Html]:
        """Neighbours in bold make one `strong`."""
        for bold, group in groupby(children, key=lambda child: isinstance(child, Text) and child.bold):
            parts = [
                words(child) if isinstance(child, Text) else self.element(child, above) for child in group
            ]
            yield tag("strong", {}, *parts) if bold else joined(parts)

    def _section(self, element: Element, above: Element | None) -> Html:
        """A section without a heading of its own is no section to those who jump from one to the next."""
        name = "section" if any(map(self._has_heading, element.children)) else "div"
        return tag(name, _common(element, above), self.inside(element))

    def _has_heading(self, part: Element | Text) -> bool:
        if isinstance(part, Text) or part.name == "section":
            return False
        if part.name == "h1":
            return part.id == self._title
        return part.name in HEADINGS or any(map(self._has_heading, part.children))

    def _heading_element(self, element: Element, above: Element | None) -> Html:
        """A page has one title in HTML; the other language's beside it is one by its role."""
        self._heading = f"h{element.id}"
        attributes = {**_common(element, above), "id": self._heading}
        if element.name == "h1" and element.id != self._title:
            twin = {"class": " ".join((*element.classes, "title")), "role": "heading", "aria-level": "1"}
            return tag("div", {**attributes, **twin}, self.inside(element))
        return tag(element.name, attributes, self.inside(element))

    def _paragraph(self, element: Element, above: Element | None) -> Html:
        attributes = _common(element, above)
        kind = next((name for name in _PEOPLE if name in element.classes), "")
        if kind and above is not None and "icons" in above.classes:
            return tag("p", attributes, person(kind), tag("span", {}, self.inside(element)))
        if "pictogram" in element.attrs:
            beside = tag("span", {"class": "words"}, self.inside(element))
            return tag("p", _pictured(attributes), self._sign(element), beside)
        return tag("p", attributes, self.inside(element))

    def _item(self, element: Element, above: Element | None) -> Html:
        attributes = _common(element, above)
        if "pictogram" in element.attrs:
            beside = tag("div", {"class": "words"}, self.inside(element))
            return tag("li", _pictured(attributes), self._sign(element), beside)
        return tag("li", attributes, self.inside(element))

    def _sign(self, element: Element) -> Html:
        drawing = self._read(f"pictograms/{element.attrs['pictogram']}", "", element)
        return signs(drawing.panels) if drawing else EMPTY

    def _span(self, element: Element, above: Element | None) -> Html:
        attributes = _common(element, above)
        return tag("span", attributes, self.inside(element)) if attributes else self.inside(element)

    def _link(self, element: Element, above: Element | None) -> Html:
        address = element.attrs.get("href", "")
        if not is_safe(address):
            return self._span(element, above)
        return tag("a", {**_common(element, above), "href": address}, self.inside(element))

    def _value(self, element: Element, above: Element | None) -> Html:
        """What a term says: a day as one that machines read too, or room to write in."""
        inside = self.inside(element)
        attributes = _common(element, above)
        if not inside:
            return tag("dd", {**attributes, "class": "blank"})
        if "datetime" in element.attrs:
            inside = tag("time", {"datetime": element.attrs["datetime"]}, inside)
        return tag("dd", attributes, inside)

    def _table(self, element: Element, above: Element | None) -> Html:
        """In a region of its own, which a small screen scrolls, by keyboard too."""
        table = tag("table", _common(element, above), self.inside(element))
        region = {"class": "scroll", "role": "region", "aria-labelledby": self._heading, "tabindex": "0"}
        return tag("div", region, table)

    def _figure(self, element: Element, above: Element | None) -> Html:
        """Who can't see the picture hears its description, and not its labels once more."""
        parts = [
            self._picture(child, element) or self.element(child, element)
            for child in element.children
            if isinstance(child, Element)
        ]
        return tag("figure", _common(element, above), *parts)

    def _picture(self, element: Element, figure: Element) -> Html | None:
        """What is seen of a figure, with its description; None for what is read of it."""
        alt = figure.attrs.get("alt", "")
        image = {"class": element.name, "role": "img", "aria-label": alt}
        if element.name == "drawing":
            return tag("div", image, self._drawing(element))
        if element.name == "crowd":
            many = " many" if int(element.attrs["of"]) > HUNDRED.most else ""
            return tag("div", {**image, "class": f"crowd{many}"}, _crowd(element))
        if element.name == "code":
            return tag("a", {"href": element.attrs["of"]}, tag("span", image, qr(element.attrs["of"])))
        if element.name == "art":
            art = self._art.get(element.attrs["name"])
            return logo(art, alt) if art else tag("span", image)
        return None

    def _drawing(self, element: Element) -> Html:
        name = element.attrs.get("name", "")
        drawing = self._read(name, "pictures/", element)
        if drawing is None:
            return EMPTY
        labels: list[list[Html]] = [[] for _ in drawing.panels]
        for label in element.children:
            if not isinstance(label, Element):
                continue
            place = drawing.places.get(label.attrs["name"])
            if place is None:
                self._miss(label, name)
                continue
            classes = f"label at-{place.anchor}" + (" bold" if place.bold else "")
            style = label_style(place, drawing.panels[place.panel])
            attributes = {**_common(label, element), "class": classes, "style": style}
            labels[place.panel].append(tag("span", attributes, self.inside(label)))
        return joined(drawn(panel, *own) for panel, own in zip(drawing.panels, labels, strict=True))

    def _read(self, name: str, folder: str, element: Element) -> ScreenDrawing | None:
        """A drawing that can be shown, or None, and why not among the problems."""
        file = f"content/{folder}{name}.svg"
        svg = self._drawings.get(name)
        if svg is None:
            hint = f"Put the drawing into {file}, or correct its name."
            self.problems.append(Problem("W010", element.where, f"there is no drawing {name!r}", hint))
            return None
        try:
            return read_screen_drawing(svg, element.direction, file)
        except LeafletError as error:
            self.problems += error.problems
        return None

    def _miss(self, label: Element, drawing: str) -> None:
        origin = label.words_origin
        where, key = (origin.where, origin.key) if origin else (label.where, "")
        name = label.attrs["name"]
        hint = f"Add <text id={name!r}> to content/pictures/{drawing}.svg, or correct the label's name."
        message = f"the drawing has no place for the label {name!r}"
        self.problems.append(Problem("W011", where, message, hint, key))

    def _rules(self, element: Element, _above: Element | None) -> Html:
        lines = (tag("div", {}) for _ in range(int(element.attrs["count"])))
        return tag("div", {"class": "rules", "aria-hidden": "true"}, *lines)


def words(text: Text) -> Html:
    inside = escaped(text.text)
    return tag("bdi", {"dir": text.isolate}, inside) if text.isolate else inside


def _common(element: Element, above: Element | None) -> dict[str, str]:
    """Classes, language and direction, where they are not those of what is around."""
    attributes: dict[str, str] = {}
    if element.classes:
        attributes["class"] = " ".join(element.classes)
    if element.lang is not None and above is not None:
        attributes["lang"] = element.lang
    if above is not None and element.direction is not above.direction:
        attributes["dir"] = str(element.direction)
    return attributes


def _spans(element: Element) -> Attributes:
    """Of a cell: what it heads, and how many columns and rows it takes."""
    return {name: element.attrs[name] for name in ("scope", "colspan", "rowspan") if name in element.attrs}


def _pictured(attributes: Mapping[str, str]) -> Attributes:
    return {**attributes, "class": f"{attributes.get('class', '')} pictured".strip()}


def _crowd(element: Element) -> Html:
    of, filled, between = (int(element.attrs[name]) for name in ("of", "filled", "between"))
    return crowd(of, filled, between, element.direction, f"people{element.id}")
