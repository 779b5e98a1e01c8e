"""Which signatures a release needs, and when one no longer counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from leaflets.errors import Where
from leaflets.model.content import Block, Icons, Message, Section
from leaflets.model.identity import content_digest, snapshot, text_code
from leaflets.model.library import Library
from leaflets.model.record import Act, Recorded
from leaflets.records.approval import lacking, relied_on, withdrawn
from tests.fixtures.approved import SIGNATURES, TEXT
from tests.records.conftest import Approved, with_text


@pytest.fixture
def all_signed(approved: Approved) -> tuple[Recorded, ...]:
    return tuple(approved(role, who, locale) for role, who, locale in SIGNATURES)


def told(library: Library, records: tuple[Recorded, ...], locale: str = "ar") -> list[tuple[str, str, str]]:
    """Code, role and language of what is lacking."""
    problems = lacking(library, records, locale, TEXT)
    return [(each.code, each.key, each.where.file.split("/")[2]) for each in problems]


def test_without_records_every_signature_is_lacking(library: Library) -> None:
    assert told(library, ()) == [
        ("B140", "translator", "ar"),
        ("B140", "second-reader", "ar"),
        ("B140", "clinician", "en-GB"),
    ]
    assert told(library, (), "en-GB") == [("B140", "second-reader", "en-GB"), ("B140", "clinician", "en-GB")]


def test_with_all_signatures_nothing_is_lacking(library: Library, all_signed: tuple[Recorded, ...]) -> None:
    assert told(library, all_signed) == []
    assert told(library, all_signed, "en-GB") == []


@pytest.mark.parametrize("left_out", [0, 1, 2, 3])
def test_each_signature_is_needed(library: Library, all_signed: tuple[Recorded, ...], left_out: int) -> None:
    rest = tuple(each for place, each in enumerate(all_signed) if place != left_out)
    role, _, locale = SIGNATURES[left_out]
    assert ("B140", role, locale) in told(library, rest, locale) + told(library, rest)


def test_a_clinician_of_the_translation_does_not_stand_in_for_the_one_of_the_english(
    library: Library, approved: Approved
) -> None:
    records = (approved("translator", "t1", "ar"), approved("second-reader", "r1", "ar"))
    assert told(library, (*records, approved("clinician", "c1", "ar"))) == [("B140", "clinician", "en-GB")]


def test_two_signatures_of_one_person_are_one(library: Library, approved: Approved) -> None:
    source = (approved("second-reader", "r", "en-GB"), approved("clinician", "c", "en-GB"))
    one = (approved("translator", "x", "ar"), approved("second-reader", "x", "ar"))
    assert told(library, (*source, *one)) == [("B142", "second-reader", "ar")]
    assert told(library, (*source, *one, approved("second-reader", "y", "ar"))) == []


def _other(message: Message) -> Message:
    return Message(f"{message} x", message.key, Where(message.where.file))


def _warning(library: Library, key: str) -> Library:
    folder = library.locales["ar"]
    changed = replace(folder, safety={**folder.safety, key: _other(folder.safety[key])})
    return replace(library, locales={**library.locales, "ar": changed})


def _figure(library: Library) -> Library:
    fact = library.facts["how-common"]
    assert fact.low is not None
    changed = replace(fact, low=fact.low + 1, high=None if fact.high is None else fact.high + 1)
    return replace(library, facts={**library.facts, "how-common": changed})


def _source(library: Library) -> Library:
    key = library.locales["ar"].texts[TEXT].sources[0]
    changed = replace(library.sources[key], citation="Another paper")
    return replace(library, sources={**library.sources, key: changed})


def _locale(library: Library, **changes: object) -> Library:
    folder = library.locales["ar"]
    changed = replace(folder, locale=replace(folder.locale, **changes))  # type: ignore[arg-type]
    return replace(library, locales={**library.locales, "ar": changed})


def _leaflet(library: Library, **changes: object) -> Library:
    changed = replace(library.leaflets["basics"], **changes)  # type: ignore[arg-type]
    return replace(library, leaflets={**library.leaflets, "basics": changed})


CHANGES: dict[str, Callable[[Library], Library]] = {
    "a word": lambda library: with_text(library, "ar", title=_other(library.locales["ar"].texts[TEXT].title)),
    "the review date": lambda library: with_text(library, "ar", review_due=date(2031, 1, 1)),
    "the version": lambda library: with_text(library, "ar", version="9.9"),
    "a warning": lambda library: _warning(library, "stroke-face"),
    "a figure": _figure,
    "a source": _source,
    "a drawing": lambda library: replace(
        library, drawings={name: f"{svg} " for name, svg in library.drawings.items()}
    ),
    "the digits of figures": lambda library: _locale(library, numbering="arab"),
    "how days are written": lambda library: _locale(library, date="MM/yyyy"),
    "the name of its level": lambda library: _locale(
        library, levels={**library.locales["ar"].locale.levels, "standard": library.locales["ar"].locale.name}
    ),
    "the number of a question": lambda library: _leaflet(
        library, sections={name: at + 1 for name, at in library.leaflets["basics"].sections.items()}
    ),
    "what a clinic's box has": lambda library: _leaflet(library, clinic_box=("product",)),
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_lapses_an_approval_by_itself(
    library: Library, all_signed: tuple[Recorded, ...], what: str
) -> None:
    changed = CHANGES[what](library)
    assert ("B141", "translator", "ar") in told(changed, all_signed)
    assert ("B141", "second-reader", "ar") in told(changed, all_signed)


def test_a_crowd_of_another_fact_is_another_content(library: Library) -> None:
    """Also where both facts stand elsewhere in the text, so that neither comes or goes."""

    def digest(fact: str) -> str:
        text = library.locales["ar"].texts[TEXT]
        words = {"with_": text.title, "without": text.description}
        said = Block(text=Message("{mvd-death} {mvd-stroke}", "x/said", text.title.where))
        drawn = Block(icons=Icons(fact=fact, **words))
        section = Section(heading=text.title, body={"said": said, "drawn": drawn})
        changed = with_text(library, "ar", sections={"what": section})
        return content_digest(changed, changed.locales["ar"].texts[TEXT])

    assert digest("mvd-death") == digest("mvd-death") != digest("mvd-stroke")


def test_a_line_that_a_clinic_fills_with_something_else_is_another_content(library: Library) -> None:
    easy = library.locales["en-GB"].texts["basics.easy"]
    (path,) = library.leaflets["basics"].local
    changed = _leaflet(library, local={path: "driving"})
    assert content_digest(changed, easy) != content_digest(library, easy)


def test_pictograms_that_change_places_are_another_content(library: Library) -> None:
    ideas = library.ideas["basics"]
    places = ("sections.treatments.body.wait", "sections.treatments.body.operation")
    one, other = (ideas[place] for place in places)
    turned = {**ideas, places[0]: other, places[1]: one}
    changed = replace(library, ideas={"basics": turned})
    easy = library.locales["en-GB"].texts["basics.easy"]
    assert content_digest(changed, easy) != content_digest(library, easy)


def test_another_order_of_the_questions_is_another_content(library: Library) -> None:
    text = library.locales["ar"].texts[TEXT]
    turned = dict(reversed([*text.sections.items()]))
    changed = with_text(library, "ar", sections=turned)
    assert content_digest(changed, changed.locales["ar"].texts[TEXT]) != content_digest(library, text)


def test_a_change_of_the_english_lapses_the_translations_approvals(
    library: Library, all_signed: tuple[Recorded, ...]
) -> None:
    english = library.locales["en-GB"].texts[TEXT]
    changed = with_text(library, "en-GB", title=_other(english.title))
    assert told(changed, all_signed) == [
        ("B141", "translator", "ar"),
        ("B141", "second-reader", "ar"),
        ("B141", "clinician", "en-GB"),
    ]


def test_other_days_of_the_english_leave_its_translations_signed(
    library: Library, all_signed: tuple[Recorded, ...]
) -> None:
    """A translator has compared words, not days; the clinician has to sign the days again."""
    changed = with_text(library, "en-GB", review_due=date(2031, 1, 1))
    assert told(changed, all_signed) == [("B141", "clinician", "en-GB")]


def test_a_lapsed_approval_says_of_when_it_was_and_what_has_changed(
    library: Library, all_signed: tuple[Recorded, ...]
) -> None:
    before = snapshot(library, library.locales["ar"].texts[TEXT])
    changed = CHANGES["a word"](library)
    (found, *_) = lacking(changed, all_signed, "ar", TEXT, {before.content: before})
    assert "it is of 2026-11-30" in found.message
    assert before.code in found.message
    assert f"changed since: {TEXT}/title" in found.message


def test_a_release_rests_on_its_own_signatures_and_the_clinicians_of_the_english(
    library: Library, all_signed: tuple[Recorded, ...]
) -> None:
    assert [(each.entry.role, each.entry.locale) for each in relied_on(library, all_signed, "ar", TEXT)] == [
        ("translator", "ar"),
        ("second-reader", "ar"),
        ("clinician", "en-GB"),
    ]


def test_an_edition_is_withdrawn_by_its_code_alone(library: Library, approved: Approved) -> None:
    code = text_code(library, library.locales["ar"].texts[TEXT])
    signed = approved("translator", "t1", "ar")
    gone = replace(signed, entry=replace(signed.entry, act=Act.WITHDRAWAL, role=None, reason="wrong"))
    assert withdrawn((signed,), code) is None
    assert withdrawn((signed, gone), code.upper()) is gone
    assert withdrawn((signed, gone), "222222") is None
