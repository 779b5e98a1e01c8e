"""What all pages of the site have around their words: head, skip link, the band of drafts, the way back."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from leaflets.frozen import frozen
from leaflets.site.catalogue import Catalogue
from leaflets.site.tree import add
from leaflets.site.words import Words

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' file:",
        "style-src 'self' file:",
        "img-src 'self' file:",
        "font-src 'self' file:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""Nothing is fetched but the files beside the page, and nothing is sent. To some browsers a page that is
opened from a folder has no self: `file:` stands for it there, and for nothing on a server.
"""

STYLE = "site.css"
SCRIPT = "site.js"
ICON = "icon.svg"
"""Without one browsers ask the server for another, outside the site's folder."""
FRONT = "index.html"


@frozen
class Frame:
    """A page that is begun: its words go into `main`."""

    page: ET.Element
    main: ET.Element


def begin(
    catalogue: Catalogue,
    words: Words,
    title: str,
    *,
    up: str = "",
    live: bool = False,
    mark: Words | None,
) -> Frame:
    """`up`: the way to the site's own folder ("../"). `live`: the page has something for the script to do.

    `mark`: in whose words the page says that it is about drafts, if it is.
    """
    locale = words.locale
    page = ET.Element("html", lang=locale.locale, dir=str(locale.direction))
    head = ET.SubElement(page, "head")
    add(head, "meta", charset="utf-8")
    add(head, "meta", http_equiv="Content-Security-Policy", content=POLICY)
    add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    add(head, "title", title)
    add(head, "link", rel="stylesheet", href=f"{up}{STYLE}")
    add(head, "link", rel="icon", href=f"{up}{ICON}")
    if live:
        add(head, "script", src=f"{up}{SCRIPT}", defer="")
    body = ET.SubElement(page, "body")
    add(body, "a", words.site("skip"), class_="skip", href="#main")
    _header(body, catalogue, words, up, mark)
    return Frame(page, add(body, "main", id="main", tabindex="-1"))


def _header(body: ET.Element, catalogue: Catalogue, words: Words, up: str, mark: Words | None) -> None:
    if not (mark or up or catalogue.clinic):
        return
    header = add(body, "header")
    if mark:
        _band(header, mark)
    if catalogue.clinic:
        add(header, "p", catalogue.clinic, class_="clinic", lang=catalogue.clinic_language, dir="auto")
    if up:
        add(
            add(header, "nav", aria_label=words.site("back").text),
            "a",
            words.site("back"),
            href=f"{up}{FRONT}",
        )


def _band(header: ET.Element, words: Words) -> None:
    """The mark of a draft, in the page's language and in English, as on the sheets."""
    band = add(header, "div", class_="band")
    for locale, said in words.with_english():
        line = add(band, "p", said(""))
        add(line, "strong", str(locale.draft.tab)).tail = " "
        add(line, "span", str(locale.draft.text))
