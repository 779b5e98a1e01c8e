"""Every kind of block at every level, as the audit reads it; and faults in them that it finds."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from leaflets.audit.auditor import audit_file
from leaflets.compose import composer, merge
from leaflets.compose.citations import cite
from leaflets.compose.crowd import Crowd, crowd
from leaflets.content.library import load
from leaflets.errors import Problem
from leaflets.model.edition import Edition
from leaflets.model.library import Library
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.audit.damage import Instructions, elements, operator, parse, within
from tests.fixtures.sample import LEVELS, LOCALES, make_workspace

DAY = date(2026, 11, 22)
MM = 72 / 25.4

Damage = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True)
class Desk:
    """The sample's workspace, and a press for it."""

    root: Path
    press: Press

    def audit(self, edition: Edition, data: bytes) -> tuple[Problem, ...]:
        path = self.root / edition.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return audit_file(path, self.root, None, DAY)

    def findings(self, edition: Edition, library: Library | None = None) -> tuple[Problem, ...]:
        press = replace(self.press, library=library) if library else self.press
        return self.audit(edition, press.print_edition(edition, as_of=DAY))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("sample")
    make_workspace(root)
    fonts = FontLibrary.open(root)
    return Desk(root, Press(load(root, LOCALES), fonts, Typesetter(fonts)))


@pytest.fixture(scope="module")
def sheet(desk: Desk) -> bytes:
    return desk.press.print_edition(ENGLISH, as_of=DAY)


ENGLISH = Edition("en-GB", "blocks", "detailed")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_kind_of_block_is_printed_as_its_content_says(desk: Desk, locale: str, level: str) -> None:
    assert desk.findings(Edition(locale, "blocks", level)) == ()


def more(shown: Crowd) -> Crowd:
    return replace(shown, filled=shown.filled + 1, between=shown.between - 1) if shown.between else shown


def fewer(shown: Crowd) -> Crowd:
    return replace(shown, between=0)


@pytest.mark.parametrize("change", [more, fewer])
def test_a_crowd_of_other_numbers_than_the_ledgers_is_found(
    desk: Desk, change: Callable[[Crowd], Crowd], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composer, "crowd", lambda fact, locale: change(crowd(fact, locale)))
    problems = [problem for problem in desk.findings(ENGLISH) if problem.code == "A213"]
    assert {problem.key.rpartition("/")[2] for problem in problems} >= {
        "sections.people.body.hundred.icons.fact",
        "sections.people.body.thousand.icons.fact",
    }


def test_the_sides_of_a_crowd_may_not_be_swapped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def swapped(fact: Any, locale: Any) -> Crowd:
        shown = crowd(fact, locale)
        return replace(shown, rate=shown.other, other=shown.rate)

    monkeypatch.setattr(composer, "crowd", swapped)
    assert "A203" in {problem.code for problem in desk.findings(ENGLISH)}


def test_a_citation_of_another_source_is_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def shifted(text: str, references: dict[str, int], locale: Any) -> Any:
        return cite(text, {source: number % 3 + 1 for source, number in references.items()}, locale)

    monkeypatch.setattr(merge, "cite", shifted)
    found = {problem.key for problem in desk.findings(ENGLISH) if problem.code == "A203"}
    assert "blocks.detailed/sections.words.body.answer" in found


def test_a_source_that_lacks_its_name_in_full_is_found(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composer, "full_citation", lambda source: source.short)
    assert {problem.code for problem in desk.findings(ENGLISH)} >= {"A201"}


def test_rows_too_low_for_a_hand_are_found(desk: Desk) -> None:
    library = desk.press.library
    style = library.styles["standard"]
    low = replace(style, form=replace(style.form, row=6 * MM))
    problems = desk.findings(ENGLISH, replace(library, styles={**library.styles, "standard": low}))
    found = [(problem.code, problem.key) for problem in problems]
    assert found == [("A507", "blocks.detailed/sections.write.body.record.form.rows")]


def test_warnings_of_another_key_are_found(desk: Desk) -> None:
    library = desk.press.library
    own = library.locales["en-GB"]
    safety = {**own.safety, "injection-slow-droop": own.safety["eye-same-day"]}
    changed = replace(library, locales={**library.locales, "en-GB": replace(own, safety=safety)})
    assert {problem.code for problem in desk.findings(ENGLISH, changed)} >= {"A201"}


def drawn(change: Callable[[Instructions], Instructions]) -> Damage:
    """A change to what the first icon array draws."""

    def damage(pdf: pikepdf.Pdf) -> None:
        (figure, *_) = (part for part in elements(pdf, "Figure") if "people" in str(part.Alt))
        within(figure, pdf, change)

    return damage


def without_last_person(instructions: Instructions) -> Instructions:
    last = max(at for at, (_, name) in enumerate(instructions) if str(name) == "Do")
    return instructions[:last] + instructions[last + 1 :]


def redrawn(change: Callable[[Instructions], Instructions]) -> Damage:
    """A change to the drawing of every person."""

    def damage(pdf: pikepdf.Pdf) -> None:
        for form in pdf.pages[0].Resources.XObject.values():  # every page has the same ones
            form.write(pikepdf.unparse_content_stream(change(parse(form))))

    return damage


def without_fill(instructions: Instructions) -> Instructions:
    """What was filled and stroked is only stroked."""
    stroke = operator(b"S")[0]
    return [stroke if str(name) == "B" else (operands, name) for operands, name in instructions]


def in_pale_ink(instructions: Instructions) -> Instructions:
    """Fills that nobody sees."""
    return [*operator(b"0.95 1 1 rg"), *(step for step in instructions if str(step[1]) != "rg")]


def headless(instructions: Instructions) -> Instructions:
    """The first outline is gone."""
    first = next(at for at, (_, name) in enumerate(instructions) if str(name) in ("S", "B"))
    return instructions[:first] + operator(b"n") + instructions[first + 1 :]


@pytest.mark.parametrize(
    "damage",
    [drawn(without_last_person), redrawn(without_fill), redrawn(in_pale_ink), redrawn(headless)],
    ids=["a person is gone", "nobody is filled", "pale ink", "heads are gone"],
)
def test_people_who_are_not_on_the_page_are_missed(
    desk: Desk, sheet: bytes, damage: Damage, tmp_path: Path
) -> None:
    source = tmp_path / "clean.pdf"
    source.write_bytes(sheet)
    with pikepdf.open(source) as pdf:
        damage(pdf)
        pdf.save(tmp_path / "damaged.pdf")
    problems = desk.audit(ENGLISH, (tmp_path / "damaged.pdf").read_bytes())
    assert {problem.code for problem in problems} == {"A213"}


def damaged(sheet: bytes, damage: Damage) -> bytes:
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        damage(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def without(key: str) -> Damage:
    """No cell says this of itself any more."""

    def damage(pdf: pikepdf.Pdf) -> None:
        cells = [*elements(pdf, "TD"), *elements(pdf, "TH")]
        said = [cell.A for cell in cells if "/A" in cell and key in cell.A]
        assert said
        for attributes in said:
            del attributes[key]

    return damage


def with_swapped_heads(pdf: pikepdf.Pdf) -> None:
    """A cell over two columns says that it has the head of another column."""
    cell = next(cell for cell in elements(pdf, "TD") if "/A" in cell and "/ColSpan" in cell.A)
    plain = next(cell for cell in elements(pdf, "TD") if "/A" in cell and "/RowSpan" in cell.A)
    cell.A.Headers = plain.A.Headers


@pytest.mark.parametrize(
    "damage",
    [without("/ColSpan"), without("/RowSpan"), without("/Headers"), with_swapped_heads],
    ids=["columns", "rows", "heads", "other heads"],
)
def test_a_cell_that_does_not_say_how_far_it_reaches_or_what_heads_it_is_found(
    desk: Desk, sheet: bytes, damage: Damage
) -> None:
    assert {problem.code for problem in desk.audit(ENGLISH, damaged(sheet, damage))} == {"A214"}


def unnested(pdf: pikepdf.Pdf) -> None:
    """The items of a list in an item stand after that item, as if they were of its own list."""
    inner = next(each for each in elements(pdf, "L") if each.P.S == "/LBody")
    body, item = inner.P, inner.P.P
    outer = item.P
    body.K = pikepdf.Array([kid for kid in body.K if kid.objgen != inner.objgen])
    items = list(outer.K)
    at = next(i for i, kid in enumerate(items) if kid.objgen == item.objgen)
    for kid in inner.K:
        kid.P = outer
    outer.K = pikepdf.Array([*items[: at + 1], *inner.K, *items[at + 1 :]])


def test_a_list_that_has_left_the_item_it_belongs_to_is_found(desk: Desk, sheet: bytes) -> None:
    problems = desk.audit(ENGLISH, damaged(sheet, unnested))
    assert {problem.code for problem in problems} == {"A201"}


def test_a_span_that_is_not_the_contents_is_found(desk: Desk) -> None:
    """What layout and tags agree on may still be wrong: the audit reads the YAML by itself."""
    library = desk.press.library
    own = library.locales["en-GB"]
    text = own.texts["blocks.detailed"]
    body = dict(text.sections["words"].body)
    table = body["spans"].table
    assert table is not None
    rows = {**table.rows, "again": {**table.rows["again"], "risk": table.rows["tablets"]["risk"]}}
    spans = {**table.spans, "once": {"kind": table.spans["once"]["kind"]}}
    body["spans"] = replace(body["spans"], table=replace(table, rows=rows, spans=spans))
    sections = {**text.sections, "words": replace(text.sections["words"], body=body)}
    texts = {**own.texts, "blocks.detailed": replace(text, sections=sections)}
    changed = replace(library, locales={**library.locales, "en-GB": replace(own, texts=texts)})
    assert {problem.code for problem in desk.findings(ENGLISH, changed)} >= {"A208", "A214"}
