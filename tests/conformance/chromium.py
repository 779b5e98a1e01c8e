"""Chromium as a second typesetter: the same words, fonts, sizes and columns, set by Blink.

Chromium shapes with HarfBuzz as well, but itemises, falls back, orders and breaks lines by its own
rules: where it differs, one of the two has to be explained.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from leaflets.model.text import Span
from tests.conformance.commands import GateError, run
from tests.conformance.specimen_blocks import Block

QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--allow-file-access-from-files", "--font-render-hinting=none"),
    *("--enable-font-subpixel-positioning", "--virtual-time-budget=20000"),
)
PIXELS = 96 / 72
"""CSS pixels in a point."""
RULES = {"ko": "word-break: keep-all", "ja": "word-break: auto-phrase"}
"""CSS for what our line rules choose among several customs: Korean by words, Japanese by phrases."""

STYLE = """\
html { margin: 0; background: white; }
body { margin: 0; position: relative; }
.sheet { position: relative; overflow: hidden; }
.ours, .theirs { position: absolute; top: 0; }
.ours { left: 0; }
.block { position: absolute; margin: 0; overflow-wrap: normal; text-wrap: pretty; line-break: strict;
  text-rendering: geometricPrecision; }
"""
MEASURE = """\
function linesOf(block) {
  const top = block.getBoundingClientRect().top;
  const height = parseFloat(getComputedStyle(block).lineHeight);
  const lines = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let line = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode.data;
    for (const { segment, index } of new Intl.Segmenter().segment(text)) {
      range.setStart(walker.currentNode, index);
      range.setEnd(walker.currentNode, index + segment.length);
      const box = range.getClientRects()[0];
      if (box && box.width > 0 && segment.trim()) {
        line = Math.floor((box.top + box.height / 2 - top) / height);
      }
      lines[line] = (lines[line] ?? "") + segment;
    }
  }
  return lines.map((text) => text ?? "");
}
function naturalOf(block) {
  block.style.whiteSpace = "nowrap";
  block.style.width = "max-content";
  return block.getBoundingClientRect().width;
}
Promise.all([...document.fonts].map((font) => font.load())).then(() => {
  const blocks = [...document.querySelectorAll(".block")];
  const lines = blocks.map(linesOf);
  const natural = blocks.map(naturalOf);
  document.body.innerHTML = "";
  document.title = "measured";
  const out = document.createElement("pre");
  out.textContent = JSON.stringify({ lines, natural });
  document.body.append(out);
});
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A block as Chromium set it: the text of each line, and its width on one line in points."""

    lines: tuple[str, ...]
    natural: float


def faces(fonts: Path, families: Iterable[str]) -> str:
    """@font-face rules for the product's own files; nothing of the system is asked for."""
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
        f"src: url({(fonts / family / name).with_suffix('.ttf').resolve().as_uri()}); }}\n"
        for family in sorted(set(families))
        for weight, name in ((400, "regular"), (700, "bold"))
    )


def html(block: Block) -> str:
    """One block in its place, with the same size, leading, width, language and direction."""
    style, language = block.style, block.style.locale
    red, green, blue = block.colour
    css = {
        "left": f"{block.x:.3f}pt",
        "top": f"{block.top:.3f}pt",
        # Sums of the same advances differ by rounding; Blink's unit is 1/64 px.
        "width": f"{block.width + 0.05:.3f}pt",
        "font": f"{style.size}pt/{block.leading:.3f}pt {', '.join(map(json.dumps, style.families))}",
        "letter-spacing": f"{style.tracking}pt" if style.tracking else "normal",
        "color": f"rgb({red} {green} {blue})",
    }
    rules = "; ".join([*(f"{name}: {value}" for name, value in css.items()), RULES.get(language, "")])
    text = "".join(_span(span, language) for span in block.spans)
    return f'<p class="block" lang="{language}" dir="{style.direction}" style="{escape(rules)}">{text}</p>\n'


def _span(span: Span, language: str) -> str:
    attributes = f' lang="{span.lang}"' if span.lang != language else ""
    if span.isolate:
        attributes += f' dir="{span.isolate}"'
    text = f"<bdi{attributes}>{escape(span.text)}</bdi>" if span.isolate else escape(span.text)
    if attributes and not span.isolate:
        text = f"<span{attributes}>{text}</span>"
    return f"<b>{text}</b>" if span.bold else text


def page(head: str, body: str, script: str = "") -> str:
    tail = f"<script>{script}</script>" if script else ""
    return f'<!doctype html><meta charset="utf-8"><style>{head}{STYLE}</style>\n{body}{tail}\n'


def browse(file: Path, *options: str) -> str:
    """Open a page in a Chromium of its own, with a profile of its own, and return what it prints."""
    with tempfile.TemporaryDirectory(prefix="leaflets-chromium-", ignore_cleanup_errors=True) as profile:
        command = ["chromium", *QUIET, f"--user-data-dir={profile}", *options, file.resolve().as_uri()]
        done = run(command, timeout=300)
    if done.returncode != 0:
        raise GateError(f"Chromium stopped ({done.returncode}):\n{done.stderr}")
    return done.stdout


def measure(file: Path, fonts: Path, blocks: Sequence[Block]) -> tuple[Measured, ...]:
    """All blocks, set in one page that is written to `file`."""
    families = (family for block in blocks for family in block.style.families)
    file.write_text(page(faces(fonts, families), "".join(map(html, blocks)), MEASURE), "utf-8")
    found = re.search(r"<pre>(.*)</pre>", browse(file, "--dump-dom"), re.DOTALL)
    if found is None:
        raise GateError("Chromium did not finish measuring")
    answer = json.loads(_unescape(found[1]))
    pairs = zip(answer["lines"], answer["natural"], strict=True)
    return tuple(Measured(tuple(lines), natural / PIXELS) for lines, natural in pairs)


def _unescape(text: str) -> str:
    """What a serialised DOM escapes in text."""
    for name, character in (("lt", "<"), ("gt", ">"), ("nbsp", "\u00a0"), ("amp", "&")):
        text = text.replace(f"&{name};", character)
    return text
