"""Each specimen beside the same blocks set by Chromium, as pictures and as a list of what differs.

    python -m tests.conformance.specimens_compare [LOCALE ...]    `make specimens-compare` builds first

Writes into build/specimens-compare: <locale>.png (page 1; <locale>-2.png page 2; ours at the left), and
differences.txt: each block whose lines end elsewhere, or whose width on one line is another by more
than TOLERANCE. Nothing here passes or fails; docs/specimens.md says what people saw.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence

from tests.conformance import chromium
from tests.conformance.chromium import Measured, faces, html, measure
from tests.conformance.commands import GateError, require, run
from tests.conformance.expected import ROOT, SPECIMENS
from tests.conformance.specimen_blocks import Block, all_blocks

FONTS = ROOT / "fonts"
OUTPUT = ROOT / "build" / "specimens-compare"
WIDTH, HEIGHT = 794, 1123
"""A4 in CSS pixels."""
DENSITY = 2
"""Dots to a CSS pixel."""
PAGES = 2
TOLERANCE = 0.3
"""Points. Chromium sums widths in 64ths of a pixel; a glyph more or less is never as small."""


def differences(block: Block, measured: Measured) -> Iterator[str]:
    if abs(block.natural - measured.natural) > TOLERANCE:
        text = "".join(block.lines).strip()
        yield f"width: ours {block.natural:.2f} pt, Chromium's {measured.natural:.2f} pt: {text[:80]}"
    ours, theirs = ([line.strip() for line in lines] for lines in (block.lines, measured.lines))
    if ours != theirs:
        shown = "".join(f"\n    | {line}" for line in ours) + "\n    --"
        yield "lines:" + shown + "".join(f"\n    | {line}" for line in theirs)


def report(sheets: Mapping[str, Sequence[Block]], measured: Sequence[Measured]) -> Iterator[str]:
    answers = iter(measured)
    for locale, blocks in sheets.items():
        found = [line for block in blocks for line in differences(block, next(answers))]
        yield f"== {locale}: {len(blocks)} blocks, {len(found)} differences"
        yield from found


def picture(locale: str, number: int, blocks: Sequence[Block]) -> None:
    """Page `number` (from 1) of a specimen: ours as poppler draws it, at its right Chromium's."""
    suffix = f"-{number}" if number > 1 else ""
    ours = OUTPUT / f"{locale}{suffix}.ours"
    dots = str(round(96 * DENSITY))
    only = ("-f", str(number), "-l", str(number), "-singlefile", "-png", "-r", dots)
    done = run(["pdftoppm", *only, str(SPECIMENS / f"{locale}.pdf"), str(ours)])
    if done.returncode != 0:
        raise GateError(f"pdftoppm could not draw {locale}: {done.stderr}")
    size = f"width: {WIDTH}px; height: {HEIGHT}px"
    body = "".join(html(block) for block in blocks if block.page == number - 1)
    families = (family for block in blocks for family in block.style.families)
    sheet = OUTPUT / f"{locale}{suffix}.html"
    sheet.write_text(
        chromium.page(
            faces(FONTS, families),
            f'<div class="sheet" style="width: {2 * WIDTH}px; height: {HEIGHT}px">'
            f'<img class="ours" style="{size}" src="{ours.name}.png" alt="">'
            f'<div class="theirs" style="left: {WIDTH}px; {size}">{body}</div></div>',
        ),
        "utf-8",
    )
    chromium.browse(
        sheet,
        f"--screenshot={OUTPUT / f'{locale}{suffix}.png'}",
        f"--window-size={2 * WIDTH},{HEIGHT}",
        f"--force-device-scale-factor={DENSITY}",
    )


def main(wanted: Sequence[str]) -> int:
    try:
        require("chromium", "pdftoppm")
        sheets = {name: blocks for name, blocks in all_blocks(ROOT) if name in wanted or not wanted}
        OUTPUT.mkdir(parents=True, exist_ok=True)
        every = [block for blocks in sheets.values() for block in blocks]
        lines = [*report(sheets, measure(OUTPUT / "measure.html", FONTS, every)), ""]
        (OUTPUT / "differences.txt").write_text("\n".join(lines), "utf-8")
        for locale, blocks in sheets.items():
            for number in range(1, min(PAGES, max(block.page for block in blocks) + 1) + 1):
                picture(locale, number, blocks)
            print(f"{(OUTPUT / locale).relative_to(ROOT)}.png", flush=True)
    except GateError as error:
        print(f"specimens-compare: {error}", file=sys.stderr)
        return 2
    print(f"{len(every)} blocks: {(OUTPUT / 'differences.txt').relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
