"""Cells over several columns or rows, as a screen reader meets them (ISO 32000-1 14.8.5.7, table 349)."""

from __future__ import annotations

from typing import Any

import pikepdf

from leaflets.model.content import Direction
from leaflets.model.document import Element
from leaflets.writers.pdf.writer import write
from tests.writers.pdf.reader import Reader
from tests.writers.pdf.sheets import Faces, Tree, set_sheet

E = Tree(Direction.LTR)


def cell(name: str, text: str, **attrs: str) -> Element:
    return E(name, E("p", text), **attrs)


def table(*rows: Element) -> Element:
    heads = [cell("th", text, scope="col") for text in ("Kind", "Option", "Effect")]
    return E("main", E("table", E("thead", E("tr", *heads)), E("tbody", *rows)), lang="en")


SPANNED = (
    E("tr", cell("th", "Jab", scope="row", rowspan="2"), cell("td", "first"), cell("td", "good")),
    E("tr", cell("td", "nothing known", colspan="2")),
    E("tr", cell("th", "Pill", scope="row"), cell("td", "daily"), cell("td", "poor")),
)


def read(faces: Faces, main: Element) -> Reader:
    sheet = set_sheet(faces, main, "en-GB")
    return Reader(write(sheet.document, sheet.pages, faces))


def attribute(element: pikepdf.Object, key: str) -> Any:
    owners: Any = element.get("/A", [])
    owners = owners if isinstance(owners, pikepdf.Array) else [owners]
    return next((owner[key] for owner in owners if key in owner), None)


def cells(reader: Reader) -> list[pikepdf.Object]:
    return [element for element in reader.elements() if element.S in ("/TH", "/TD")]


def named(reader: Reader) -> dict[str, int]:
    """Name of an element -> its place among the cells, by the tree of names."""
    names = reader.pdf.Root.StructTreeRoot.IDTree.Names
    places = {element.objgen: place for place, element in enumerate(cells(reader))}
    return {str(names[i]): places[names[i + 1].objgen] for i in range(0, len(names), 2)}


def test_spans_stand_on_the_cells_that_have_them(faces: Faces) -> None:
    reader = read(faces, table(*SPANNED))
    found = [(attribute(e, "/ColSpan"), attribute(e, "/RowSpan")) for e in cells(reader)]
    assert found == [*[(None, None)] * 3, (None, 2), *[(None, None)] * 2, (2, None), *[(None, None)] * 3]


def test_every_cell_names_the_heads_of_all_its_columns_and_rows(faces: Faces) -> None:
    reader = read(faces, table(*SPANNED))
    names = named(reader)
    heads = [sorted(names[str(head)] for head in attribute(e, "/Headers") or ()) for e in cells(reader)]
    # 0 Kind, 1 Option, 2 Effect, 3 Jab, 4 first, 5 good, 6 nothing known, 7 Pill, 8 daily, 9 poor
    assert heads == [[], [], [], [0], [1, 3], [2, 3], [1, 2, 3], [0], [1, 7], [2, 7]]


def test_the_tree_of_names_is_sorted_and_leads_to_elements_of_these_names(faces: Faces) -> None:
    reader = read(faces, table(*SPANNED))
    names = reader.pdf.Root.StructTreeRoot.IDTree.Names
    keys = [bytes(names[i]) for i in range(0, len(names), 2)]
    assert keys == sorted(keys)
    assert [bytes(names[i].ID) for i in range(1, len(names), 2)] == keys


def test_a_plain_table_has_no_names(faces: Faces) -> None:
    """Scope tells all heads of it; and files that were printed before stay as they were."""
    reader = read(faces, table(SPANNED[2]))
    assert "/IDTree" not in reader.pdf.Root.StructTreeRoot
    assert not any(attribute(e, key) for e in cells(reader) for key in ("/Headers", "/ColSpan", "/RowSpan"))


def test_lists_in_lists_hang_in_the_body_of_an_item_and_say_their_bullets(faces: Faces) -> None:
    def points(mark: str, *bodies: Element) -> Element:
        return E("ul", *(E("li", E("marker", actual=mark), body) for body in bodies))

    inner = points("▪", E("body", "deep"))
    middle = points("◦", E("body", E("p", "in:"), inner))
    main = E("main", points("•", E("body", E("p", "out:"), middle)), lang="en")
    reader = read(faces, main)
    lists = [e for e in reader.elements() if e.S == "/L"]
    assert [str(attribute(e, "/ListNumbering")) for e in lists] == ["/Disc", "/Circle", "/Square"]
    assert [str(e.P.S) for e in lists[1:]] == ["/LBody", "/LBody"]
