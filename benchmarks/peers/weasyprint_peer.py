"""WeasyPrint 70's side: the same tree as HTML and CSS, PDF/UA-1 (it cannot be A-2a at the same time)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import weasyprint
from tree import serve

FONTS = Path(__file__).parents[2] / "fonts"
TAGS = {
    "band": "div",
    "body": "span",
    "drawing": "div",
    "label": "span",
    "term": "div",
    "number": "span",
}

CSS = """
@page { size: A4; margin: 24mm 18mm 21mm }
body { font-size: 12pt; line-height: 17pt; color: #1B1F22 }
h1 { font-size: 28pt; line-height: 34pt; color: #0B4F60; margin: 0 }
h2 { font-size: 14pt; color: #0B4F60; margin: 17pt 0 4pt; break-after: avoid } p, ul, dl { margin: 0 0 4pt }
.short-answer { background: #E4EFF2; padding: 3mm 6mm; font-size: 14pt }
.emergency { border: 2pt solid #9E1B1B; padding: 3mm 6mm; break-inside: avoid }
.columns, .pair, .end { display: flex; gap: 8mm } .columns > div, .pair > section, .end > section { flex: 1 }
table { border-collapse: collapse; width: 100% }
td, th { text-align: start; vertical-align: top; padding: 4pt; border-bottom: .5pt solid #5A6468 }
tr, figure { break-inside: avoid } dt { font-weight: bold; float: inline-start; margin-inline-end: 3mm }
"""


def faces(families: Sequence[str]) -> str:
    """The same fonts, and the body's list of them."""
    rules = []
    for family in families:
        for file, weight in (("regular", 400), ("bold", 700)):
            source = (FONTS / family / f"{file}.ttf").as_uri()
            rules.append(f"@font-face{{font-family:{family};font-weight:{weight};src:url({source})}}")
    return "".join(rules) + f"body {{ font-family: {','.join(families)} }}"


def markup(node: dict[str, Any]) -> str:
    if "t" in node:
        text = escape(node["t"])
        return f"<b>{text}</b>" if node["b"] else text
    name = node["name"]
    if name in ("marker", "rules"):
        return ""
    tag = TAGS.get(name, name)
    attributes = f' class="{" ".join([name, *node["classes"]])}" dir="{node["dir"]}"'
    if node["lang"]:
        attributes += f' lang="{node["lang"]}"'
    for key in ("href", "scope"):
        if key in node["attrs"]:
            attributes += f' {key}="{escape(node["attrs"][key])}"'
    return f"<{tag}{attributes}>{''.join(map(markup, node['kids']))}</{tag}>"


def render(document: dict[str, Any]) -> bytes:
    page = (
        f'<!DOCTYPE html><html lang="{document["lang"]}" dir="{document["dir"]}"><meta charset="utf-8">'
        f"<title>{escape(document['title'])}</title><style>{CSS}{faces(document['families'])}</style>"
        f"<body>{markup(document['main'])}</body></html>"
    )
    return bytes(weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))


if __name__ == "__main__":
    serve(render)
