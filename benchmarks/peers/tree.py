"""The Document as plain JSON, so that every program beside us sets exactly the same text.

`{"name", "lang", "dir", "classes", "attrs", "kids": [...]}`; a text is `{"t", "b"}`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from leaflets.model.document import Document, Element, Text


def plain(node: Element | Text) -> dict[str, Any]:
    if isinstance(node, Text):
        return {"t": node.text, "b": node.bold}
    return {
        "name": node.name,
        "lang": node.lang,
        "dir": str(node.direction),
        "classes": list(node.classes),
        "attrs": dict(node.attrs),
        "kids": [plain(child) for child in node.children],
    }


def document_json(document: Document) -> dict[str, Any]:
    meta = document.metadata
    return {
        "title": meta.title,
        "lang": meta.lang,
        "dir": str(meta.direction),
        "main": plain(document.main),
        "footer": plain(document.footer) if document.footer else None,
    }


def alter(node: dict[str, Any], mark: str) -> dict[str, Any]:
    """The same tree with `mark` after every text, so that no line cached from an earlier run fits."""
    if "t" in node:
        return {**node, "t": node["t"] + mark}
    return {**node, "kids": [alter(kid, mark) for kid in node["kids"]]}


def read(path: str) -> dict[str, Any]:
    return dict(json.loads(Path(path).read_text(encoding="utf-8")))


def serve(render: Any) -> None:
    """`PEER tree.json out.pdf` once, or `PEER tree.json --warm N`: seconds of N altered runs, as JSON."""
    document = read(sys.argv[1])
    if sys.argv[2] != "--warm":
        Path(sys.argv[2]).write_bytes(render(document))
        return
    seconds = []
    for run in range(int(sys.argv[3]) + 1):
        changed = {**document, "main": alter(document["main"], f" {run}")}
        start = time.perf_counter()
        render(changed)
        seconds.append(time.perf_counter() - start)
    print(json.dumps(seconds[1:]))
