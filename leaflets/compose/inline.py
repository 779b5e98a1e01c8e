"""One content string -> inline markup: CommonMark's strong and links, and placeholders. Nothing else.

Everything that is neither is text and is escaped: `<`, `&`, a Jinja expression or a lone brace in a
translation is printed as it stands. A placeholder is `{` + an id + `}`.

In one thing this isn't CommonMark (0.31, 6.2): whether `**` opens or closes doesn't depend on punctuation
beside it. CommonMark guesses there how marks nest, which a leaflet never does, and takes the spaces
of European languages for granted: `**注意！**请` and `**{rate}**的人` would keep their stars.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markupsafe import Markup, escape

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9]*(?:[-.][a-z0-9]+)*)\}")

Resolve = Callable[[str], Markup | None]
"""Placeholder name -> markup, or None where there is no such value."""

_TAGS = {
    "strong_open": Markup("<strong>"),
    "strong_close": Markup("</strong>"),
    "link_close": Markup("</a>"),
}


@lru_cache
def _commonmark() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "link", "backticks"])
    parser.inline.ruler.before("emphasis", "two stars", _two_stars)
    return parser


def _two_stars(state: StateInline, silent: bool) -> bool:
    """`**` opens where no white space follows, and closes where none stands before it."""
    start, end = state.pos, state.pos + 2
    if silent or state.src[start] != "*" or state.scanDelims(start, True).length != 2:
        return False
    opens = end < state.posMax and not state.src[end].isspace()
    closes = start > 0 and not state.src[start - 1].isspace()
    for _ in range(2):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(Delimiter(ord("*"), 2, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True


def inline_markup(text: str, resolve: Resolve) -> tuple[Markup, tuple[str, ...]]:
    """The markup of `text`, and what in it a leaflet cannot print, in plain words.

    Text without any of CommonMark's marks is the common case and skips the parser.
    """
    if not any(mark in text for mark in "*_[`\\"):
        return _fill(text, resolve)
    (block,) = _commonmark().parseInline(text)
    complaints: list[str] = []
    parts = [_token(token, resolve, complaints) for token in block.children or ()]
    return Markup("").join(parts), tuple(complaints)


def _fill(text: str, resolve: Resolve) -> tuple[Markup, tuple[str, ...]]:
    complaints: list[str] = []
    return _text(text, resolve, complaints), tuple(complaints)


def _text(text: str, resolve: Resolve, complaints: list[str]) -> Markup:
    parts: list[Markup] = []
    end = 0
    for match in PLACEHOLDER.finditer(text):
        parts.append(escape(text[end : match.start()]))
        value = resolve(match[1])
        if value is None:
            complaints.append(f"there is no figure or word for {match[0]}")
        parts.append(value or Markup(""))
        end = match.end()
    parts.append(escape(text[end:]))
    return Markup("").join(parts)


def _token(token: Token, resolve: Resolve, complaints: list[str]) -> Markup:
    if token.type == "text":
        if "**" in token.content:
            complaints.append(
                "two stars do not make bold here: one pair stands before a word, one after a word"
            )
        return _text(token.content, resolve, complaints)
    if token.type in ("softbreak", "hardbreak"):
        return Markup(" ")
    if token.type == "link_open":
        href = str(token.attrs["href"])
        if not re.match(r"https?://|mailto:|tel:", href):
            complaints.append(f"the link goes to {href!r}, which is no web, mail or phone address")
        return Markup('<a href="{}">').format(href)
    if token.type == "code_inline":
        return escape(token.markup + token.content + token.markup)
    if token.type in ("em_open", "em_close"):
        complaints.append("*one star* makes italics, which leaflets do not use")
        return Markup("")
    return _TAGS[token.type]
