"""Typst 0.15.2's side: the same tree through leaflet.typ, PDF/UA-1 and PDF/A-2a at once."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from tree import serve

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "fonts"


@lru_cache
def compiler() -> Any:
    return typst.Compiler(
        str(HERE / "leaflet.typ"), root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True
    )


def render(document: dict[str, Any]) -> bytes:
    return bytes(
        compiler().compile(
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            sys_inputs={"tree": json.dumps(document, ensure_ascii=False)},
        )
    )


if __name__ == "__main__":
    serve(render)
