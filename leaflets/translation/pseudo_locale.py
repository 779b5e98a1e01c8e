"""Pseudo-locales: languages made from the source's texts when one is asked for, never written to content/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from leaflets.frozen import frozen
from leaflets.model.content import Direction, Message
from leaflets.model.library import Library, LocaleTexts
from leaflets.model.locale import Locale
from leaflets.text.lettering import Lettering
from leaflets.translation.pseudo import RTL_LETTERS, Change, accented, marked, right_to_left

T = TypeVar("T")


@frozen
class Pseudo:
    """A pseudo-locale. `letters`: those that its fonts must have, where they are not the source's."""

    tag: str
    name: str
    direction: Direction
    script: str
    change: Change
    letters: str = ""


PSEUDO: Mapping[str, Pseudo] = {
    "en-XA": Pseudo("en-XA", "Accented English", Direction.LTR, "Latn", accented),
    "ar-XB": Pseudo("ar-XB", "English in Arabic letters", Direction.RTL, "Arab", right_to_left, RTL_LETTERS),
}
"""By the tags that Unicode keeps for them (CLDR: "Pseudo-Accents", "Pseudo-Bidi")."""


def with_pseudo(library: Library, pseudo: Pseudo, lettering: Lettering) -> Library:
    """The library with one pseudo-locale beside its source.

    What a draft repeats in the source's own words is accented there too, so that every plain English word
    on a page is a hard-coded one; but for the mark of a draft itself, which nobody may overlook.
    """
    source = library.locales[library.source]
    locale = replace(
        _changed(source.locale, pseudo.change),
        locale=pseudo.tag,
        english_name=pseudo.name,
        direction=pseudo.direction,
        script=pseudo.script,
        fonts=lettering.families,
        number_font=lettering.number_family or None,
        foreign={} if pseudo.script == "Latn" else {"Latn": "en"},
        whole_words=(),
        date=_DATE,
    )
    texts = {
        name: replace(_changed(text, pseudo.change), locale=pseudo.tag) for name, text in source.texts.items()
    }
    made = LocaleTexts(
        locale, _changed(source.safety, pseudo.change), _changed(source.pictures, pseudo.change), texts, None
    )
    return replace(
        library,
        locales={**library.locales, library.source: _marked(source), pseudo.tag: made},
        reviews=(),
    )


_DATE = "y-MM-dd"
"""The month's name would be an English word that CLDR says, not we."""


def _marked(source: LocaleTexts) -> LocaleTexts:
    locale: Locale = replace(_changed(source.locale, marked), draft=source.locale.draft, date=_DATE)
    texts = {name: _changed(text, marked) for name, text in source.texts.items()}
    return LocaleTexts(
        locale, _changed(source.safety, marked), _changed(source.pictures, marked), texts, source.specimen
    )


def _changed(value: T, change: Change) -> T:
    """The same value with every string that a translator writes changed; keys and places stay."""
    made: object = value
    if isinstance(value, Message):
        made = Message(change(value), value.key, value.where)
    elif isinstance(value, Mapping):
        made = {key: _changed(item, change) for key, item in value.items()}
    elif isinstance(value, tuple):
        made = tuple(_changed(item, change) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        found = {field.name: getattr(value, field.name) for field in fields(value)}
        made = replace(value, **{name: _changed(item, change) for name, item in found.items()})
    return cast("T", made)
