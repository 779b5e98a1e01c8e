"""What each kind of block becomes: the audit's own statement, from the YAML's keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from leaflets.audit.clinic import field, filled
from leaflets.audit.leaflet import Leaflet
from leaflets.audit.parts import MARKERS, bullets, paragraph
from leaflets.audit.tables import place_said, reaches, table
from leaflets.audit.telling import SMALLEST, Crowd, Expected


def _paragraph(leaflet: Leaflet, path: str, _: int) -> Expected:
    return paragraph(leaflet, path)


def _lead(leaflet: Leaflet, path: str, _: int) -> Expected:
    """A lead-in may introduce nothing but lines to write on."""
    lines = f"{path.rpartition('.')[0]}.lines"
    lead = paragraph(leaflet, path)
    if not leaflet.text.has(lines):
        return lead
    count = int(leaflet.text.value(lines))
    return replace(lead, lines=count, keys=(*lead.keys, f"{leaflet.text.id}/{lines}"))


def _list(leaflet: Leaflet, path: str, _: int) -> Expected:
    return bullets(leaflet, path, MARKERS[path.rpartition(".")[2]])


def _table(leaflet: Leaflet, path: str, _: int) -> Expected:
    return table(leaflet, path)


def rows(leaflet: Leaflet, path: str) -> Iterator[Expected]:
    """A table of which each row is a block: the row's name, then what each column says after its head. What
    reaches over several rows or columns is said in each.
    """
    own, text = leaflet.own, leaflet.text
    columns = text.names(f"{path}.columns")

    def strings(place: str) -> list[str]:
        return [words.key.partition("/")[2] for words in text.leaves(place)]

    for row in text.names(f"{path}.rows"):
        name, *notes = strings(place_said(text, path, row, columns[0]))
        said = [notes, *(strings(place_said(text, path, row, column)) for column in columns[1:])]
        facts = (
            own.group(
                "LI",
                own.element("Lbl", leaflet.printed(f"{path}.columns.{column}")),
                own.group("LBody", *(paragraph(leaflet, place) for place in places)),
            )
            for column, places in zip(columns, said, strict=True)
            if places
        )
        block = own.group("Div", own.element("H3", leaflet.printed(name)), own.group("L", *facts))
        # The head of the first column introduces a note beside the name: without notes it has nothing to say.
        keys = [key for reach in reaches(text, path).values() for key in reach.keys]
        keys += [] if notes else [f"{text.id}/{path}.columns.{columns[0]}"]
        yield replace(block, keys=tuple(keys))


def _key_facts(leaflet: Leaflet, path: str, _: int) -> Expected:
    own = leaflet.own
    return own.group(
        "L",
        *(
            own.group(
                "LI",
                own.element("Lbl", leaflet.printed(f"{path}.{name}.term")),
                own.element("LBody", leaflet.printed(f"{path}.{name}.text")),
            )
            for name in leaflet.text.names(path)
        ),
    )


def _picture(leaflet: Leaflet, path: str, number: int) -> Expected:
    own, name = leaflet.own, leaflet.text.value(path)
    say = own.figures.printed
    words = leaflet.pictures.words
    labels = (words(f"{name}.labels.{label}") for label in leaflet.pictures.names(f"{name}.labels"))
    caption = own.furniture("picture", number=own.figures.number(number))
    return Expected(
        role="Figure",
        lang=own.locale,
        children=(
            *(own.element("Span", say(label), floor=SMALLEST) for label in labels),
            own.element("Caption", caption, " ", say(words(f"{name}.caption")), floor=SMALLEST),
        ),
        keys=(f"{leaflet.text.id}/{path}", f"pictures/{name}.alt"),
        alt=say(words(f"{name}.alt")).text,
    )


def _safety(leaflet: Leaflet, path: str, _: int) -> Expected:
    """One warning is a paragraph, several are a list."""
    own = leaflet.own
    said = own.workspace.local(own.locale, "safety")
    warnings = [own.figures.printed(said.words(key)) for key in leaflet.text.names(path)]
    if len(warnings) == 1:
        return own.element("P", warnings[0])
    items = (own.element("LBody", warning) for warning in warnings)
    return own.group("L", *(own.marked(MARKERS["list"], item) for item in items))


def _fields(leaflet: Leaflet, path: str, _: int) -> Expected:
    """Lines to write on, but for what the clinic has filled in."""
    places = (f"{path}.{name}" for name in leaflet.text.names(path))
    rows = (field(leaflet.own, leaflet.printed(place), filled(leaflet, place)) for place in places)
    return leaflet.own.group("L", *rows)


def _form(leaflet: Leaflet, path: str, _: int) -> Expected:
    """The rows are empty, or the first cell of each is its head."""
    own, text = leaflet.own, leaflet.text
    columns = text.names(f"{path}.columns")

    def head(place: str, scope: str) -> Expected:
        return own.group("TH", own.element("P", leaflet.printed(place)), scope=scope)

    def empty(count: int) -> list[Expected]:
        return [own.group("TD") for _ in range(count)]

    keys: tuple[str, ...] = ()
    heads = own.group("TR", *(head(f"{path}.columns.{name}", "Column") for name in columns))
    if text.has(f"{path}.heads"):
        names = [f"{path}.heads.{name}" for name in text.names(f"{path}.heads")]
        rows = [own.group("TR", head(name, "Row"), *empty(len(columns) - 1)) for name in names]
    else:
        rows = [own.group("TR", *empty(len(columns))) for _ in range(int(text.value(f"{path}.rows")))]
        keys = (f"{text.id}/{path}.rows",)
    table = own.group("Table", own.group("THead", heads), own.group("TBody", *rows))
    return replace(table, keys=keys, form_rows=len(rows))


def _icons(leaflet: Leaflet, path: str, _: int) -> Expected:
    """As many people as the rate has: those it counts at least, those whom studies differ on, the rest."""
    own, text = leaflet.own, leaflet.text
    figures = own.figures
    fact = text.value(f"{path}.fact")
    low, high, of = figures.share(fact)
    crowd = Crowd(filled=low, between=high - low, rest=of - high)
    sides = {name: leaflet.printed(f"{path}.{name}") for name in ("with", "without")}
    spoken = {
        "of": figures.number(of),
        "filled": figures.number(crowd.filled),
        "between": figures.number(crowd.between),
        "rest": figures.number(crowd.rest),
    }
    words = {name: side.text for name, side in sides.items()}
    alt = own.words.words("icons.alt-range" if crowd.between else "icons.alt")

    def side(name: str, rate: str) -> Expected:
        pattern = own.words.words("icons.side")
        said = own.element("P", figures.printed(pattern, rate=rate, words=words[name]))
        return replace(said, keys=(sides[name].key, *said.keys))

    key = [side("with", figures.value(fact))]
    if crowd.filled and crowd.between:
        key.append(own.element("P", own.plain("icons.between")))
    key.append(side("without", figures.rest(fact)))
    picture = Expected(
        role="Figure",
        lang=own.locale,
        keys=(f"{text.id}/{path}.fact", alt.key),
        alt=figures.printed(alt, **spoken, **words).text,
        crowd=crowd,
    )
    return own.group("Div", picture, *key)


BLOCKS: Mapping[str, Callable[[Leaflet, str, int], Expected]] = {
    "lead": _lead,
    "text": _paragraph,
    "list": _list,
    "questions": _list,
    "key-facts": _key_facts,
    "table": _table,
    "picture": _picture,
    "safety": _safety,
    "fields": _fields,
    "form": _form,
    "icons": _icons,
}
"""Kind of block -> what it becomes, in the order in which one block's kinds follow each other. The
last argument counts the pictures so far."""
