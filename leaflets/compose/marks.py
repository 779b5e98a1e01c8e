"""How much of a string is bold and where its links lead, as a page prints it."""

from __future__ import annotations

import re
from html import unescape

from markupsafe import Markup

from leaflets.compose.inline import inline_markup
from leaflets.model.exchange import Marks

_LINK = re.compile(r'<a href="([^"]*)">')


def read_marks(text: str) -> Marks:
    """Names in braces are taken as known: whether they are, the loader judges."""
    markup, complaints = inline_markup(text, lambda _: Markup(""))
    links = tuple(unescape(address) for address in _LINK.findall(markup))
    return Marks(markup.count("<strong>"), links, complaints)
