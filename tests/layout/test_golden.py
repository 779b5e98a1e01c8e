"""One small page in each direction, written out for a reviewer: who owns what, where, in which size."""

from __future__ import annotations

import pytest

from leaflets.model.page import LinkArea, PaintedPath
from tests.layout.conftest import ROOT
from tests.layout.documents import band, bullets, document, node, paragraph, question, words

GOLDEN = ROOT / "tests/layout/golden"

WORDS = {
    "ltr": ("Draft: not checked.", "What is it?", "A twitch of the face.", "one side", "both sides"),
    "rtl": ("مسودة: لم تُراجع.", "ما هو؟", "ارتعاش في الوجه.", "جانب واحد", "جانبان"),
}


def page(direction):
    mark, heading, text, one, other = WORDS[direction]
    link = node("a", "nhs.uk", href="https://www.nhs.uk/")
    plain = node("span", text + " ") if direction == "rtl" else text + " "
    blocks = paragraph(text, "lead"), bullets(one, other), node("p", plain, link)
    return document(band(mark), question("1", heading, *blocks), direction=direction)


def written(doc, pages) -> str:
    names = {e.id: f"{e.name} {e.id}" for e in doc.main.elements()}
    lines = []
    for item in pages.pages[0].items:
        owner = names[item.owner] if isinstance(item.owner, int) else item.owner.name
        if isinstance(item, PaintedPath):
            xs = [v for segment in item.segments for v in segment[1::2]]
            ys = [v for segment in item.segments for v in segment[2::2]]
            what = "".join(str(segment[0]) for segment in item.segments)
            paint = " ".join(
                f"{verb} #{bytes(colour).hex()}"
                for verb, colour in (("fill", item.fill), ("stroke", item.stroke))
                if colour
            )
            place = f"{min(xs):.1f},{min(ys):.1f} to {max(xs):.1f},{max(ys):.1f}"
            lines.append(f"{owner:12} path {place} {what} {paint}")
        elif isinstance(item, LinkArea):
            lines.append(
                f"{owner:12} link {item.x0:.1f},{item.y0:.1f} to {item.x1:.1f},{item.y1:.1f} {item.href}"
            )
        else:
            lines.append(
                f"{owner:12} text {item.x:.1f},{item.y:.1f} {item.size:g} pt {item.run.face} |{words(item)}|"
            )
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_small_page_stays_as_it_was_reviewed(set_pages, direction):
    doc = page(direction)
    expected = (GOLDEN / f"{direction}.txt").read_text(encoding="utf-8")
    assert written(doc, set_pages(doc)) == expected
