"""Scripts of characters, against Unicode's files."""

from __future__ import annotations

import lzma
import re
from pathlib import Path

import pytest

from leaflets.text.script import script, script_extensions

UNICODE = Path(__file__).parent.parent / "unicode"


def vendored(name: str) -> str:
    return lzma.decompress((UNICODE / f"{name}.xz").read_bytes()).decode("utf-8")


def listed(name: str) -> dict[int, str]:
    """Code point -> what the file says of it."""
    values: dict[int, str] = {}
    line = re.compile(r"^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*; ([\w ]+?)\s*#", re.MULTILINE)
    for first, last, value in line.findall(vendored(name)):
        values.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), value))
    return values


@pytest.mark.parametrize(
    ("chars", "code"),
    [
        ("aŵẽ", "Latn"),
        ("ΑΩ", "Grek"),
        ("ж", "Cyrl"),
        ("אש", "Hebr"),
        ("\u0627\u06cc\u0679", "Arab"),
        ("\u0915\u094d", "Deva"),
        ("\u0995", "Beng"),
        ("\u0a15", "Guru"),
        ("\u0a95", "Gujr"),
        ("\u0ba4", "Taml"),
        ("\u0e01", "Thai"),
        ("\u1200", "Ethi"),
        ("\u6f22\U00020000", "Hani"),
        ("\u3042", "Hira"),
        ("\u30a2", "Kana"),
        ("\uac00", "Hang"),
        ("07 .,()–%\u2066\u060c\u20ac", "Zyyy"),
        ("\u0301\u064b\u200d", "Zinh"),
        ("\u0378\ue000\U0010ffff", "Zzzz"),
    ],
)
def test_script_is_an_iso_15924_code(chars: str, code: str) -> None:
    assert {script(char) for char in chars} == {code}


def test_every_code_point_has_its_script() -> None:
    names = re.findall(r"^sc ; (\w{4})\s*; (\w+)", vendored("PropertyValueAliases.txt"), re.MULTILINE)
    codes = {name: code for code, name in names}
    expected = {point: codes[name] for point, name in listed("Scripts.txt").items()}
    uncached = script.__wrapped__
    wrong = [p for p in range(0x110000) if uncached(chr(p)) != expected.get(p, "Zzzz")]
    assert wrong == []


def test_every_listed_code_point_has_its_script_extensions() -> None:
    for point, codes in listed("ScriptExtensions.txt").items():
        assert script_extensions(chr(point)) == tuple(codes.split()), hex(point)


def test_a_code_point_that_is_not_listed_is_used_with_its_own_script() -> None:
    points = set(range(0x3000)) - set(listed("ScriptExtensions.txt"))
    assert all(script_extensions(chr(p)) == (script(chr(p)),) for p in points)


def test_arabic_comma_and_devanagari_danda_belong_to_several_scripts() -> None:
    assert "Arab" in script_extensions("\u060c")
    assert {"Beng", "Deva", "Gujr", "Guru"} <= set(script_extensions("\u0964"))
