"""Kinds of characters that are not text to see, against Unicode's files."""

from __future__ import annotations

import lzma
import re
import unicodedata
from pathlib import Path

from leaflets.text.characters import is_bidi_control, is_control, is_default_ignorable

UNICODE = Path(__file__).parent.parent / "unicode"


def having(name: str, value: str) -> set[int]:
    text = lzma.decompress((UNICODE / f"{name}.xz").read_bytes()).decode("utf-8")
    line = re.compile(rf"^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*; {value}\b", re.MULTILINE)
    found = line.findall(text)
    return {p for first, last in found for p in range(int(first, 16), int(last or first, 16) + 1)}


def test_default_ignorable_code_points_are_unicode_s() -> None:
    uncached = is_default_ignorable.__wrapped__
    found = {p for p in range(0x110000) if uncached(chr(p))}
    assert found == having("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")


def test_bidi_controls_are_unicode_s() -> None:
    uncached = is_bidi_control.__wrapped__
    found = {p for p in range(0x110000) if uncached(chr(p))}
    assert found == having("PropList.txt", "Bidi_Control")


def test_controls_are_those_of_general_category_cc() -> None:
    found = [p for p in range(0x110000) if is_control(chr(p))]
    assert found == [p for p in range(0x110000) if unicodedata.category(chr(p)) == "Cc"]
