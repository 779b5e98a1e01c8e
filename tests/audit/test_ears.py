"""What a screen reader says, beside the tags as pikepdf alone finds them and the strings of the YAML."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from leaflets.audit.ears import Heard, Saying, hear
from leaflets.content.library import load
from leaflets.model.edition import Edition
from leaflets.pipeline import Press
from tests.fixtures.sample import make_workspace

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)
LOCALES = ["en-GB", "ar"]

KINDS = {"H1": "heading", "H2": "heading", "H3": "heading", "L": "list", "LI": "item", "Table": "table"} | {
    "TH": "cell",
    "TD": "cell",
    "Figure": "figure",
    "Caption": "caption",
}


def roles(element: Any) -> Iterator[str]:
    """Structure types in the order of the file, by nothing but /K and /S."""
    below = element.get("/K")
    for kid in list(below) if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid["/S"])[1:]
            yield from roles(kid)


def strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from strings(value)


def read(data: bytes) -> Heard:
    heard = hear(data, "a file")
    assert isinstance(heard, Heard)
    return heard


@pytest.fixture
def heard(clean: dict[str, bytes], request: pytest.FixtureRequest) -> Heard:
    return read(clean[request.param])


@pytest.mark.parametrize("locale", LOCALES)
def test_blocks_are_said_in_the_order_of_the_tags(locale: str, clean: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(clean[locale])) as pdf:
        wanted = [KINDS[role] for role in roles(pdf.Root.StructTreeRoot) if role in KINDS]
    said = [saying.kind for saying in read(clean[locale]).sayings if saying.kind in KINDS.values()]
    assert said == wanted
    assert wanted.count("cell") >= 20


@pytest.mark.parametrize("locale", LOCALES)
def test_every_string_of_the_text_is_said_exactly_once(locale: str, clean: dict[str, bytes]) -> None:
    """Those with figures or bold words are printed otherwise than they stand in the YAML: the others."""
    path = ROOT / f"content/locales/{locale}/basics.standard.yaml"
    tree = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    texts = [tree["title"], tree["description"], tree["short-answer"], *strings(tree["sections"])]
    wanted = Counter(" ".join(text.split()) for text in texts if not set("{}*[") & set(text))
    said: Counter[str] = Counter()
    for saying in read(clean[locale]).sayings:
        said[re.sub(r"^\d+ ", "", saying.text)] += 1
        said[saying.label] += 1
    names = {"face-nerve"}  # the name of a picture is no text
    assert {text: said[text] for text in wanted if text not in names} == {
        text: count for text, count in wanted.items() if text not in names
    }
    assert sum(wanted.values()) >= 60


@pytest.mark.parametrize("locale", LOCALES)
def test_a_picture_is_said_by_its_description_then_its_labels_and_caption(
    locale: str, clean: dict[str, bytes]
) -> None:
    path = ROOT / f"content/locales/{locale}/pictures.yaml"
    words = yaml.load(path.read_bytes(), yaml.CBaseLoader)["face-nerve"]
    sayings = read(clean[locale]).sayings
    first = next(at for at, saying in enumerate(sayings) if saying.kind == "figure")
    assert sayings[first].text == " ".join(words["alt"].split())
    labels = [saying for saying in sayings[first + 1 :] if saying.kind == "label"]
    assert Counter(saying.text for saying in labels) == Counter(words["labels"].values())
    caption = sayings[first + len(labels) + 1]
    assert (caption.kind, caption.text.endswith(words["caption"])) == ("caption", True)


def test_the_title_and_the_language_come_first_and_other_languages_are_told_apart(
    clean: dict[str, bytes],
) -> None:
    heard = read(clean["ar"])
    title = yaml.load((ROOT / "content/locales/ar/basics.standard.yaml").read_bytes(), yaml.CBaseLoader)[
        "title"
    ]
    assert heard.title.endswith(title)
    assert heard.lang == "ar"
    latin = [part for saying in heard.sayings for part in saying.words if re.search("[A-Za-z]{2}", part.text)]
    assert {part.lang.partition("-")[0] for part in latin} == {"en"}
    arabic = [
        part for saying in heard.sayings for part in saying.words if re.search("[\u0621-\u064a]", part.text)
    ]
    assert {part.lang for part in arabic} == {"ar"}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_repeats_on_each_page_is_not_said_and_no_mark_of_direction_is(
    locale: str, clean: dict[str, bytes]
) -> None:
    sayings = read(clean[locale]).sayings
    assert {saying.page for saying in sayings} >= {1, 2}
    draft = [saying for saying in sayings if "DRAFT" in saying.text]
    assert len(draft) == 1
    everything = "\n".join(saying.text for saying in sayings)
    assert not re.search("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u00ad]", everything)
    assert not re.search(r"(?m)^.*\b\d+ (of|من) \d+$", everything)


def test_headings_items_and_cells_are_counted(clean: dict[str, bytes]) -> None:
    sayings = read(clean["en-GB"]).sayings
    headings = [saying for saying in sayings if saying.kind == "heading"]
    assert [saying.number for saying in headings] == list(range(1, len(headings) + 1))
    assert {saying.count for saying in headings} == {len(headings)}
    assert [saying.level for saying in headings][:2] == [1, 2]
    for at, saying in enumerate(sayings):
        if saying.kind == "list":
            end = next(i for i in range(at, len(sayings)) if sayings[i].kind == "list-end")
            items = [item.number for item in sayings[at:end] if item.kind == "item"]
            assert items == list(range(1, saying.count + 1))


def cells(sayings: tuple[Saying, ...], columns: int) -> dict[str, Saying]:
    """Of the table with so many columns: its cells by their words."""
    start = next(at for at, each in enumerate(sayings) if each.kind == "table" and each.columns == columns)
    end = next(at for at, each in enumerate(sayings) if at > start and each.kind == "table-end")
    return {saying.text: saying for saying in sayings[start:end] if saying.kind == "cell"}


@pytest.fixture(scope="module")
def spans(tmp_path_factory: pytest.TempPathFactory, press: Press) -> tuple[Saying, ...]:
    root = tmp_path_factory.mktemp("spans")
    make_workspace(root)
    library = load(root, ["en-GB"])
    edition = Edition("en-GB", "blocks", "standard")
    return read(replace(press, library=library).print_edition(edition, as_of=DAY)).sayings


def test_a_cell_over_rows_and_columns_heads_all_that_it_spans(spans: tuple[Saying, ...]) -> None:
    """tests/fixtures/blocks/en-GB.yaml: `kind` of `once` takes two rows, and so on."""
    found = {text: saying.cell for text, saying in cells(spans, 4).items()}
    jabs, again = found["Injections"], found["Each one after it"]
    assert jabs is not None
    assert again is not None
    assert (jabs.row, jabs.rows, jabs.column, jabs.columns) == (2, 2, 1, 1)
    assert (again.row, again.column) == (3, 2)
    assert "Injections" in again.heads
    assert "What it is" in again.heads
    wide = next(cell for cell in found.values() if cell is not None and cell.columns == 2)
    assert {"What it is", "How well"} <= set(wide.heads)


def test_a_plain_cell_has_the_heads_of_its_column_and_its_row(clean: dict[str, bytes]) -> None:
    tree = yaml.load((ROOT / "content/locales/en-GB/basics.standard.yaml").read_bytes(), yaml.CBaseLoader)
    blocks = [block for section in tree["sections"].values() for block in section["body"].values()]
    table = next(block["table"] for block in blocks if "table" in block)
    sayings = read(clean["en-GB"]).sayings
    grid = [saying.cell for saying in sayings if saying.kind == "cell"]
    heads = list(table["columns"].values())
    for cell in grid:
        assert cell is not None
        if cell.head == "":
            assert cell.heads[0] == heads[cell.column - 1]
            assert len(cell.heads) == 2


@pytest.mark.parametrize("data", [b"", b"a leaflet in words", b"%PDF-1.7\nand no more"])
def test_what_is_no_pdf_is_told_as_such(data: bytes) -> None:
    problems = hear(data, "a.pdf")
    assert not isinstance(problems, Heard)
    assert [problem.code for problem in problems] == ["A001"]
    assert "object at 0x" not in problems[0].message


def test_a_file_without_tags_is_told_as_such(clean: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(clean["en-GB"])) as pdf:
        del pdf.Root.StructTreeRoot
        out = io.BytesIO()
        pdf.save(out)
    problems = hear(out.getvalue(), "a.pdf")
    assert not isinstance(problems, Heard)
    assert "A101" in {problem.code for problem in problems}
