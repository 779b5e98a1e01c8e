"""A page is run as ISO 32000-1 says; the numbers here are worked out by hand."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from leaflets.audit.embedded import EmbeddedFont
from leaflets.audit.execution import paint_page
from leaflets.audit.painting import Painting

FONT = EmbeddedFont("F", {1: "a", 2: "b", 3: " "}, {1: 500.0, 2: 250.0, 3: 200.0}, 1000.0, None, None)


def paint(source: bytes) -> Painting:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 300))
    page.obj.Resources = Dictionary(ExtGState=Dictionary(Pale=Dictionary(ca=0.5)))
    page.obj.Contents = pdf.make_stream(source)
    return paint_page(page, {"/F": FONT})


def test_glyphs_stand_where_widths_gaps_and_matrices_put_them() -> None:
    (shown,) = paint(b"2 0 0 2 10 20 cm BT /F 8 Tf 5 5 Td [<00010002> -500 <0001>] TJ ET").shown
    assert shown.text == "aba"
    assert shown.size == 16
    # Origins 5, 5 + .5 * 8, 5 + .75 * 8 + .5 * 8; doubled and moved by 10.
    assert [glyph.start for glyph in shown.glyphs] == [(20.0, 30.0), (28.0, 30.0), (40.0, 30.0)]
    assert shown.glyphs[-1].end == (48.0, 30.0)


def test_a_new_line_starts_below_the_last_one() -> None:
    first, second = paint(b"BT /F 10 Tf 14 TL 50 100 Td <0001> Tj T* <0002> Tj ET").shown
    assert first.glyphs[0].start == (50.0, 100.0)
    assert second.glyphs[0].start == (50.0, 86.0)


def test_colour_and_state_come_back_with_q() -> None:
    first, second = paint(b"1 0 0 rg q 0 0 1 rg BT /F 9 Tf <0001> Tj ET Q BT /F 9 Tf <0001> Tj ET").shown
    assert (first.colour, second.colour) == ((0, 0, 1), (1, 0, 0))


@pytest.mark.parametrize("state", [b"3 Tr", b"/Pale gs", b"0 Tz"])
def test_what_leaves_no_ink_is_not_visible(state: bytes) -> None:
    (shown,) = paint(state + b" BT /F 9 Tf <0001> Tj ET").shown
    assert not shown.visible


def test_a_rectangle_is_an_area_and_a_level_line_a_rule() -> None:
    painting = paint(b"/Artifact BMC 0.5 g 10 10 20 5 re f 10 50 m 90 50 l S EMC")
    (area,), (rule,) = painting.areas, painting.rules
    assert area.box == (10.0, 10.0, 30.0, 15.0)
    assert area.colour == (0.5, 0.5, 0.5)
    assert (rule.left, rule.right, rule.y) == (10.0, 90.0, 50.0)


def test_content_knows_its_mark() -> None:
    source = b"""/P <</MCID 4>> BDC BT /F 9 Tf <0001> Tj ET EMC
    /Artifact <</Type /Pagination /Subtype /Footer>> BDC BT <0002> Tj ET EMC
    BT <0003> Tj ET"""
    painting = paint(source)
    tagged, footer, stray = (shown.mark for shown in painting.shown)
    assert (tagged.mcid, tagged.artifact) == (4, None)
    assert (footer.mcid, footer.artifact) == (None, "Footer")
    assert (stray.mcid, stray.artifact) == (None, None)
    assert painting.mcids == (4,)
    assert painting.strays == 1


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (b"/Im1 Do", "operator Do"),
        (b"0 0 10 10 re W n", "operator W"),
        (b"/Sh1 sh", "operator sh"),
        (b"BT /Other 9 Tf ET", "font /Other"),
        (b"/P <</MCID 0>> BDC /P <</MCID 1>> BDC EMC EMC", "a tag inside another"),
        (b"/P <</MCID 0>> BDC /Span <</ActualText (x)>> BDC EMC EMC", "ActualText inside the page"),
    ],
)
def test_what_the_audit_cannot_judge_is_told(source: bytes, what: str) -> None:
    assert any(what in unknown for unknown in paint(source).unknown)


def test_names_of_properties_are_looked_up() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 300))
    page.obj.Resources = Dictionary(Properties=Dictionary(MC0=Dictionary(MCID=7)))
    page.obj.Contents = pdf.make_stream(b"/P /MC0 BDC EMC")
    assert Name.Properties in page.obj.Resources
    assert paint_page(page, {}).mcids == (7,)


def paint_form(page: bytes, form: bytes, **entries: pikepdf.Object) -> Painting:
    """A page whose form /P is a square of ten units from its own origin, unless it says otherwise."""
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(200, 300))
    stream = pdf.make_stream(form)
    stream.update(
        Dictionary({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": [0, 0, 10, 10], **entries})
    )
    sheet.obj.Resources = Dictionary(XObject=Dictionary(P=stream))
    sheet.obj.Contents = pdf.make_stream(page)
    return paint_page(sheet, {})


def test_a_form_is_painted_as_often_as_the_page_says_and_where_it_says() -> None:
    page = b"/Figure <</MCID 0>> BDC q 1 0 0 1 20 30 cm /P Do 1 0 0 1 40 0 cm /P Do Q EMC"
    painting = paint_form(page, b"1 1 8 8 re f")
    assert [(shape.mcid, shape.box) for shape in painting.shapes] == [
        (0, (21, 31, 29, 39)),
        (0, (61, 31, 69, 39)),
    ]
    assert painting.unknown == ()


def test_a_form_has_a_matrix_and_leaves_the_page_as_it_was() -> None:
    matrix = pikepdf.Array([2, 0, 0, 2, 5, 0])
    painting = paint_form(
        b"/P <</MCID 0>> BDC /P Do 0 0 3 3 re f EMC", b"1 0 0 rg 1 1 2 2 re f", **{"/Matrix": matrix}
    )
    assert [(area.box, area.colour) for area in painting.areas] == [
        ((7, 2, 11, 6), (1, 0, 0)),
        ((0, 0, 3, 3), (0, 0, 0)),
    ]


PICTURE: dict[str, Any] = {"/Subtype": Name.Image, "/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8}


def test_a_picture_has_its_place_and_its_mark() -> None:
    painting = paint_form(b"/P <</MCID 0>> BDC q 6 0 0 4 1 2 cm /P Do Q EMC", b"", **PICTURE)
    assert [(image.mark.mcid, image.box) for image in painting.images] == [(0, (1, 2, 7, 6))]
    assert not painting.unknown


@pytest.mark.parametrize(
    ("form", "entries", "what"),
    [
        (b"5 5 8 8 re f", {}, "outside its own box"),
        (b"/P Do", {}, "operator Do"),
        (b"1 1 2 2 re f", {"/Subtype": Name.PS}, "no plain drawing"),
        (b"", {**PICTURE, "/ColorSpace": Name.DeviceCMYK}, "more than plain dots"),
        (b"", {**PICTURE, "/SMaskInData": 1}, "more than plain dots"),
        (b"", {**PICTURE, "/Mask": Array([0, 1])}, "more than plain dots"),
        (b"", {**PICTURE, "/Interpolate": True}, "more than plain dots"),
        (b"1 1 2 2 re f", {"/Group": Dictionary(S=Name.Transparency)}, "no plain drawing"),
        (b"1 1 2 2 re f", {"/Resources": Dictionary(Font=Dictionary())}, "no plain drawing"),
    ],
)
def test_a_form_that_the_audit_cannot_judge_is_told(
    form: bytes, entries: dict[str, pikepdf.Object], what: str
) -> None:
    painting = paint_form(b"/P <</MCID 0>> BDC /P Do EMC", form, **entries)
    assert any(what in unknown for unknown in painting.unknown)


def test_the_straight_pieces_of_a_line_are_kept_where_they_are_drawn() -> None:
    painting = paint(b"2 0 0 2 0 0 cm /Artifact BMC 5 5 m 5 20 l 15 20 l S EMC")
    assert painting.strokes == (((10.0, 10.0), (10.0, 40.0)), ((10.0, 40.0), (30.0, 40.0)))
