"""A page's content: where glyphs stand, what belongs to whom, and that nothing is said twice."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

import pikepdf
import pytest

from leaflets.model.content import Direction
from leaflets.model.page import (
    Artifact,
    Page,
    PageItem,
    Pages,
    PaintedPath,
    PaintedRun,
    PaintedStamps,
    Segment,
)
from leaflets.model.text import GlyphRun
from leaflets.writers.pdf.writer import write
from tests.writers.pdf.reader import Reader
from tests.writers.pdf.sheets import INK, PAGE, Faces, Tree, disc, make_document, shape

E = Tree(Direction.LTR)
REGULAR = "noto-sans/regular"


def painted(faces: Faces, *items: PageItem) -> Reader:
    """One page whose document is a <main> (0) with two paragraphs (1 and 2), which may own the items."""
    document = make_document(E("main", E("p"), E("p"), lang="en"), "en")
    return Reader(write(document, Pages(*PAGE, (Page(items),), (), {}), faces))


def run(faces: Faces, text: str, owner: int | Artifact = 1, x: float = 50, y: float = 60) -> PaintedRun:
    rtl = "\u0590" < text[0] < "\u0700"
    face = "vazirmatn/regular" if rtl else REGULAR
    return PaintedRun(owner, x, y, shape(faces, face, text, rtl=rtl), 12, INK)


def path(owner: int | Artifact, segments: Sequence[Segment], **style: object) -> PaintedPath:
    return dataclasses.replace(PaintedPath(owner, tuple(segments), fill=INK), **style)  # type: ignore[arg-type]


def operators(reader: Reader) -> list[str]:
    return [str(i.operator) for i in pikepdf.parse_content_stream(reader.pdf.pages[0])]


def positions(run: GlyphRun, left: float, size: float, upem: int) -> list[float]:
    """Where each cluster starts, by its advances alone."""
    starts = [left]
    for cluster in run.clusters:
        starts.append(starts[-1] + cluster.advance * size / upem)
    return starts[:-1]


def test_every_cluster_stands_where_layout_put_it(faces: Faces) -> None:
    item = run(faces, "AVATAR To Ty. War & Væ", x=41.237, y=99.5)
    reader = painted(faces, item)
    codes = reader.sequences(0)[0].codes
    assert [code.text for code in codes] == [cluster.text for cluster in item.run.clusters]
    assert {code.y for code in codes} == {PAGE[1] - 99.5}
    expected = positions(item.run, 41.237, 12, 1000)
    assert [code.x for code in codes] == pytest.approx(expected, abs=0.011)
    assert "TJ" in operators(reader), "the words were chosen for their kerning"


def test_rounding_never_adds_up_in_a_face_of_2048_units(faces: Faces) -> None:
    item = run(faces, "ومن ثم يرى ورد وردة ودروع وروادها " * 4)
    codes = painted(faces, item).sequences(0)[0].codes
    right = max(code.x + code.width for code in codes)
    left = min(code.x for code in codes)
    assert right - left == pytest.approx(item.run.advance * 12 / 2048, abs=0.02)


def test_tracking_is_added_after_every_cluster(faces: Faces) -> None:
    item = dataclasses.replace(run(faces, "kicker"), tracking=0.8)
    codes = painted(faces, item).sequences(0)[0].codes
    expected = [x + 0.8 * n for n, x in enumerate(positions(item.run, 50, 12, 1000))]
    assert [code.x for code in codes] == pytest.approx(expected, abs=0.02)


def test_tracking_of_right_to_left_text_starts_at_the_same_left_end(faces: Faces) -> None:
    item = dataclasses.replace(run(faces, "دار دور"), tracking=1.5)
    codes = painted(faces, item).sequences(0)[0].codes
    places = sorted(code.x for code in codes)
    starts = [x + 1.5 * n for n, x in enumerate(positions(item.run, 50, 12, 2048))]
    assert places == pytest.approx(starts, abs=0.02)


def test_a_run_at_the_same_place_is_painted_over_the_first(faces: Faces) -> None:
    reader = painted(faces, run(faces, "over"), run(faces, "over"))
    xs = [code.x for code in reader.sequences(0)[0].codes]
    assert xs[:4] == xs[4:]


def test_neighbours_of_one_owner_share_a_sequence(faces: Faces) -> None:
    items: list[PageItem] = [
        run(faces, "one"),
        path(1, disc(9, 9, 2)),
        run(faces, "two"),
        run(faces, "three", 2),
        run(faces, "1"),
    ]
    sequences = painted(faces, *items).sequences(0)
    assert [(s.tag, s.text, s.properties) for s in sequences] == [
        ("/P", "onetwo", {"/MCID": "0"}),
        ("/P", "three", {"/MCID": "1"}),
        ("/P", "1", {"/MCID": "2"}),
    ]


@pytest.mark.parametrize(
    ("kind", "properties"),
    [
        (Artifact.LAYOUT, {"/Type": "/Layout"}),
        (Artifact.HEADER, {"/Type": "/Pagination", "/Subtype": "/Header"}),
        (Artifact.FOOTER, {"/Type": "/Pagination", "/Subtype": "/Footer"}),
    ],
)
def test_artifacts_say_what_they_are(faces: Faces, kind: Artifact, properties: dict[str, str]) -> None:
    (sequence,) = painted(faces, run(faces, "7 of 9", kind)).sequences(0)
    assert (sequence.tag, sequence.properties) == ("/Artifact", properties)


def test_state_is_set_only_where_it_changes(faces: Faces) -> None:
    reader = painted(faces, *(run(faces, "again", owner, y=60 + 20 * owner) for owner in (1, 2, 1, 2)))
    assert [operators(reader).count(name) for name in ("Tf", "rg", "Td", "BDC")] == [1, 1, 4, 4]


def test_paths_are_painted_where_they_are(faces: Faces) -> None:
    """A square's, a rule's and a disc's ink, as PDFium sees it (a quarter of a point a pixel)."""
    square: list[Segment] = [("M", 10, 10), ("L", 30, 10), ("L", 30, 30), ("L", 10, 30), ("Z",)]
    rule: list[Segment] = [("M", 100, 50), ("L", 200, 50)]
    items = [
        path(Artifact.LAYOUT, square, fill=(0, 0, 0)),
        path(Artifact.LAYOUT, rule, fill=None, stroke=(0, 0, 0), stroke_width=4),
        path(Artifact.LAYOUT, disc(60, 100, 10), fill=(0, 0, 0)),
    ]
    picture = painted(faces, *items).rendered(scale=4)

    def ink(x: float, y: float) -> bool:
        return picture[int(y * 4) * int(PAGE[0] * 4) + int(x * 4)] < 128

    assert ink(10.5, 10.5)
    assert ink(29, 29)
    assert not ink(9, 9)
    assert not ink(31, 20)
    assert ink(150, 51.5)
    assert not ink(150, 53)
    assert not ink(205, 50)
    assert ink(69, 100)
    assert ink(60, 91)
    assert not ink(68, 108)


def test_equal_shapes_are_equal_bytes_wherever_they_stand(faces: Faces) -> None:
    reader = painted(faces, path(1, disc(20, 20, 3)), path(1, disc(77.31, 140.2, 3)))
    content = reader.pdf.pages[0].Contents.read_bytes()
    shapes = re.findall(rb"cm\n(.*?)\nf", content, re.DOTALL)
    assert len(shapes) == 2
    assert shapes[0] == shapes[1]


def test_a_stroke_brings_its_width_ends_and_dashes(faces: Faces) -> None:
    line: list[Segment] = [("M", 10, 10), ("L", 99, 10)]
    dashed = path(1, line, fill=None, stroke=(255, 0, 0), stroke_width=1.5, round_ends=True, dash=(0.0, 4.0))
    reader = painted(faces, dashed)
    content = reader.pdf.pages[0].Contents.read_bytes().decode()
    assert "1 0 0 RG\n1.5 w\n1 J\n1 j\n[0 4] 0 d\n10 390 m 99 390 l\nS" in content


def stamps(*places: tuple[float, float], fill: tuple[int, int, int] | None = None) -> PaintedStamps:
    return PaintedStamps(1, (path(1, disc(5, 5, 3), fill=fill, stroke=INK, stroke_width=1),), places)


def test_a_drawing_painted_at_many_places_is_told_once(faces: Faces) -> None:
    places = tuple((20.0 + 10 * i, 40.0) for i in range(9))
    reader = painted(faces, stamps(*places))
    (page,) = reader.pdf.pages
    (form,) = page.Resources.XObject.values()
    assert operators(reader).count("Do") == 9
    assert operators(reader).count("c") == 0
    assert [str(step.operator) for step in pikepdf.parse_content_stream(form)].count("c") == 4


def test_each_place_is_where_layout_put_it(faces: Faces) -> None:
    places = ((20.0, 40.0), (33.333, 40.0), (20.0, 55.5))
    reader = painted(faces, stamps(*places))
    x, y, found = 0.0, 0.0, []
    for step in pikepdf.parse_content_stream(reader.pdf.pages[0]):
        if str(step.operator) == "cm":
            *_, across, up = (float(value) for value in step.operands)
            x, y = x + across, y + up
            found.append((x, PAGE[1] - y))
    assert found == [pytest.approx(place, abs=0.006) for place in places]


def test_other_fills_are_other_drawings_and_pages_share_them(faces: Faces) -> None:
    one, other = stamps((20.0, 40.0)), stamps((60.0, 40.0), fill=INK)
    reader = painted(faces, one, other, one)
    assert len(reader.pdf.pages[0].Resources.XObject) == 2


def test_a_drawing_lies_inside_the_box_that_it_tells(faces: Faces) -> None:
    reader = painted(faces, stamps((20.0, 40.0)))
    (form,) = reader.pdf.pages[0].Resources.XObject.values()
    left, bottom, right, top = (float(value) for value in form.BBox)
    assert max(left, bottom + 10) <= 1.5
    assert min(right, top + 10) >= 8.5
