"""The Document as plain JSON, so that every program beside us sets exactly the same text.

`{"name", "lang", "dir", "classes", "attrs", "kids": [...]}`; a text is `{"t", "b"}`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing import get_context
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


def document_json(document: Document, families: Sequence[str], names: Sequence[str]) -> dict[str, Any]:
    """`families`: folders of fonts/; `names`: what these fonts call themselves."""
    meta = document.metadata
    return {
        "families": list(families),
        "fonts": list(names),
        "region": "CN" if meta.lang == "zh-Hans" else None,
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


PROCESSES = 2
"""Of a batch, here and in ours.py."""


def serve(render: Callable[[dict[str, Any]], bytes]) -> None:
    """One file: `PEER tree.json out.pdf`. Warm: `PEER tree.json --warm N` prints seconds of N altered runs.
    A batch: `PEER folder --batch N` sets N altered documents, the folder's trees in turn. Clinics:
    `PEER tree.json --clinics N folder` writes N files, in which the clinic's box alone differs.
    """
    _, source, action, *rest = sys.argv
    if action == "--batch":
        trees = [read(str(path)) for path in sorted(Path(source).glob("*.json"))]
        jobs = [(render, trees[run % len(trees)], run) for run in range(int(rest[0]))]
        with get_context("fork").Pool(PROCESSES) as pool:
            pool.map(_render_altered, jobs, chunksize=5)
    elif action == "--clinics":
        document = read(source)
        copies = [(render, document, run, rest[1]) for run in range(int(rest[0]))]
        with get_context("fork").Pool(PROCESSES) as pool:
            pool.map(_write_copy, copies, chunksize=5)
    elif action == "--warm":
        document = read(source)
        print(json.dumps([_render_altered((render, document, run)) for run in range(int(rest[0]) + 1)][1:]))
    else:
        Path(action).write_bytes(render(read(source)))


def _write_copy(job: tuple[Callable[[dict[str, Any]], bytes], dict[str, Any], int, str]) -> None:
    render, document, run, folder = job
    changed = {**document, "main": alter_clinic(document["main"], f" {run}")}
    Path(folder, f"{run}.pdf").write_bytes(render(changed))


def alter_clinic(node: dict[str, Any], mark: str) -> dict[str, Any]:
    """The same tree with `mark` after every text of the clinic's box."""
    if "t" in node:
        return node
    if "clinic" in node["classes"]:
        return alter(node, mark)
    return {**node, "kids": [alter_clinic(kid, mark) for kid in node["kids"]]}


def _render_altered(job: tuple[Callable[[dict[str, Any]], bytes], dict[str, Any], int]) -> float:
    render, document, run = job
    changed = {**document, "main": alter(document["main"], f" {run}")}
    start = time.perf_counter()
    render(changed)
    return time.perf_counter() - start
