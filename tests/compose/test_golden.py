"""The whole Document of a tiny leaflet, in both directions, written out for a reviewer."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaflets.compose.composer import compose
from leaflets.content.clinics import load_clinic
from leaflets.content.library import load
from leaflets.model.document import Element, Text
from leaflets.model.edition import Edition

TESTS = Path(__file__).resolve().parents[1]
WORKSPACE = TESTS / "fixtures" / "workspace"
CONTENT = TESTS.parent / "content"


def written(node: Element | Text, depth: int = 0) -> list[str]:
    """One line a node: name.class [lang direction] attributes; or a text, its key, ‹isolated›, *bold*."""
    indent = "  " * depth
    if isinstance(node, Text):
        words = f"*{node.text}*" if node.bold else node.text
        words = f"‹{words}›" if node.isolate else words
        return [f"{indent}| {words}" + (f"  <{node.origin.key}>" if node.origin else "")]
    name = ".".join([node.name, *node.classes])
    lang = f" [{node.lang} {node.direction}]" if node.lang else ""
    attrs = "".join(f' {key}="{value}"' for key, value in node.attrs.items())
    lines = [f"{indent}{node.id} {name}{lang}{attrs}"]
    for child in node.children:
        lines += written(child, depth + 1)
    return lines


def tiny(root: Path, locale: str) -> str:
    """The fixture's leaflet in the real layout, with a clinic; `root` is an empty folder."""
    shutil.copytree(WORKSPACE, root, dirs_exist_ok=True)
    shutil.copytree(CONTENT / "styles", root / "content" / "styles")
    layouts = {
        name: (CONTENT / "layouts" / f"{file}.xml.j2").read_text(encoding="utf-8")
        for name, file in (("plain", "leaflet"), ("parts", "parts"))
    }
    library = replace(load(root), templates=layouts)
    clinic = load_clinic(root / "content/clinics/example.yaml", root)
    document = compose(library, Edition(locale, "tiny", "standard"), clinic=clinic, as_of=date(2026, 11, 22))
    assert document.footer is not None
    return "\n".join([*written(document.main), *written(document.footer), str(document.metadata)]) + "\n"


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_a_tiny_leaflet_is_the_document_that_was_reviewed(locale, tmp_path):
    golden = (TESTS / "compose" / "golden" / f"tiny.{locale}.txt").read_text(encoding="utf-8")
    assert tiny(tmp_path, locale) == golden
