"""A drawing that somebody spoilt, or meant to do harm: told by build and check, in words, with its line."""

from __future__ import annotations

import re

import pytest

DRAWING = "pictures/face-nerve.svg"
PICTOGRAM = "pictograms/face-spasm.svg"
TEXT = ("--locale", "en-GB", "--leaflet", "basics", "--level", "standard")
DAY = ("--as-of", "2026-12-01")


def inside(element):
    """Put in on a line of its own, the third."""
    return lambda svg: svg.replace("<desc>", f"{element}<desc>", 1)


def view(box):
    return lambda svg: re.sub('viewBox="[^"]*"', f'viewBox="{box}"', svg, count=1)


def instead(text):
    return lambda _: text


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boo"}">' for n in range(10))

HARM = [
    ("script", inside("<script>alert(1)</script>"), "L004", 3, "<script>"),
    ("a script in a title", inside("<title><script/></title>"), "L004", 3, "<script>"),
    ("onload", lambda svg: svg.replace("<svg ", '<svg onload="x()" ', 1), "L004", 1, "onload"),
    ("image", inside('<image href="https://example.org/a.png"/>'), "L004", 3, "<image>"),
    ("use", inside('<use href="#a"/>'), "L004", 3, "<use>"),
    ("import", inside("<style>@import 'https://example.org/a.css';</style>"), "L004", 3, "fetches"),
    ("url", inside("<style>g { fill: url(https://example.org/#a) }</style>"), "L004", 3, "fetches"),
    ("stylesheet", lambda svg: f'<?xml-stylesheet href="a.css"?>{svg}', "S049", 1, "xml-stylesheet"),
    ("a billion laughs", lambda svg: f"<!DOCTYPE svg [{BOMB}]>{svg}", "S049", 1, "document type"),
    (
        "an external entity",
        lambda svg: f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>{svg}',
        "S049",
        1,
        "document type",
    ),
    (
        "a parameter entity",
        lambda svg: f'<!DOCTYPE svg [<!ENTITY % x SYSTEM "file:///etc/hostname"> %x;]>{svg}',
        "S049",
        1,
        "document type",
    ),
    ("no size", view("0 0 0 0"), "L004", 1, "8 to 1200"),
    ("a negative size", view("0 0 -493 150"), "L004", 1, "8 to 1200"),
    ("a size of nan", view("0 0 nan 150"), "L004", 1, "“nan”"),
    ("an absurd size", view("0 0 1e9 1e9"), "L004", 1, "10000"),
    ("numbers that are missing", view("0 0 493"), "L004", 1, "four numbers"),
    ("another origin", view("10 10 493 150"), "L004", 1, "begins with 0 0"),
    ("a coordinate of nan", inside('<circle cx="nan" cy="1" r="1" class="f-hue"/>'), "L004", 3, "cx"),
    ("infinity", inside('<line x1="inf" x2="1" class="s-hue"/>'), "L004", 3, "x1"),
    (
        "ink outside",
        inside('<rect x="-100" y="200" width="900" height="400" class="f-alert"/>'),
        "L004",
        3,
        "runs out of the drawing",
    ),
    ("deep nesting", inside("<g>" * 1000 + "</g>" * 1000), "L004", 3, "groups"),
    (
        "too many segments",
        inside('<path class="s-hue" d="M0 0' + "L1 1" * 50_000 + '"/>'),
        "L004",
        3,
        "20000 lines",
    ),
    (
        "a million segments",
        inside('<path class="s-hue" d="M0 0' + "L1 1" * 1_000_000 + '"/>'),
        "Y002",
        0,
        "256 kB is the limit",
    ),
    ("UTF-16", lambda svg: svg.encode("utf-16"), "Y003", 0, "UTF-16"),
    ("another encoding", lambda svg: svg.replace("Hemi", "H\u00e9mi").encode("cp1252"), "Y004", 2, "0xe9"),
    (
        "another encoding, declared",
        lambda svg: f'<?xml version="1.0" encoding="ISO-8859-1"?>{svg}',
        "S049",
        1,
        "ISO-8859-1",
    ),
    ("nothing", instead(""), "S049", 0, "empty"),
    ("a photograph", instead(b"\x89PNG\r\n\x1a\n" + bytes(99)), "Y005", 0, "PNG"),
    ("noise", instead(bytes(range(256)) * 9), "Y005", 1, "zero byte"),
    ("20 MB", lambda svg: svg + " " * 20_000_000, "Y002", 0, "256 kB is the limit"),
    ("a web page", instead("<html><body>404</body></html>"), "S049", 1, "<html>"),
    ("an unknown colour", inside('<path d="M0 0L9 3" class="s-hu"/>'), "L004", 3, "did you mean “hue”"),
    ("a label without width", lambda svg: svg.replace('"80"', '"nan"', 1), "L004", 45, "data-width"),
    ("a place outside", lambda svg: svg.replace('y="66"', 'y="900"', 1), "L004", 45, "the label “eye”"),
]


def spoil(workspace, file, damage):
    path = workspace / "content" / file
    made = damage(path.read_text("utf-8"))
    path.write_bytes(made if isinstance(made, bytes) else made.encode())


@pytest.mark.parametrize(("damage", "code", "line", "said"), [c[1:] for c in HARM], ids=[c[0] for c in HARM])
def test_a_hostile_drawing_is_told_once_with_its_line(leaflets, workspace, damage, code, line, said):
    spoil(workspace, DRAWING, damage)
    place = f"content/{DRAWING}:{line}" if line else f"content/{DRAWING}"
    status, _, errors = leaflets("build", "--root", workspace, *TEXT, *DAY)
    assert status == 1
    (message, hint, count) = errors.splitlines()
    assert re.match(rf"{re.escape(place)}(:\d+)?: error {code}: ", message), message
    assert said in message
    assert hint.strip()
    assert len(message) < 300
    assert count == "1 problem to mend"
    assert not list((workspace / "build").rglob("*.pdf"))
    status, output, errors = leaflets("check", "--root", workspace, *TEXT, *DAY)
    assert status == 1
    assert message in output + errors


def test_a_byte_order_mark_and_a_declaration_are_no_harm(leaflets, workspace):
    spoil(
        workspace,
        DRAWING,
        lambda svg: b"\xef\xbb\xbf" + f'<?xml version="1.0" encoding="utf-8"?>\r\n{svg}'.encode(),
    )
    assert leaflets("build", "--root", workspace, *TEXT, *DAY)[::2] == (0, "")


@pytest.mark.parametrize(
    ("damage", "code", "said"),
    [
        (lambda svg: svg.replace("<path", "<script/><path", 1), "L004", "<script>"),
        (lambda svg: f"<!DOCTYPE svg [{BOMB}]>{svg}", "S049", "document type"),
        (lambda svg: svg.replace("</svg>", '<text id="no" x="1" y="9"/></svg>'), "S049", "no words"),
        (lambda svg: svg.replace("<path", '<path d="M0 0L99 0" class="s-hue"/><path', 1), "L004", "runs out"),
    ],
)
def test_a_hostile_pictogram_is_told_too(leaflets, workspace, damage, code, said):
    spoil(workspace, PICTOGRAM, damage)
    asked = ("--locale", "en-GB", "--leaflet", "basics", "--level", "easy")
    status, _, errors = leaflets("build", "--root", workspace, *asked, *DAY)
    assert status == 1
    assert f"content/{PICTOGRAM}" in errors
    assert f"error {code}: " in errors
    assert said in errors
    assert errors.endswith("1 problem to mend\n")
