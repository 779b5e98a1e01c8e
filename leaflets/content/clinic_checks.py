"""What can be wrong in a clinic's file that no type tells: numbers, links, names, languages, colours.

Judged by the file's tree, not by its value: what is wrong in one place hides nothing that is wrong elsewhere.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from leaflets.content.clinic_colours import check_colours
from leaflets.content.clinic_phones import check_phones
from leaflets.content.ids import COUNTRY, ID, LANGUAGE
from leaflets.content.nodes import Group, KeyPath, Scalar, Series, Tree, scalars
from leaflets.content.words import listed, quoted, suggest
from leaflets.errors import Problem
from leaflets.frozen import frozen
from leaflets.model.clinic import LOCAL_FIELDS, Country
from leaflets.model.library import Library

_LINK = re.compile(r"\]\(\s*<?\s*([^)>\s]*)")
_ALLOWED_LINK = re.compile(r"https://[^/\s]+|mailto:.+@.+|tel:\+?[0-9-]+")
_HTTPS = re.compile(r"https://[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(:[0-9]{1,5})?(/[!-;=?-~]*)?", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}")

_LONGEST_NAME = 40

_OTHER_CODES = {"UK": "GB", "EL": "GR"}
"""What the European Union calls two countries."""

_WORDS: tuple[KeyPath, ...] = (("interpreter", "words"), ("crisis-line", "purpose"), ("logo", "alt"))
"""Places with words by language, beside those of the phones and of the local fields."""

_IN_CURLY_MARKS = re.compile("[“”„‚‘«»][^“”„‚‘«»]*[“”’‘«»]")
"""A whole text between the marks that word processors write."""


@frozen
class Workspace:
    """What a clinic's file may name. `locales`: the languages that leaflets are written in."""

    library: Library
    locales: tuple[str, ...]


def check_clinic(tree: Tree, workspace: Workspace) -> Iterator[Problem]:
    library = workspace.library
    yield from _check_forms(tree)
    yield from _check_links(tree)
    yield from _check_quotes(tree)
    yield from _check_country(tree, library)
    country = _country(tree, library)
    if country is not None:
        yield from check_phones(tree, str(text(tree, "country")), country)
    yield from _check_names(tree, "paper", library.papers, "paper")
    yield from _check_names(tree, "layouts", library.layouts, "layout")
    yield from _check_names(tree, "locales", workspace.locales, "language")
    yield from _check_languages(tree, workspace)
    yield from check_colours(tree, library)


def text(tree: Tree, *path: str) -> str | None:
    """What is written at a place, None where there is no text."""
    node = tree.find(path)
    return node.text if isinstance(node, Scalar) and isinstance(node.value, str) else None


def _country(tree: Tree, library: Library) -> Country | None:
    return library.countries.get(text(tree, "country") or "")


def _check_forms(tree: Tree) -> Iterator[Problem]:
    """How single entries are written."""
    for name, pattern in (("clinic", ID), ("language", LANGUAGE)):
        value = text(tree, name)
        if value is not None and not pattern.matches(value):
            yield tree.problem("S007", (name,), f"{quoted(value)} cannot be used here", pattern.hint)
    name = text(tree, "clinic") or ""
    if len(name) > _LONGEST_NAME:
        hint = f"It is the name of a folder: use at most {_LONGEST_NAME} characters."
        yield tree.problem("S007", ("clinic",), f"{quoted(name)} has {len(name)} characters", hint)
    url = text(tree, "url")
    if url is not None and not _HTTPS.fullmatch(url.replace("{code}", "code")):
        hint = "Write the whole address of a page, from https:// on: patients open it with their phones."
        yield tree.problem("S074", ("url",), f"{quoted(url)} is no https address", hint)
    email = text(tree, "email")
    if email is not None and not _EMAIL.fullmatch(email):
        hint = 'Write the address alone, in quotes: "nurses@clinic.example".'
        yield tree.problem("S076", ("email",), f"{quoted(email)} is no email address", hint)


def _check_links(tree: Tree) -> Iterator[Problem]:
    for path, scalar in scalars(tree.root):
        for target in _LINK.findall(scalar.text):
            if not _ALLOWED_LINK.match(target):
                hint = "A link leads to https://…, mailto:… or tel:…, to nothing else."
                yield tree.problem("S075", path, f"the link leads to {quoted(target)}", hint)


def _check_quotes(tree: Tree) -> Iterator[Problem]:
    """Marks that were meant for the file, and would be printed."""
    for path, scalar in scalars(tree.root):
        if _IN_CURLY_MARKS.fullmatch(scalar.text) or scalar.text.count('"') % 2:
            what = f"the quotation marks of {scalar.text.strip()} would be printed"
            hint = 'Put straight ones at both ends, as word processors do not: "the text".'
            yield tree.problem("S096", path, what, hint)


def _check_country(tree: Tree, library: Library) -> Iterator[Problem]:
    written = text(tree, "country")
    if written is None or written in library.countries:
        return
    guess = _guess(written, library)
    if not COUNTRY.matches(written):
        yield tree.problem(
            "S007", ("country",), f"{quoted(written)} cannot be used here", guess + COUNTRY.hint
        )
        return
    hint = f"{guess}Possible: {listed(library.countries)}. Another is added to content/countries.yaml first."
    yield tree.problem("S071", ("country",), f"nothing is known of a country {quoted(written)}", hint)


def _guess(written: str, library: Library) -> str:
    """The country that is meant: by its code in small letters or one that others have for it, or by its name.

    A name has to be all but the same: from a wrong guess a sheet would get a wrong emergency number.
    """
    upper = written.upper()
    codes = {country.name.casefold(): code for code, country in library.countries.items()}
    near = difflib.get_close_matches(written.casefold(), codes, n=1, cutoff=0.8)
    code = codes[near[0]] if near else _OTHER_CODES.get(upper, upper)
    return f"Did you mean {code} ({library.countries[code].name})? " if code in library.countries else ""


def _check_names(tree: Tree, key: str, known: Iterable[str], kind: str) -> Iterator[Problem]:
    """A name, or a list of names, of things that exist."""
    names = sorted(known)
    node = tree.find((key,))
    entries = node.items if isinstance(node, Series) else (node,)
    for index, entry in enumerate(entries):
        if isinstance(entry, Scalar) and entry.text and entry.text not in names:
            path = (key, index) if isinstance(node, Series) else (key,)
            what = f"there is no {kind} {quoted(entry.text)}"
            yield tree.problem("S079", path, what, suggest(entry.text, names))


def _check_languages(tree: Tree, workspace: Workspace) -> Iterator[Problem]:
    """Words stand below the language of a leaflet, or below the clinic's own."""
    known = (*workspace.locales, *filter(None, [text(tree, "language")]))
    local = tree.find(("local",))
    fields = local.items if isinstance(local, Group) else {}
    for name in fields:
        if name not in LOCAL_FIELDS:
            what = f"no leaflet has a field {quoted(name)}"
            yield tree.problem("S080", ("local", name), what, suggest(name, LOCAL_FIELDS))
    phones = tree.find(("phones",))
    numbers = phones.items if isinstance(phones, Group) else {}
    places: list[KeyPath] = [
        *(("phones", name, "purpose") for name in numbers),
        *_WORDS,
        *(("local", name) for name in fields),
    ]
    for place in places:
        words = tree.find(place)
        for language in words.items if isinstance(words, Group) else ():
            if language not in known:
                what = f"there is no leaflet in a language {quoted(language)}"
                yield tree.problem("S081", (*place, language), what, suggest(language, known))
