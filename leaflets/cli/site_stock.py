"""What a site has to offer: the drafts that `leaflets build` prints. Of a release: site_release.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from leaflets.build.record import Record
from leaflets.build.run import Desk, tasks
from leaflets.cli.build import Planner
from leaflets.cli.printing import Order, read_inputs
from leaflets.content.issued import read_issued
from leaflets.content.records import read_records
from leaflets.errors import LeafletError, Problem, Where
from leaflets.frozen import frozen
from leaflets.model.edition import Edition
from leaflets.model.identity import snapshot, text_code
from leaflets.records.approval import withdrawn
from leaflets.records.editions import known
from leaflets.site.catalogue import State

if TYPE_CHECKING:
    from leaflets.model.clinic import Clinic
    from leaflets.model.library import Library
    from leaflets.model.record import Recorded
    from leaflets.records.editions import Known


@frozen
class Stock:
    """`states`: code -> how its text stands, where it is no draft. `sheets`: path -> PDF, of a release alone:
    drafts are printed where they belong.
    """

    library: Library
    clinic: Clinic | None
    editions: tuple[Edition, ...]
    states: Mapping[str, State]
    known: Known
    sheets: Mapping[str, bytes]
    released: bool


def speechless(library: Library) -> tuple[Problem, ...]:
    """What keeps a library from having a site: English words stand in for those of all languages."""
    if library.locales[library.source].locale.site is not None:
        return ()
    where = Where(f"content/locales/{library.source}/locale.yaml")
    hint = (
        "Write them under “site:”, as this project's own file has them (leaflets/model/locale.py: SiteWords)."
    )
    return (Problem("B194", where, "the words of the site are missing", hint, "site"),)


def drafts(order: Order) -> Stock:
    """Of the PDFs that stand in the output folder as they would be printed today. Raises LeafletError.

    None where nothing can be printed at all: the printing has told why.
    """
    inputs = read_inputs(order)
    library = inputs.library
    planned = Planner(order)(library, inputs.clinic)
    if problems := speechless(library):
        raise LeafletError(problems)
    records, issues = read_history(order, library)
    judged = tasks(planned.jobs, Desk(inputs, Record(order.output, order.what)))
    editions = tuple(
        edition
        for edition, task in zip(planned.jobs, judged, strict=True)
        if isinstance(edition, Edition) and not task.reasons and edition.locale not in planned.withheld
    )
    return Stock(
        library,
        inputs.clinic,
        editions,
        dict(_states(library, records, editions)),
        issues,
        {},
        released=False,
    )


def read_history(order: Order, library: Library) -> tuple[tuple[Recorded, ...], Known]:
    """Raises LeafletError with all that is wrong with the records and the words that were issued."""
    records, broken = read_records(order.root)
    issued, more = read_issued(order.root)
    if broken or more:
        raise LeafletError((*broken, *more))
    today = [snapshot(library, text) for own in library.locales.values() for text in own.texts.values()]
    return records, known(records, issued, today)


def _states(
    library: Library, records: tuple[Recorded, ...], editions: Iterable[Edition]
) -> Iterator[tuple[str, State]]:
    """What is not withdrawn is a draft, signed or not: its pages have the mark."""
    for locale, text in dict.fromkeys((edition.locale, edition.text) for edition in editions):
        code = text_code(library, library.locales[locale].texts[text])
        if withdrawn(records, code):
            yield code, State.WITHDRAWN
