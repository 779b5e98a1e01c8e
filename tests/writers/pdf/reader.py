"""A PDF read back with pikepdf: an oracle that shares nothing with the writer."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2


@dataclass(frozen=True)
class Code:
    """A character code on a page: its font's resource name, its text, and where it starts, in points."""

    font: str
    code: int
    text: str
    x: float
    y: float
    size: float
    width: float


@dataclass
class Sequence:
    """A marked-content sequence: its tag, its property list, and what it paints."""

    tag: str
    properties: dict[str, str]
    codes: list[Code] = field(default_factory=list)
    paints: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(code.text for code in self.codes)


class Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.root = self.pdf.Root
        self._sequences = [list(self._read(page)) for page in self.pdf.pages]

    def sequences(self, page: int) -> list[Sequence]:
        return self._sequences[page]

    @property
    def fonts(self) -> dict[str, pikepdf.Object]:
        fonts = self.pdf.pages[0].Resources.Font
        return {str(name): fonts[name] for name in fonts.as_dict()}

    def to_unicode(self, font: str) -> dict[int, str]:
        _, cmap = self.fonts[font].ToUnicode.read_bytes().split(b"endcodespacerange")
        pairs = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.MULTILINE)
        return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}

    def widths(self, font: str) -> dict[int, float]:
        first, widths = self.fonts[font].DescendantFonts[0].W
        return dict(enumerate(map(float, widths), int(first)))

    def glyph_ids(self, font: str) -> dict[int, int]:
        mapping = self.fonts[font].DescendantFonts[0].CIDToGIDMap.read_bytes()
        return {i // 2: int.from_bytes(mapping[i : i + 2], "big") for i in range(0, len(mapping), 2)}

    def program(self, font: str) -> bytes:
        return bytes(self.fonts[font].DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())

    def tree(self) -> str:
        """The structure tree as text: a line an element, indented, with its content in document order."""
        return "\n".join(self._lines(self.root.StructTreeRoot.K[0], 0)) + "\n"

    def elements(self) -> Iterator[pikepdf.Object]:
        """Structure elements in document order."""
        waiting = [self.root.StructTreeRoot.K[0]]
        while waiting:
            element = waiting.pop(0)
            yield element
            waiting = [kid for kid in _kids(element) if _is_element(kid)] + waiting

    def rendered(self, page: int = 0, scale: float = 1.0) -> bytes:
        """The page as PDFium paints it: bytes of a greyscale picture."""
        bitmap = pypdfium2.PdfDocument(self.data)[page].render(scale=scale, grayscale=True)
        return bytes(bitmap.to_pil().tobytes())

    def _lines(self, element: pikepdf.Object, depth: int) -> Iterator[str]:
        told = [str(element.S)[1:]]
        for attribute in _attributes(element):
            told += [f"{key[1:]}={_plain(attribute[key])}" for key in attribute.as_dict() if key != "/O"]
        told += [
            f"{name}={str(element[f'/{name}'])!r}"
            for name in ("Lang", "Alt", "ActualText")
            if f"/{name}" in element
        ]
        yield "  " * depth + " ".join(told)
        for kid in _kids(element):
            if _is_element(kid):
                yield from self._lines(kid, depth + 1)
            else:
                yield "  " * (depth + 1) + self._content(kid, element)

    def _content(self, kid: pikepdf.Object, element: pikepdf.Object) -> str:
        if isinstance(kid, pikepdf.Dictionary) and kid.Type == "/OBJR":
            return f"link to {kid.Obj.A.URI} ({kid.Obj.Contents}) on page {self.page_number(kid.Pg)}"
        page, mcid = (kid.Pg, kid.MCID) if isinstance(kid, pikepdf.Dictionary) else (element.Pg, kid)
        number = self.page_number(page)
        (sequence,) = [s for s in self.sequences(number - 1) if s.properties.get("/MCID") == str(mcid)]
        assert sequence.tag == str(element.S)
        what = repr(sequence.text) if sequence.codes else f"{len(sequence.paints)} shape(s)"
        return f"{what} on page {number}"

    def page_number(self, page: pikepdf.Object) -> int:
        return [p.obj.objgen for p in self.pdf.pages].index(page.objgen) + 1

    def _read(self, page: pikepdf.Page) -> Iterator[Sequence]:
        return _PageReader(
            {name: self.to_unicode(name) for name in self.fonts},
            {name: self.widths(name) for name in self.fonts},
        ).read(page)


class _PageReader:
    """Follows a content stream as far as text positions and marked content go."""

    def __init__(self, texts: dict[str, dict[int, str]], widths: dict[str, dict[int, float]]) -> None:
        self.texts, self.widths = texts, widths
        self.font, self.size, self.spacing = "", 0.0, 0.0
        self.line, self.pen = (0.0, 0.0), 0.0
        self.current: Sequence | None = None

    def read(self, page: pikepdf.Page) -> Iterator[Sequence]:
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator == "BDC":
                assert self.current is None, "marked content is nested"
                tag, properties = operands
                self.current = Sequence(str(tag), {key: str(properties[key]) for key in properties.as_dict()})
            elif operator == "EMC":
                assert self.current is not None
                yield self.current
                self.current = None
            elif operator in {"Tj", "TJ"}:
                assert self.current is not None, "text outside of marked content"
                self.show(self.current, operands if operator == "Tj" else operands[0])
            elif operator in {"f", "S", "B", "n"}:
                assert self.current is not None, "a path outside of marked content"
                self.current.paints.append(operator)
            else:
                self.set(operator, operands)
        assert self.current is None, "marked content never ends"

    def set(self, operator: str, operands: list[Any]) -> None:
        if operator == "BT":
            self.line, self.pen = (0.0, 0.0), 0.0
        elif operator == "Tf":
            self.font, self.size = str(operands[0]), float(operands[1])
        elif operator == "Tc":
            self.spacing = float(operands[0])
        elif operator == "Td":
            dx, dy = map(float, operands)
            self.line, self.pen = (self.line[0] + dx, self.line[1] + dy), 0.0

    def show(self, into: Sequence, parts: Iterable[Any]) -> None:
        for part in parts:
            if not isinstance(part, pikepdf.String):
                self.pen -= float(part) * self.size / 1000
                continue
            raw = bytes(part)
            for i in range(0, len(raw), 2):
                code = int.from_bytes(raw[i : i + 2], "big")
                width = self.widths[self.font][code] * self.size / 1000
                x, y = self.line[0] + self.pen, self.line[1]
                into.codes.append(Code(self.font, code, self.texts[self.font][code], x, y, self.size, width))
                self.pen += width + self.spacing


def _kids(element: pikepdf.Object) -> list[Any]:
    return list(element.K) if "/K" in element else []


def _attributes(element: pikepdf.Object) -> list[Any]:
    if "/A" not in element:
        return []
    return [element.A] if isinstance(element.A, pikepdf.Dictionary) else list(element.A)


def _is_element(kid: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _plain(value: pikepdf.Object) -> str:
    if isinstance(value, pikepdf.Array):
        return ",".join(str(number) for number in value)
    return str(value).lstrip("/")
