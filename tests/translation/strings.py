"""Strings as translators of all scripts write them, among signs that a format may trip over."""

from __future__ import annotations

from hypothesis import strategies as st

from leaflets.content.characters import find_refused
from leaflets.model.exchange import Catalogue, Entry

TROUBLE = (
    "\"'`\\%{}*[]()#~|,:;<>&=_-! "  # what PO, XML and Markdown use themselves
    "\u00a0\u202f\u00ad\u200b\u200c\u200d\u2060\u034f\ufe0f"  # no-break spaces, soft hyphen, joiners
    "\u0301\u0323\u064e\u0651\u094d\u0e33\u05d0\u0628\u0939\u4e00\U0001f600\U00020000"  # marks, letters
)
_PIECES = [
    "\\n",
    "\\\\",
    '\\"',
    "%s",
    "%(x)d",
    "{mvd-success}",
    "**",
    "](",
    "-->",
    "]]>",
    "&amp;",
    "#, fuzzy",
    "msgid",
]
_CHARACTER = st.one_of(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")),
    st.sampled_from(TROUBLE),
    st.sampled_from(_PIECES),
)


def _allowed(pieces: list[str]) -> str:
    """Without what the reader of content/ refuses, so that no file can hold it."""
    text = "".join(pieces)
    refused = {character for _, character, _ in find_refused(text)}
    return "".join(character for character in text if character not in refused)


TEXTS = st.lists(_CHARACTER, min_size=1, max_size=30).map(_allowed).filter(str.strip)
KEYS = st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,4})?(\.[a-z]{1,6}){0,3}", fullmatch=True)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    translated = draw(st.booleans())
    stale = draw(st.booleans())
    return Entry(
        key=draw(KEYS),
        source=draw(TEXTS),
        target=draw(TEXTS) if translated else "",
        notes=tuple(draw(st.lists(TEXTS, max_size=3))),
        placeholders=("{mvd-success}",) if draw(st.booleans()) else (),
        limit=draw(st.none() | st.integers(1, 200)),
        safety=draw(st.booleans()),
        fixed=draw(st.booleans()),
        stale=stale,
        former=draw(st.none() | TEXTS) if stale else None,
        place="content/locales/en-GB/safety.yaml:4",
    )


CATALOGUES = st.builds(
    Catalogue,
    source_locale=st.just("en-GB"),
    locale=st.sampled_from(["de", "ar", "pt-BR", "zh-Hans", "ur"]),
    file=st.sampled_from(["safety", "locale", "basics.standard"]),
    entries=st.lists(entries(), max_size=4, unique_by=lambda entry: entry.key).map(tuple),
    day=st.dates(),
    digest=st.from_regex(r"[0-9a-f]{10}", fullmatch=True),
    figures=st.dictionaries(
        KEYS.map(lambda key: key.replace(".", "-")), st.from_regex(r"[0-9a-f]{10}", fullmatch=True)
    ),
    plural_forms=st.just("nplurals=2; plural=(n != 1)"),
)
