"""What counts for an edition is exactly what it was printed from: no less, or a change would be missed, and
no more, or everything would be printed again for nothing.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest

from leaflets.build.inputs import Copy, Inputs
from leaflets.build.record import Entry, Record
from leaflets.build.run import Desk, tasks
from leaflets.build.worker import Recipe
from leaflets.content.clinics import load_clinic
from leaflets.model.content import Message, Review
from leaflets.model.edition import Edition, SpecimenSheet
from leaflets.model.identity import text_code
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tests.build.conftest import ROOT

ENGLISH = Edition("en-GB", "basics", "standard")
ARABIC = Edition("ar", "basics", "standard")
CURE = Edition("en-GB", "cure", "standard")
EASY = Edition("en-GB", "cure", "easy")
SPECIMEN = SpecimenSheet("ar")
JOBS = (ARABIC, ENGLISH, EASY, CURE, SPECIMEN)


@pytest.fixture(scope="module")
def printed(inputs):
    """Each job, printed in one press."""
    printer = Recipe(ROOT, inputs)()
    return {job: printer(Copy(job)) for job in JOBS}


@pytest.fixture(scope="module")
def record(inputs, printed, tmp_path_factory):
    """The record after all jobs were printed."""
    record = Record(tmp_path_factory.mktemp("output"), "leaflets")
    for job, result in printed.items():
        path = record.output / job.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(result.data)
        record.write(
            job.path,
            Entry(sha256(result.data).hexdigest(), inputs.parts(job, {*result.reads, *inputs.always(job)})),
        )
    return record


@pytest.fixture
def reprinted(inputs, record):
    """Which jobs are printed again, and why, where something is otherwise than it was."""

    def judge(library=None, **others):
        changed = replace(inputs, library=library or inputs.library, _known={}, **others)
        return {task.job: task.reasons for task in tasks(JOBS, Desk(changed, record)) if task.reasons}

    return judge


def changed(value: Any, path, change) -> Any:
    """A copy of `value` where what stands at `path` is otherwise: changed(library, "facts/x/low", 3)."""
    first, _, rest = path.partition("/")
    if is_dataclass(value) and not isinstance(value, type):
        old = getattr(value, first)
        return replace(value, **{first: changed(old, rest, change) if rest else change(old)})
    if isinstance(value, tuple):
        return change(value)
    old = value.get(first)
    return {**value, first: changed(old, rest, change) if rest else change(old)}


def reworded(message):
    return Message(f"{message} And so on.", message.key, message.where)


def test_nothing_is_printed_again_as_long_as_nothing_changes(reprinted):
    assert reprinted() == {}


def test_one_sentence_prints_its_own_edition_only(inputs, reprinted):
    path = "locales/en-GB/texts/basics.standard/short_answer"
    assert reprinted(changed(inputs.library, path, reworded)) == {
        ENGLISH: ("text basics.standard of en-GB changed: short_answer",)
    }


def test_the_reason_names_the_very_key_of_a_sentence(inputs, reprinted):
    section, block = next(
        (section, block)
        for section, found in inputs.library.locales["en-GB"].texts["cure.standard"].sections.items()
        for block, value in found.body.items()
        if value.text
    )
    path = f"locales/en-GB/texts/cure.standard/sections/{section}/body/{block}/text"
    assert reprinted(changed(inputs.library, path, reworded)) == {
        CURE: (f"text cure.standard of en-GB changed: sections.{section}.body.{block}.text",)
    }


def test_a_figure_prints_the_editions_that_say_it(inputs, reprinted):
    def says(job, fact):
        yaml = (ROOT / "content" / "locales" / job.locale / f"{job.text}.yaml").read_text(encoding="utf-8")
        return re.search(rf"\{{{fact}(\.other)?\}}|fact: {fact}\b", yaml) is not None

    counts = set()
    for fact in inputs.library.facts:
        if inputs.library.facts[fact].high is None:
            continue
        again = reprinted(changed(inputs.library, f"facts/{fact}/high", lambda high: high + 1))
        again.pop(SPECIMEN, None)
        assert set(again) == {job for job in JOBS[:-1] if says(job, fact)}, fact
        assert all(reasons == (f"fact {fact} changed: high",) for reasons in again.values())
        counts.add(len(again))
    assert len(counts) > 1, "some facts are printed and some are not"


@pytest.mark.parametrize(
    "path",
    [
        "facts/mvd-success/statement",
        "facts/mvd-success/caution",
        "facts/mvd-success/population",
        "sources/miller2012/read",
        "locales/en-GB/texts/basics.detailed/title",
        "levels/standard/longest_sentence",
    ],
)
def test_what_is_printed_nowhere_prints_nothing(inputs, reprinted, path):
    assert reprinted(changed(inputs.library, path, lambda _: "otherwise")) == {}


def test_a_new_fact_source_text_or_language_prints_nothing(inputs, reprinted):
    library = inputs.library
    for mapping in (library.facts, library.sources, library.leaflets, library.locales):
        name, value = next(iter(mapping.items()))
        (field,) = (f.name for f in fields(library) if getattr(library, f.name) is mapping)
        assert reprinted(replace(library, **{field: {**mapping, "new": value}})) == {}, name


def test_a_line_moved_by_a_comment_prints_nothing(inputs, reprinted):
    def moved(message):
        return Message(str(message), message.key, replace(message.where, line=message.where.line + 7))

    path = "locales/en-GB/texts/basics.standard/short_answer"
    assert reprinted(changed(inputs.library, path, moved)) == {}


@pytest.mark.parametrize(
    ("path", "jobs"),
    [
        ("templates/leaflet", {ARABIC, ENGLISH, CURE, EASY}),
        ("templates/parts", {ARABIC, ENGLISH, CURE, EASY, SPECIMEN}),
        ("templates/specimen", {SPECIMEN}),
        ("locales/ar/locale/english_name", {ARABIC, SPECIMEN}),
        ("locales/ar/locale/furniture/kind", {ARABIC, SPECIMEN}),
        ("locales/ar/safety/box", {ARABIC}),
        ("locales/ar/specimen/heading", {SPECIMEN}),
        ("cldr/ar/letters", {ARABIC, SPECIMEN}),
        ("drawings/face-nerve", {ARABIC, ENGLISH}),
        ("locales/en-GB/pictures/face-nerve/alt", {ENGLISH}),
        ("layouts/easy-read/style", {EASY}),
    ],
)
def test_a_change_prints_what_is_made_of_it(inputs, reprinted, path, jobs):
    def otherwise(old):
        return reworded(old) if isinstance(old, Message) else f"{old} "

    if path == "locales/ar/safety/box":
        path = f"locales/ar/safety/{inputs.library.safety.heading}"
    assert set(reprinted(changed(inputs.library, path, otherwise))) == jobs


def test_a_style_prints_the_levels_that_are_set_in_it(inputs, reprinted):
    style = inputs.library.layouts["easy-read"].style
    assert style != inputs.library.layouts["leaflet"].style
    again = reprinted(
        changed(inputs.library, f"styles/{style}/colours", lambda old: {**old, "ink": "#010203"})
    )
    assert again == {EASY: (f"style {style} changed: colours",)}


def test_an_english_warning_prints_the_drafts_that_repeat_it_too(inputs, reprinted):
    path = f"locales/en-GB/safety/{inputs.library.safety.heading}"
    assert {ARABIC, ENGLISH, CURE, EASY} <= set(reprinted(changed(inputs.library, path, reworded)))


def test_a_review_prints_the_text_that_was_reviewed(inputs, reprinted):
    text = inputs.library.locales["ar"].texts["basics.standard"]
    review = Review(
        leaflet="basics",
        locale="ar",
        level="standard",
        version=text.version,
        code=text_code(inputs.library, text),
        role="clinician",
        date=date(2026, 11, 20),
    )
    again = reprinted(replace(inputs.library, reviews=(*inputs.library.reviews, review)))
    assert again == {ARABIC: ("its reviews changed",)}


def test_another_day_prints_only_what_is_overdue_by_then(inputs, reprinted):
    due = inputs.library.locales["en-GB"].texts["basics.standard"].review_due
    assert reprinted(as_of=inputs.as_of + timedelta(1)) == {}
    assert reprinted(as_of=due) == {}
    again = reprinted(as_of=due + timedelta(1))
    assert again[ENGLISH] == ("its review is due, or no longer",)
    assert SPECIMEN not in again


def test_a_clinic_prints_every_leaflet_and_no_specimen(inputs, reprinted):
    clinic = load_clinic(next((ROOT / "content" / "clinics").glob("*.yaml")), ROOT)
    assert set(reprinted(clinic=clinic)) == {ARABIC, ENGLISH, CURE, EASY}


def test_a_font_prints_the_languages_set_in_it(inputs, reprinted):
    def fonts(family):
        return {**inputs.fonts, family: {**inputs.fonts[family], "bold": "0" * 64}}

    again = reprinted(fonts=fonts("vazirmatn"))
    assert again == dict.fromkeys((ARABIC, SPECIMEN), ("font vazirmatn changed",))
    assert reprinted(fonts=fonts("noto-sans-thai")) == {}


def test_another_version_of_the_program_or_of_a_library_prints_everything(inputs, reprinted):
    again = reprinted(program={**inputs.program, "leaflets": "of tomorrow"})
    assert again == dict.fromkeys(JOBS, ("the program changed",))
    again = reprinted(program={**inputs.program, "reportlab": "99"})
    assert again == dict.fromkeys(JOBS, ("reportlab has another version",))


# --- nothing that an edition is made of is missing from its record -----------------------------------


def left(value: Any, path, reads) -> Any:
    """Only what was read: entries nobody asked for are gone, fields nobody read are useless."""
    if path in reads:
        return value
    if isinstance(value, dict):
        wanted = {key: part for key, part in value.items() if _is_named(f"{path}/{key}", reads)}
        kept = value if f"{path}/*" in reads else wanted
        return {key: left(part, f"{path}/{key}", reads) for key, part in kept.items()}
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: f"{path}/{f.name}" if path else f.name for f in fields(value)}
        return replace(value, **{name: left(getattr(value, name), at, reads) for name, at in parts.items()})
    return Useless()


def _is_named(path, reads):
    return any(read in {path, f"{path}?"} or read.startswith(f"{path}/") for read in reads)


class Useless:
    """Stands where nothing was read: whoever uses it after all finds no attribute, item or length here."""


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.path)
def test_what_the_record_lists_is_all_that_is_needed_to_print(inputs, printed, job):
    """Everything else of the library and the fonts may be missing: the bytes are the same."""
    reads = printed[job].reads
    library = left(inputs.library, "", reads)
    families = library.locales[job.locale].locale.fonts
    everything = FontLibrary.open(ROOT)
    fonts = FontLibrary(ROOT / "fonts", {name: everything._families[name] for name in families})
    press = Press(library, fonts, Typesetter(fonts))
    own = [r for r in inputs.library.reviews if (r.locale, r.level) == (job.locale, job.level)]
    press = replace(press, library=replace(library, reviews=tuple(own)))
    if isinstance(job, Edition):
        data = press.print_edition(job, as_of=inputs.due(job))
    else:
        data = press.print_specimen(job)
    assert data == printed[job].data


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.path)
def test_a_press_that_has_printed_before_reads_the_same(inputs, printed, job):
    """What it remembers of other editions hides nothing of what this one is made of."""
    fresh = Recipe(ROOT, inputs)()
    assert fresh(Copy(job)) == printed[job]


def test_the_inputs_of_two_equal_libraries_are_equal(inputs, printed):
    again = Inputs(inputs.library, None, inputs.as_of, inputs.fonts, inputs.program)
    for job, result in printed.items():
        assert again.parts(job, result.reads) == inputs.parts(job, result.reads)
