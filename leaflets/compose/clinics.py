"""What a clinic adds to its copies: rows of its box, and the fields of a text that it fills.

What a clinic gives in the leaflet's language is printed; else what it gives in its own, tagged as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from leaflets.compose.merge import Merge, isolated
from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen
from leaflets.model.clinic import CRISIS_LINE, Clinic, Phone, Words
from leaflets.model.content import Leaflet, Message, Text
from leaflets.model.locale import DeskWords
from leaflets.model.needed import has_field

_APART = Markup(" • ")


@frozen
class Row:
    """A label and what stands beside it; nothing is a line to write on."""

    label: Message
    value: Markup


def clinic_values(leaflet: Leaflet, text: Text, merge: Merge) -> Mapping[str, object]:
    """What a template is given of the clinic. Raises LeafletError where the language lacks words for it."""
    clinic = merge.clinic
    asked = [leaflet.local[path] for path in leaflet.local if has_field(text, path)]
    return {
        "clinic": clinic,
        "telephone": lambda number: telephone(merge, number),
        "local": lambda path: filled(leaflet, merge, path) or "",
        "crisis_line": _crisis_row(merge, clinic) if clinic and CRISIS_LINE not in asked else None,
        "more": tuple(_rows(leaflet, merge, clinic)) if clinic else (),
    }


def telephone(merge: Merge, number: Message) -> Markup:
    """A number that a screen can dial. On paper it looks like any other text."""
    dialled = "".join(character for character in number if character.isdecimal())
    plus = "+" if number.strip().startswith("+") else ""
    return _link(merge, f"tel:{plus}{dialled}", number)


def filled(leaflet: Leaflet, merge: Merge, path: str) -> Markup | None:
    """What the clinic has for the field of a text at `path`, None where it has nothing or is not asked."""
    field = leaflet.local.get(path)
    if field is None or merge.clinic is None:
        return None
    if field == CRISIS_LINE:
        return _line(merge, merge.clinic, merge.clinic.crisis_line)
    return _said(merge, merge.clinic, merge.clinic.local.get(field, {}))


def _crisis_row(merge: Merge, clinic: Clinic) -> Row | None:
    """Beside the telephones, where the text has no field of its own for it."""
    line = _line(merge, clinic, clinic.crisis_line)
    return None if line is None else Row(desk_words(merge, clinic).crisis_line, line)


def _rows(leaflet: Leaflet, merge: Merge, clinic: Clinic) -> Iterator[Row]:
    """Rows below the telephones and the hours."""
    if (interpreter := clinic.interpreter) is not None:
        words = _said(merge, clinic, interpreter.words)
        number = telephone(merge, interpreter.number) if interpreter.number else None
        yield Row(desk_words(merge, clinic).interpreter, _joined(number, words))
    for field in leaflet.clinic_box:
        label: Message = getattr(desk_words(merge, clinic), field.replace("-", "_"))
        yield Row(label, _said(merge, clinic, clinic.local.get(field, {})) or Markup(""))
    if clinic.address is not None:
        yield Row(desk_words(merge, clinic).address, merge.foreign(clinic.address, clinic.language))
    if clinic.email is not None:
        yield Row(desk_words(merge, clinic).email, _link(merge, f"mailto:{clinic.email}", clinic.email))


def desk_words(merge: Merge, clinic: Clinic) -> DeskWords:
    """The labels. A language without them cannot say what the clinic adds: nothing is dropped silently.

    Raises LeafletError.
    """
    locale = merge.locale
    if locale.desk is None:
        where = Where(f"content/locales/{locale.locale}/locale.yaml")
        what = f"the labels are missing for what the clinic {clinic.clinic!r} adds to its copies"
        hint = "Add the group “desk”, as content/locales/en-GB/locale.yaml has it, in this language."
        raise LeafletError((Problem("S085", where, what, hint, "desk"),))
    return locale.desk


def _line(merge: Merge, clinic: Clinic, phone: Phone | None) -> Markup | None:
    if phone is None:
        return None
    return _joined(telephone(merge, phone.number), _said(merge, clinic, phone.purpose))


def _said(merge: Merge, clinic: Clinic, words: Words) -> Markup | None:
    """What is said in the leaflet's language, or in the clinic's."""
    for language in (merge.locale.locale, clinic.language):
        if language in words:
            return merge.foreign(words[language], language)
    return None


def _joined(*parts: Markup | None) -> Markup:
    return _APART.join(part for part in parts if part is not None)


def _link(merge: Merge, address: str, words: Message) -> Markup:
    return Markup('<a class="plain" href="{}">{}</a>').format(address, isolated(merge.printed(words), "ltr"))
