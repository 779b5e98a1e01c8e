"""The examples are those of ISO 32000-1 9.10.3, Example 2, and hand-made corner cases."""

from __future__ import annotations

import pytest

from leaflets.audit.cmap import parse_tounicode

SPECIFICATION_EXAMPLE = b"""
/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange
<0000> <005E> <0020>
<005F> <0061> [<00660066> <00660069> <00660066006C>]
endbfrange
1 beginbfchar
<3A51> <D840DC3E>
endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end
"""


def test_the_specifications_own_example_is_read_as_it_says() -> None:
    mapping = parse_tounicode(SPECIFICATION_EXAMPLE)
    assert mapping[0x0000] == " "
    assert mapping[0x005E] == "~"
    assert [mapping[code] for code in (0x5F, 0x60, 0x61)] == ["ff", "fi", "ffl"]
    assert mapping[0x3A51] == "\U0002003e"


def test_a_font_that_names_no_characters_gives_an_empty_mapping() -> None:
    assert parse_tounicode(b"begincmap endcmap") == {}


def test_a_section_with_a_code_but_no_characters_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        parse_tounicode(b"1 beginbfchar <0001> endbfchar")
