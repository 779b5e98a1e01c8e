"""The tags: what a screen reader meets."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from leaflets.errors import LeafletError
from leaflets.model.content import Direction
from leaflets.model.document import Element
from leaflets.writers.pdf.structure import build_structure
from leaflets.writers.pdf.writer import write
from tests.writers.pdf.reader import Reader
from tests.writers.pdf.sheets import Faces, Sheet, Tree, make_document, set_sheet

GOLDEN = Path(__file__).parent / "golden"
E = Tree(Direction.LTR)


def written(faces: Faces, main: Element, lang: str = "en-GB") -> Reader:
    sheet = set_sheet(faces, main, lang)
    return Reader(write(sheet.document, sheet.pages, faces))


def is_mark(kid: object) -> bool:
    return isinstance(kid, int) or (isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR")


@pytest.mark.parametrize("locale", ["english", "arabic"])
def test_the_tag_tree_is_the_document(locale: str, request: pytest.FixtureRequest) -> None:
    """After a wanted change: read the new tree, then put it in the golden's place."""
    reader: Reader = request.getfixturevalue(f"{locale}_pdf")
    assert reader.tree() == (GOLDEN / f"{locale}.txt").read_text(encoding="utf-8")


def test_a_paragraph_over_two_pages_is_one_element(english_pdf: Reader) -> None:
    paragraphs = [element for element in english_pdf.elements() if element.S == "/P"]
    (split,) = [
        paragraph for paragraph in paragraphs if all(map(is_mark, paragraph.K)) and len(paragraph.K) > 1
    ]
    assert english_pdf.page_number(split.Pg) == 1
    assert english_pdf.page_number(split.K[1].Pg) == 2


def test_text_around_a_link_stays_around_it(faces: Faces) -> None:
    reader = written(
        faces, E("main", E("p", "Ask ", E("a", "us", href="https://example.org"), " first."), lang="en")
    )
    assert [line.strip() for line in reader.tree().splitlines()[1:]] == [
        "P",
        "'Ask ' on page 1",
        "Link",
        "'us' on page 1",
        "link to https://example.org (us) on page 1",
        "' first.' on page 1",
    ]


def test_the_parent_tree_leads_back_from_every_mark_and_annotation(english_pdf: Reader) -> None:
    nums = english_pdf.root.StructTreeRoot.ParentTree.Nums
    parents = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
    assert english_pdf.root.StructTreeRoot.ParentTreeNextKey == len(parents)
    for number, page in enumerate(english_pdf.pdf.pages):
        marks = parents[int(page.StructParents)]
        tags = [s.tag for s in english_pdf.sequences(number) if "/MCID" in s.properties]
        assert [str(element.S) for element in marks] == tags
        for annotation in page.get("/Annots", []):
            assert parents[int(annotation.StructParent)].S == "/Link"


def test_an_element_without_content_has_no_kids(english_pdf: Reader) -> None:
    empty = [element for element in english_pdf.elements() if "/K" not in element]
    assert [str(element.S) for element in empty] == ["/LBody"]


def test_a_left_to_right_document_has_no_actual_text_but_its_bullets(english_pdf: Reader) -> None:
    assert {str(e.S) for e in english_pdf.elements() if "/ActualText" in e} == {"/Lbl"}


def test_in_a_right_to_left_document_every_element_tells_its_own_text(
    arabic: Sheet, arabic_pdf: Reader
) -> None:
    told = [str(e.ActualText) for e in arabic_pdf.elements() if "/ActualText" in e]
    assert "".join(told).replace("•", "") == arabic.document.main.text()


def test_actual_text_never_stands_on_an_element_with_elements_below(arabic_pdf: Reader) -> None:
    for element in arabic_pdf.elements():
        below = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        assert not ("/ActualText" in element and below)


def test_lists_of_bullets_say_so_and_other_lists_number_nothing(english_pdf: Reader) -> None:
    lists = [element.A.ListNumbering for element in english_pdf.elements() if element.S == "/L"]
    assert [str(numbering) for numbering in lists] == ["/Disc", "/None", "/None"]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (E("figure", E("figcaption", "A face")), "W001"),
        (E("figure", E("figcaption", "A face"), alt="  "), "W001"),
        (E("table", E("tr", E("th", E("p", "Name")))), "W002"),
        (E("table", E("tr", E("th", E("p", "Name"), scope="both"))), "W002"),
    ],
)
def test_what_cannot_be_tagged_is_a_problem(bad: Element, code: str) -> None:
    with pytest.raises(LeafletError) as caught:
        build_structure(make_document(E("main", bad, bad, lang="en"), "en"))
    assert [problem.code for problem in caught.value.problems] == [code, code]


def test_content_goes_to_the_nearest_element_with_a_role() -> None:
    document = make_document(
        E("main", E("figure", E("drawing", E("label", "Eye")), alt="A face"), lang="en"), "en"
    )
    structure = build_structure(document)
    ids = {element.name: element.id for element in document.main.elements()}
    assert structure.holders[ids["drawing"]] == structure.holders[ids["figure"]]
    assert structure.holders[ids["label"]] != structure.holders[ids["figure"]]
