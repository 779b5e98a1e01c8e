"""The furniture of every page: the band of a draft and the footer, which are drawn but not read out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from leaflets.audit.findings import Findings
from leaflets.audit.painting import Glyph, Painting
from leaflets.audit.parts import Expectation
from leaflets.audit.visual_order import has_right_to_left, lines, read_by_eye, stretches

CODE = re.compile(r"[23456789bcdfghjkmnpqrstvwxz]{6}")
"""An edition code as the footer prints it."""
_CODE = "{code}"


def check_sheets(expectation: Expectation, paintings: Sequence[Painting], findings: Findings) -> None:
    """Every page carries the footer, every page but the first the band, and no other text is hidden
    from a screen reader as decoration.
    """
    codes = set()
    for index, painting in enumerate(paintings):
        page = index + 1
        glyphs = [
            glyph for shown in painting.shown if shown.mark.artifact is not None for glyph in shown.glyphs
        ]
        code = ""
        if _CODE in expectation.footer:
            code = _code(expectation, "".join(glyph.text for glyph in glyphs))
            codes.add(code)
            if not code:
                findings.add("A402", "the footer has no edition code", page=page)
        footer = [
            part.format(page=page, pages=len(paintings), code=code) for part in expectation.footer if part
        ]
        band = expectation.band if page > 1 else ()
        _check_parts(band, glyphs, "A401", "the band of a draft", page, findings)
        _check_parts(footer, glyphs, "A402", "the footer", page, findings)
        _check_rest([*band, *footer], expectation.table_heads, glyphs, page, findings)
    if len(codes) > 1:
        findings.add("A402", f"the pages have different edition codes: {', '.join(sorted(codes))}")


def _code(expectation: Expectation, text: str) -> str:
    """The code is the word after the level in the footer."""
    level = expectation.footer[expectation.footer.index(_CODE) - 1]
    match = re.search(rf"{re.escape(level)}\W*({CODE.pattern})", text)
    return match[1] if match else ""


def _check_parts(
    parts: Iterable[str], glyphs: list[Glyph], code: str, name: str, page: int, findings: Findings
) -> None:
    drawn = "".join("".join(glyph.text for glyph in glyphs).split())
    words = [stretch.words for stretch in read_by_eye(lines((page, glyph) for glyph in glyphs))]
    for part in parts:
        if has_right_to_left(part):
            wanted = [stretch.words for stretch in stretches(part) if stretch.right_to_left]
            right = [word for word in words if has_right_to_left(word[0])]
            there = any(right[at : at + len(wanted)] == wanted for at in range(len(right)))
        else:
            there = "".join(part.split()) in drawn
        if not there:
            findings.add(code, f"{name} lacks {part!r}", page=page)


def _check_rest(
    parts: list[str], heads: Sequence[str], glyphs: list[Glyph], page: int, findings: Findings
) -> None:
    """Letters and digits that are neither band nor footer may only be a repeated head of a table."""
    spare = _letters("".join(glyph.text for glyph in glyphs))
    spare.subtract(_letters("".join(parts)))
    for head in map(_letters, heads):
        while head and all(spare[char] >= count for char, count in head.items()):
            spare.subtract(head)
    if +spare:
        text = "".join(glyph.text for glyph in glyphs)
        message = f"text is marked as decoration, so it is never read out, somewhere in {text[:160]!r}"
        findings.add("A403", message, page=page)


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalnum())
