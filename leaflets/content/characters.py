"""Bytes to text, and the characters that no file of content/ may hold.

Refused are characters that a person can't see but a reader of the PDF would meet: they turn text
round (UAX #9 controls), break lines behind YAML's back, or mean nothing outside one computer. The
place of each is reported; a stand-in keeps the line readable for the parser, so that everything
else in the file is still checked in the same run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from leaflets.errors import Problem, Where
from leaflets.frozen import frozen

SIZE_LIMIT = 256 * 1024
"""Bytes. The longest leaflet is about 20 kB, a drawing 15; more is a mistake or an attack."""

_OTHER_KINDS = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "compressed (.svgz)"),
    (b"PK\x03\x04", "zip or office"),
)
"""How files begin that somebody may have renamed."""

STAND_IN = "\N{MIDDLE DOT}"
REPORTED_AT_MOST = 20


@frozen
class CharacterClass:
    """Characters refused for one reason. `characters` is the inside of a regular expression's set."""

    code: str
    what: str
    hint: str
    characters: str


_PLANE_ENDS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))

REFUSED = (
    CharacterClass(
        "Y017",
        "a control character, which no printer can print",
        "Delete it. It often arrives unseen with text pasted from another program: type the word again.",
        "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",
    ),
    CharacterClass(
        "Y018",
        "an invisible character that changes the direction of the text",
        "Delete it. The program puts such marks in by itself where numbers and foreign words need them.",
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    ),
    CharacterClass(
        "Y019",
        "an invisible line break",
        "Delete it, or put an ordinary space in its place.",
        "\u2028\u2029",
    ),
    CharacterClass(
        "Y020",
        "a private character, which has a meaning on one computer only",
        "Replace it by the real letter or sign. It often comes from a symbol font.",
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
    ),
    CharacterClass(
        "Y021",
        "a code that stands for no character at all",
        "Delete it, or type the letter that should stand here.",
        "\ufdd0-\ufdef" + _PLANE_ENDS,
    ),
    CharacterClass(
        "Y022",
        "the sign for a letter that was lost (\N{REPLACEMENT CHARACTER})",
        "Look up the original text and type the lost letter again.",
        "\ufffd",
    ),
    CharacterClass(
        "Y023",
        "an invisible character that does nothing here",
        "Delete it: place the cursor after it and press the backspace key once.",
        "\ufeff\ufff9-\ufffb\u206a-\u206f\U000e0000-\U000e007f",
    ),
)

_ANY = re.compile("[" + "".join(group.characters for group in REFUSED) + "]")
_CLASSES = tuple((re.compile(f"[{group.characters}]"), group) for group in REFUSED)
_TAB_INDENT = re.compile(r"^ *\t\s*(?=[^\s#])", re.MULTILINE)


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, without byte order mark, or None where it is no UTF-8 text at all."""
    refusal = _refuse_bytes(data, file)
    if refusal:
        return None, [refusal]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        return None, [
            Problem(
                "Y004",
                Where(file, line, column),
                f"the file is not UTF-8 text: the byte {data[error.start]:#04x} means nothing here",
                "Save the file again with the encoding UTF-8 and look at the letters on this line.",
            )
        ]


def _refuse_bytes(data: bytes, file: str) -> Problem | None:
    if len(data) > SIZE_LIMIT:
        return Problem(
            "Y002",
            Where(file),
            f"the file is too large: {len(data) // 1024} kB, and {SIZE_LIMIT // 1024} kB is the limit",
            "Simplify the drawing: ours are about 15 kB, and a traced photograph is none."
            if file.endswith(".svg")
            else "Check that it is the right file. A leaflet's text is about 20 kB.",
        )
    if kind := next((kind for start, kind in _OTHER_KINDS if data.startswith(start)), None):
        what = f"the file is no text: it is a {kind} file under another name"
        hint = "Put the right file here. A drawing is made of lines, and saved as plain SVG."
        return Problem("Y005", Where(file), what, hint)
    nuls = data[:256].count(0)
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or nuls * 4 > len(data[:256]):
        return Problem(
            "Y003",
            Where(file),
            "the file is saved as UTF-16 or UTF-32 ('Unicode' in some editors)",
            "Save it again with the encoding UTF-8.",
        )
    if 0 in data:
        line = data.count(b"\n", 0, data.index(0)) + 1
        return Problem(
            "Y005",
            Where(file, line),
            "the file holds a zero byte (NUL), so it is no text file, or it is damaged",
            "Check that it is the right file, or take the last good copy.",
        )
    return None


def find_refused(text: str) -> Iterator[tuple[int, str, CharacterClass]]:
    """Every refused character: its index, the character, its class."""
    for match in _ANY.finditer(text):
        character = match.group()
        yield match.start(), character, next(g for pattern, g in _CLASSES if pattern.match(character))


def name_character(character: str) -> str:
    """`U+202E (right-to-left override)`, as a character map shows it."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def clean(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text with a stand-in for each refused character, and a problem for each of the first ones."""
    problems = []
    found = list(find_refused(text)) if _ANY.search("".join(set(text))) else []
    for index, character, group in found[:REPORTED_AT_MOST]:
        message = f"{name_character(character)} is {group.what}"
        problems.append(Problem(group.code, _place(text, index, file), message, group.hint))
    if len(found) > REPORTED_AT_MOST:
        index, _, group = found[REPORTED_AT_MOST]
        message = f"there are {len(found) - REPORTED_AT_MOST} more characters that may not stand in a text"
        problems.append(Problem(group.code, _place(text, index, file), message, group.hint))
    if found:
        text = _ANY.sub(STAND_IN, text)
    tab = _TAB_INDENT.search(text) if "\t" in text else None
    if tab:
        problems.append(
            Problem(
                "Y008",
                _place(text, text.index("\t", tab.start()), file),
                "the line is indented with a tab",
                "Indent with spaces, two for each step. Most editors can turn all tabs into spaces.",
            )
        )
        text = _TAB_INDENT.sub(lambda match: match.group().replace("\t", "  "), text)
    return text, problems


def _place(text: str, index: int, file: str) -> Where:
    """Lines end as YAML ends them: LF, CR LF or CR."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Where(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
