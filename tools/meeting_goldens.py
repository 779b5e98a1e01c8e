"""Write which full-width marks Chromium closes up where two meet, into tests/text/goldens/meeting.yaml.

Each pair of marks is set between two letters, in each of the fonts with full-width marks, and each mark's
width is compared with what it has alone between letters. Needs: apt-get install chromium.

    python tools/meeting_goldens.py
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from html import escape, unescape
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.conformance import chromium  # noqa: E402

GOLDEN = ROOT / "tests" / "text" / "goldens" / "meeting.yaml"
FAMILIES = {"zh-Hans": "noto-sans-sc", "zh-Hant": "noto-sans-tc", "ja": "noto-sans-jp"}
LETTER = "中"
MARKS = (
    "〈《「『【〔〖〘〚〝（［｛‘“、。〉》」』】〕〗〙〛〞〟），．］｝：；？！’”・·｜＂＇￤‐\u3000()[]{}«».,…"
)
PIXELS = 100
SCRIPT = """\
Promise.all([...document.fonts].map((font) => font.load())).then(() => {
  const range = document.createRange();
  const widths = [...document.querySelectorAll("p")].map(({ firstChild: text }) =>
    [...text.data].map((_, at) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().width;
    }));
  document.body.innerHTML = "<pre></pre>";
  document.body.firstChild.textContent = JSON.stringify(widths);
});
"""


def widths(language: str, family: str, texts: list[str]) -> list[list[float]]:
    """The width of each character of each text, in pixels."""
    head = chromium.faces(ROOT / "fonts", [family, "noto-sans"])
    head += f"p {{ font: {PIXELS}px {family}, noto-sans; white-space: pre }}"
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        html = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><style>{head}</style><body>'
        file.write_text(f"{html}{body}<script>{SCRIPT}</script>", "utf-8")
        found = re.search(r"<pre>(.*)</pre>", chromium.browse(file, "--dump-dom"), re.DOTALL)
    if found is None:
        raise SystemExit("Chromium did not finish measuring")
    answer: list[list[float]] = json.loads(unescape(found[1]))
    return answer


def rows(language: str, family: str) -> list[dict[str, str]]:
    """For marks that behave alike: which marks after them make them, or are made, half as wide."""
    texts = [LETTER + mark + LETTER for mark in MARKS]
    alone = {mark: found[1] for mark, found in zip(MARKS, widths(language, family, texts), strict=True)}
    pairs = [(first, second) for first in MARKS for second in MARKS]
    found = widths(language, family, [LETTER + first + second + LETTER for first, second in pairs])
    halved: dict[str, tuple[list[str], list[str]]] = {mark: ([], []) for mark in MARKS}
    for (first, second), (_, one, two, _) in zip(pairs, found, strict=True):
        if alone[first] - one > PIXELS / 4:
            halved[first][0].append(second)
        if alone[second] - two > PIXELS / 4:
            halved[first][1].append(second)
    alike: dict[tuple[str, str], str] = {}
    for mark, (before, after) in halved.items():
        key = "".join(before), "".join(after)
        alike[key] = alike.get(key, "") + mark
    return [
        {"marks": marks, "halved-before": before, "halve": after} for (before, after), marks in alike.items()
    ]


def main() -> None:
    table = {family: rows(language, family) for language, family in FAMILIES.items()}
    head = "# What Chromium makes of two marks that meet (tools/meeting_goldens.py).\n"
    head += "# `marks` are halved before those of `halved-before`; after them those of `halve` are.\n"
    GOLDEN.write_text(head + yaml.safe_dump(table, allow_unicode=True, sort_keys=False, width=110), "utf-8")


if __name__ == "__main__":
    main()
