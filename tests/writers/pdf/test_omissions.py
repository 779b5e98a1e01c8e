"""No text may be lost between the Document and the page without anybody hearing of it."""

from __future__ import annotations

import dataclasses

import pytest

from leaflets.errors import LeafletError
from leaflets.model.document import Element
from leaflets.model.page import LinkArea, Page, PageItem
from leaflets.writers.pdf.writer import write
from tests.writers.pdf.sheets import Faces, Sheet


def first(sheet: Sheet, name: str) -> Element:
    return next(element for element in sheet.document.main.elements() if element.name == name)


def without(sheet: Sheet, owner: int, *, links: bool) -> Sheet:
    def stays(item: PageItem) -> bool:
        return item.owner != owner or isinstance(item, LinkArea) is not links

    pages = tuple(Page(tuple(filter(stays, page.items))) for page in sheet.pages.pages)
    return dataclasses.replace(sheet, pages=dataclasses.replace(sheet.pages, pages=pages))


def codes(sheet: Sheet, faces: Faces) -> list[tuple[str, str]]:
    with pytest.raises(LeafletError) as caught:
        write(sheet.document, sheet.pages, faces)
    return [(problem.code, problem.message) for problem in caught.value.problems]


def test_a_heading_that_no_page_shows(english: Sheet, faces: Faces) -> None:
    lost = without(english, first(english, "h1").id, links=False)
    assert codes(lost, faces) == [("W003", "No page has the text of this <h1>.")]


def test_a_link_that_nobody_can_follow(english: Sheet, faces: Faces) -> None:
    lost = without(english, first(english, "a").id, links=True)
    assert codes(lost, faces) == [("W004", "No page has the link area of this <a>.")]


def test_a_picture_without_a_place(english: Sheet, faces: Faces) -> None:
    lost = dataclasses.replace(english, pages=dataclasses.replace(english.pages, boxes={}))
    assert codes(lost, faces) == [("W005", "No page has the place of this <figure>.")]
