"""What the specimen of a language must show, in which order and role: the audit's own statement.

As expectation.py does for leaflets, this repeats on purpose what the layout template and compose say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from leaflets.audit.figures import Printed
from leaflets.audit.parts import MARKERS, Expectation, Sheet, band, bullets, paragraph, whole
from leaflets.audit.source import SourceFile, Workspace
from leaflets.audit.tables import table
from leaflets.audit.telling import Expected, Run, Teller

NAME = "specimen"
LEVEL = "standard"

FIGURES = (
    ("how-common", "how-common.other"),
    ("bt-effect", "bt-effect.other"),
    ("mvd-success", "mvd-success.other"),
    ("mvd-death", "mvd-death.other"),
    ("mvd-facial-perm", "mvd-facial-perm.other"),
    ("bt-onset",),
    ("bt-duration",),
)
"""Placeholders whose figures stand in one line, joined as the language joins."""

BOLD_LETTERS = 300
"""A language of more letters than this shows them in regular type only."""

NOT_WORDS = frozenset({"updated"})


def title_block(sheet: Sheet) -> Iterator[Expected]:
    own = sheet.own
    kind = own.element("P", _english("Specimen"), " • ", _english(own.words.value("english-name")))
    yield own.group("Sect", kind, own.element("H1", own.plain("name")))


def prose(sheet: Sheet) -> Iterator[Expected]:
    yield sheet.own.group(
        "Sect",
        _heading(sheet, 1, sheet.printed("heading")),
        *(paragraph(sheet, f"text.{name}") for name in sheet.text.names("text")),
        bullets(sheet, "list", MARKERS["list"]),
        table(sheet, "table"),
    )


def hard_line(sheet: Sheet) -> Iterator[Expected]:
    lines = (paragraph(sheet, f"hard.{name}") for name in sheet.text.names("hard"))
    yield sheet.own.group("Sect", _heading(sheet, 2, _english("The hard line")), *lines)


def figures(sheet: Sheet) -> Iterator[Expected]:
    """Rates and times; words in the language's quotation marks; a range, a large number and a date."""
    own = sheet.own
    tell = own.figures
    lines = [tell.joined([tell.value(name) for name in names]) for names in FIGURES]
    opening, closing, *_ = _cldr(sheet).names("quotes")
    words = [sheet.printed(f"table.columns.{name}").text for name in sheet.text.names("table.columns")]
    lines.append(f"{opening}{tell.joined(words)}{closing}")
    lines += [tell.span(2, 5), tell.number(10000), tell.long_date(sheet.text.value("updated"))]
    items = (own.marked(MARKERS["list"], own.element("LBody", line)) for line in lines)
    yield own.group("Sect", _heading(sheet, 3, _english("Figures")), own.group("L", *items))


def letters(sheet: Sheet) -> Iterator[Expected]:
    """All of the language's letters, regular and, where they aren't too many, bold."""
    own = sheet.own
    words = _cldr(sheet).words("letters")
    said = Printed(words.text, (), words.key)
    heading = _heading(sheet, 4, _english("Letters"))
    times = 1 if len(words.text.split()) > BOLD_LETTERS else 2
    yield own.group("Sect", heading, *[own.element("P", said)] * times)


def _heading(sheet: Sheet, number: int, words: Printed | Run) -> Expected:
    return sheet.own.element("H2", f"{sheet.own.figures.number(number)} ", words)


def _english(text: str) -> Run:
    return Run(text, "en")


def _cldr(sheet: Sheet) -> SourceFile:
    return sheet.own.workspace.shared(f"cldr/{sheet.own.locale}")


SHEET: tuple[Callable[[Sheet], Iterator[Expected]], ...] = (
    band,
    title_block,
    prose,
    hard_line,
    figures,
    letters,
)
"""The parts of a specimen in reading order."""


def expect_specimen(workspace: Workspace, locale: str) -> Expectation:
    """Raises MissingWordsError where the YAML lacks what the sheet needs."""
    own = Teller(workspace, locale, LEVEL)
    source = workspace.source_locale
    sheet = Sheet(
        own=own,
        copy=None if locale == source else Teller(workspace, source, LEVEL),
        text=workspace.local(locale, NAME),
    )
    name = own.words.value("english-name")
    return whole(
        sheet,
        (part for tell in SHEET for part in tell(sheet)),
        title=f"DRAFT - {name}: specimen",
        description=f"How {name} is printed",
        issued=sheet.text.value("updated"),
        identity=(NAME,),
        not_words=NOT_WORDS,
    )
