"""What a clinic's copy must say of it: the audit's own reading of the clinic's file and its country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaflets.audit.figures import Printed
from leaflets.audit.leaflet import Leaflet
from leaflets.audit.source import SourceFile, Words, Workspace
from leaflets.audit.telling import Expected, Part, Run, Teller

_APART = " • "


def of_country(clinic: SourceFile, workspace: Workspace) -> SourceFile:
    """The clinic's file with its country's emergency number, where it has none of its own."""
    if clinic.has("emergency-number"):
        return clinic
    country = workspace.shared("countries").node(clinic.value("country"))
    return SourceFile(clinic.id, {**clinic.tree, "emergency-number": country["emergency-numbers"][0]})


def clinic_box(leaflet: Leaflet) -> Expected:
    """What is known of the clinic is printed; for the rest there are lines to write on."""
    own, clinic = leaflet.own, leaflet.edition.clinic
    if clinic is None:
        names = ("clinic-name", "clinic-phone", "clinic-hours")
        rows = [field(own, own.furniture(name), ()) for name in names]
    else:
        rows = [
            field(own, own.furniture("clinic-name"), _own(own, clinic, "name")),
            *(field(own, label, value) for label, value in lines(leaflet)),
            field(own, own.furniture("clinic-hours"), _own(own, clinic, "hours")),
            *_rest(leaflet, clinic),
        ]
    return own.group("Sect", own.element("H2", own.furniture("clinic")), own.group("L", *rows))


def lines(leaflet: Leaflet) -> Iterator[tuple[Printed, tuple[Part, ...]]]:
    """Whom to call, where it is known: what each number is for, and the number."""
    own, clinic = leaflet.own, leaflet.edition.clinic
    if clinic is None:
        return
    yield own.furniture("clinic-emergency"), (_dialled(clinic, "emergency-number"),)
    for phone in clinic.names("phones"):
        purpose = f"phones.{phone}.purpose.{own.locale}"
        label = own.furniture("clinic-phone")
        if clinic.has(purpose):
            label = own.figures.printed(clinic.words(purpose))
        yield label, (_dialled(clinic, f"phones.{phone}.number"),)
    asked = [name for path, name in fields_of(leaflet).items() if leaflet.text.has(path)]
    if clinic.has("crisis-line") and "crisis-line" not in asked:
        yield own.plain("desk.crisis-line"), _crisis_line(own, clinic)


def fields_of(leaflet: Leaflet) -> dict[str, str]:
    """Key of a field of the texts -> what a clinic fills it with."""
    local: dict[str, str] = leaflet.leaflet.node("local") if leaflet.leaflet.has("local") else {}
    return local


def filled(leaflet: Leaflet, path: str) -> tuple[Part, ...]:
    """What the clinic has for the field of the text at `path`; nothing is a line to write on."""
    asked, clinic = fields_of(leaflet).get(path), leaflet.edition.clinic
    if asked is None or clinic is None:
        return ()
    if asked == "crisis-line":
        return _crisis_line(leaflet.own, clinic) if clinic.has("crisis-line") else ()
    return _said(leaflet.own, clinic, f"local.{asked}")


def field(own: Teller, label: Printed, value: tuple[Part, ...]) -> Expected:
    """A label with what stands beside it, or with a line below it to write on."""
    if not value:
        return own.group("LI", replace(own.element("Lbl", label), lines=1), Expected("LBody", own.locale, ()))
    return own.group("LI", own.element("Lbl", label), own.element("LBody", *value))


def _rest(leaflet: Leaflet, clinic: SourceFile) -> Iterator[Expected]:
    own = leaflet.own
    if clinic.has("interpreter"):
        number = _dialled(clinic, "interpreter.number") if clinic.has("interpreter.number") else None
        said = _said(own, clinic, "interpreter.words")
        yield field(own, own.plain("desk.interpreter"), _joined(() if number is None else (number,), said))
    for name in leaflet.leaflet.names("clinic-box") if leaflet.leaflet.has("clinic-box") else ():
        yield field(own, own.plain(f"desk.{name}"), _said(own, clinic, f"local.{name}"))
    if clinic.has("address"):
        yield field(own, own.plain("desk.address"), _own(own, clinic, "address"))
    if clinic.has("email"):
        words = clinic.value("email")
        mail = Run(words, "", ((words, f"mailto:{words}"),))
        yield field(own, own.plain("desk.email"), (mail,))


def _crisis_line(own: Teller, clinic: SourceFile) -> tuple[Part, ...]:
    return _joined((_dialled(clinic, "crisis-line.number"),), _said(own, clinic, "crisis-line.purpose"))


def _joined(first: tuple[Part, ...], second: tuple[Part, ...]) -> tuple[Part, ...]:
    return (*first, _APART, *second) if first and second else first or second


def _said(own: Teller, clinic: SourceFile, path: str) -> tuple[Part, ...]:
    """Words by language: those of the leaflet's, else those of the clinic's."""
    for language in (own.locale, clinic.value("language")):
        if clinic.has(f"{path}.{language}"):
            return (_words(own, clinic.words(f"{path}.{language}"), language),)
    return ()


def _own(own: Teller, clinic: SourceFile, path: str) -> tuple[Part, ...]:
    """Words that a clinic has in its own language alone."""
    return (_words(own, clinic.words(path), clinic.value("language")),) if clinic.has(path) else ()


def _words(own: Teller, words: Words, language: str) -> Part:
    printed = own.figures.printed(words)
    same = language.partition("-")[0] == own.locale.partition("-")[0]
    return printed if same else Run(printed.text, language, printed.links)


def _dialled(clinic: SourceFile, path: str) -> Part:
    """A number of whatever language, and what a screen dials for it."""
    number = clinic.value(path)
    plus = number[:1] if number.startswith("+") else ""
    figures = "".join(sign for sign in number if sign in "0123456789")
    return Run(number, "", ((number, f"tel:{plus}{figures}"),))
