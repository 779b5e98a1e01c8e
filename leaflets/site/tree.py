"""Pages as trees of elements, so that no text can be taken for markup."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from leaflets.frozen import frozen


@frozen
class Phrase:
    """Words, and their language and direction where these are not those of the page."""

    text: str
    lang: str = ""
    direction: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        named = {"lang": self.lang, "dir": self.direction}
        return {name: value for name, value in named.items() if value}


def add(parent: ET.Element, tag: str, words: str | Phrase = "", **attributes: str) -> ET.Element:
    """`class_` is class, `aria_label` aria-label; an attribute without a value is written `hidden=""`."""
    phrase = words if isinstance(words, Phrase) else Phrase(words)
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, {**named, **phrase.attributes})
    element.text = phrase.text or None
    return element


def to_html(page: ET.Element) -> str:
    """Equal trees, equal pages."""
    return "<!DOCTYPE html>\n" + ET.tostring(page, encoding="unicode", method="html") + "\n"
