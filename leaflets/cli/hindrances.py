"""What keeps a release from being made: everything is looked at, whatever is wrong with the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from leaflets.cli.release_told import Wanted
from leaflets.errors import Problem, Severity, Where
from leaflets.model.content import Message
from leaflets.model.edition import Edition

if TYPE_CHECKING:
    from leaflets.build.inputs import Copy
    from leaflets.cli.release import Order
    from leaflets.model.clinic import Clinic
    from leaflets.model.library import Library
    from leaflets.model.record import Recorded
    from leaflets.records.readiness import Evidence, TextName

_TOLD_BEFORE = frozenset({"R501", "R801"})
"""What `leaflets check` says of overdue reviews and stale warnings: readiness has said it."""


def hindrances(library: Library, records: tuple[Recorded, ...], order: Order) -> Wanted:
    """The copies that were asked for, with all that is to be done before they may be made."""
    from leaflets.records.readiness import judged

    clinics, general = _clinics(library, order)
    copies, texts, wrong = _chosen(library, clinics, order)
    evidence, unread = _evidence(library, records, texts, order)
    general += [*wrong, *_past(order), *_other_folder(order), *unread, *_not_filled_in(library, copies)]
    general += _left_from_an_example(library, clinics, order)
    found = judged(evidence, texts)
    others = (*_begun(library, clinics, order), *(_check_errors(texts, order) if texts else ()))
    return Wanted(
        tuple(copies),
        tuple(dict.fromkeys(general)),
        found,
        tuple(dict.fromkeys(others)),
        detailed=bool(order.locales),
    )


def _clinics(library: Library, order: Order) -> tuple[list[Clinic], list[Problem]]:
    from leaflets.cli.clinics import clinic_files, read_clinics

    if not order.clinics:
        what = "a leaflet for patients is a clinic's: without its telephone numbers it has lines to write on"
        hint = "Name the clinic's file: --clinic content/clinics/…yaml (docs/clinics.md)."
        return [], [Problem("B155", Where("leaflets release"), what, hint)]
    read = read_clinics(clinic_files(order.clinics), order.root, library).values()
    clinics = [clinic for clinic in read if not isinstance(clinic, tuple)]
    return clinics, [problem for wrong in read if isinstance(wrong, tuple) for problem in wrong]


def _chosen(
    library: Library, clinics: Sequence[Clinic], order: Order
) -> tuple[list[Copy], Collection[TextName], list[Problem]]:
    """Every clinic's copies, all texts on them, and what is wrong with the choice. Without a clinic that can
    be read, the texts that there would be.
    """
    from leaflets.build.inputs import Copy
    from leaflets.build.twins import texts_in, to_release

    copies: list[tuple[Edition, str, Copy]] = []
    texts: set[TextName] = set()
    wrong: list[Problem] = []
    for clinic in clinics or (None,):
        editions, problems = to_release(library, clinic, order.locales, order.leaflets, order.levels)
        wrong += problems
        texts |= {*texts_in(library, editions)}
        if clinic is not None:
            copies += ((edition, clinic.clinic, Copy(edition, clinic)) for edition in editions)
    # what is the same in all clinics' copies of an edition is at hand when they follow each other
    return [copy for _, _, copy in sorted(copies, key=lambda each: each[:2])], texts, wrong


def _past(order: Order) -> Iterator[Problem]:
    """Else whatever is overdue today could be called current."""
    if order.as_of < order.today:
        what = f"{order.as_of} is past: nothing can be released as if it were that day"
        yield Problem("B159", Where("--as-of"), what, "Leave it out, or name a day to come.")


def _other_folder(order: Order) -> Iterator[Problem]:
    from leaflets.build.manifest import is_release

    output = order.output
    if not output.exists() or is_release(output) or (output.is_dir() and not any(output.iterdir())):
        return
    what = "this holds something else than a release: nothing in it is replaced"
    yield Problem("B158", Where(str(output)), what, "Name another folder with -o, or empty this one.")


def _not_filled_in(library: Library, copies: Iterable[Copy]) -> Iterator[Problem]:
    """What a clinic's file leaves empty and a text of the release prints: in a draft it is room to write."""
    from leaflets.build.twins import texts_in
    from leaflets.model.needed import needed_local

    found: dict[tuple[Where, str], Problem] = {}
    for copy in copies:
        if copy.clinic is not None and isinstance(copy.job, Edition):
            for locale, text in texts_in(library, [copy.job]):
                for problem in needed_local(library, library.locales[locale].texts[text], copy.clinic):
                    found.setdefault((problem.where, problem.key), problem)
    yield from found.values()


def _left_from_an_example(library: Library, clinics: Iterable[Clinic], order: Order) -> Iterator[Problem]:
    """What a clinic's file still has of the example that it was copied from: those numbers ring nowhere."""
    from leaflets.cli.clinics import read_clinics
    from leaflets.model.clinic import own_details

    files = sorted((order.root / "content" / "clinics").glob("example-*.yaml"))
    examples = read_clinics(files, order.root, library).values()
    known = {
        words for each in examples if not isinstance(each, tuple) for words in own_details(each).values()
    }
    for clinic in clinics:
        for key, words in own_details(clinic).items():
            if words in known:
                where = words.where if isinstance(words, Message) else Where(clinic.name.where.file)
                what = f"this is the example’s: {words}"
                yield Problem("B161", where, what, "Put in your own, or leave the line out.", key)


def _evidence(
    library: Library, records: tuple[Recorded, ...], texts: Iterable[TextName], order: Order
) -> tuple[Evidence, tuple[Problem, ...]]:
    """What to judge by, and what of it cannot be read."""
    from leaflets.cli.standings import read_standings
    from leaflets.content.issued import read_issued
    from leaflets.records.readiness import Evidence

    issued, unread = read_issued(order.root)
    standings = read_standings(order.root, library, sorted({locale for locale, _ in texts}))
    known = {snapshot.content: snapshot for snapshot in issued.values()}
    return Evidence(library, records, standings, known, order.as_of), unread


def _begun(library: Library, clinics: Sequence[Clinic], order: Order) -> Iterable[Problem]:
    """Files of the choice that nobody has finished."""
    from leaflets.build.plan import unfinished

    locales = order.locales
    if not locales and clinics and all(clinic.locales for clinic in clinics):
        locales = tuple({locale for clinic in clinics for locale in clinic.locales})
    return unfinished(library, locales, order.leaflets, order.levels)


def _check_errors(texts: Collection[TextName], order: Order) -> list[Problem]:
    """What `leaflets check` says of these texts, but for what readiness has said already."""
    from leaflets.build.look import Choice
    from leaflets.cli.check import file_reader, judge

    locales = tuple(sorted({locale for locale, _ in texts}))
    choice = Choice(locales, order.leaflets, order.levels)
    problems, _ = judge(choice, order.root, file_reader(order.root), order.as_of, laid_out=True)
    return [p for p in problems if p.severity is Severity.ERROR and p.code not in _TOLD_BEFORE]
