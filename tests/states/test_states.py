"""A state vouches for exact words and figures: whatever changes them lapses it, and nothing else does."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from leaflets.content.library import load
from leaflets.content.states import format_states, load_states, states_folder
from leaflets.errors import LeafletError
from leaflets.model.library import Library
from leaflets.model.state import Lapse, Standing, State
from leaflets.states.marking import marked, unrecorded
from leaflets.states.standing import Record, orphans, standings

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)
LOCALES = ("en-GB", "ar", "es")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of three languages whose strings are all on record as drafts of today."""
    for name in ("content", "fonts"):
        ignore = shutil.ignore_patterns("states", "*.ttf")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    for folder in (tmp_path / "content" / "locales").iterdir():
        if folder.name not in LOCALES:
            shutil.rmtree(folder)
    library = load(tmp_path)
    for locale in LOCALES:
        write(tmp_path, locale, mark(library, locale, {}, State.DRAFT))
    return tmp_path


def mark(library: Library, locale: str, record: Record, state: State) -> Record:
    role = {State.DRAFT: "machine", State.CHECKED: "linguist", State.APPROVED: "clinician"}[state]
    return marked(library, locale, record, unrecorded, state, role, DAY)[0]  # type: ignore[arg-type]


def write(root: Path, locale: str, record: Record) -> None:
    folder = states_folder(root, locale)
    folder.mkdir(exist_ok=True)
    for file, entries in record.items():
        (folder / f"{file}.yaml").write_text(format_states(file, entries), "utf-8")


def edit(root: Path, file: str, pattern: str, replacement: str) -> None:
    path = root / "content" / file
    text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, f"{pattern} is not in {file}"
    path.write_text(text, "utf-8")


def lapsed(root: Path) -> dict[tuple[str, str], tuple[Lapse, ...]]:
    """(locale, key) of every string whose entry holds no longer, and why."""
    library = load(root)
    return {
        (locale, standing.message.key): standing.lapses
        for locale in LOCALES
        for standing in standings(library, locale, load_states(root, locale))
        if standing.lapses
    }


def test_what_was_just_recorded_holds(root: Path) -> None:
    assert lapsed(root) == {}


def test_every_string_of_a_locale_but_its_specimen_is_on_record(root: Path) -> None:
    library = load(root)
    found = {s.message.key: s.entry for s in standings(library, "ar", load_states(root, "ar"))}
    assert all(found.values())
    files = {key.partition("/")[0] for key in found}
    assert {"basics.standard", "safety", "pictures", "locale"} <= files
    assert "specimen" not in files


def test_one_english_sentence_lapses_itself_and_its_translations_only(root: Path) -> None:
    edit(
        root, "locales/en-GB/basics.standard.yaml", "HFS is hardly ever inherited", "HFS is seldom inherited"
    )
    key = "basics.standard/sections.inherit.body.answer"
    assert lapsed(root) == {
        ("en-GB", key): (Lapse.TARGET,),
        ("ar", key): (Lapse.SOURCE,),
        ("es", key): (Lapse.SOURCE,),
    }


def test_one_translated_sentence_lapses_itself_only(root: Path) -> None:
    edit(root, "locales/es/safety.yaml", '^not-sure: "', 'not-sure: "Oiga. ')
    assert lapsed(root) == {("es", "safety/not-sure"): (Lapse.TARGET,)}


def test_one_figure_lapses_every_string_that_prints_it_and_no_other(root: Path) -> None:
    before = load(root)
    crowds = {
        f"{path.stem}/sections.{section}.body.{name}.icons.{side}"
        for path in (root / "content/locales/en-GB").glob("*.*.yaml")
        for section, question in yaml.safe_load(path.read_text("utf-8"))["sections"].items()
        for name, block in question["body"].items()
        if isinstance(block, dict) and block.get("icons", {}).get("fact") == "mvd-success"
        for side in ("with", "without")
    }
    assert crowds
    edit(root, "facts.yaml", r"(?s)(^mvd-success:.*?high: )90", r"\g<1>91")
    printing = {
        (locale, s.message.key)
        for locale in LOCALES
        for s in standings(before, locale, {})
        if re.search(r"\{mvd-success(\.other)?\}", s.message) or s.message.key in crowds
    }
    assert len(printing) >= 2 * len(LOCALES)
    assert lapsed(root) == dict.fromkeys(printing, (Lapse.FACT,))


@pytest.mark.parametrize(
    ("file", "pattern", "replacement"),
    [
        ("locales/en-GB/basics.standard.yaml", r"^# .*$", "# Another comment."),
        ("locales/en-GB/basics.standard.yaml", r"HFS is hardly ever", "HFS  is hardly ever"),
        ("locales/ar/safety.yaml", r"^(not-sure: .*)$", r"\n\1   # a remark"),
        ("layouts/leaflet.xml.j2", r'<rules count="3"/>', '<rules count="4"/>'),
        ("styles/standard.yaml", r"size: 28pt", "size: 29pt"),
        ("facts.yaml", r"(?s)(^mvd-success:.*?caution: )\"", r'\g<1>"Ask. '),
        ("facts.yaml", r"(?s)(^mvd-success:.*?checked: )2026-11-22", r"\g<1>2026-11-23"),
    ],
    ids=["comment", "spaces", "blank line", "layout", "style", "caution of a fact", "day of a fact"],
)
def test_comments_spaces_layouts_and_cautions_lapse_nothing(
    root: Path, file: str, pattern: str, replacement: str
) -> None:
    edit(root, file, pattern, replacement)
    assert lapsed(root) == {}


def test_an_approved_string_that_changes_counts_as_a_draft_again(root: Path) -> None:
    library = load(root)
    approved = marked(library, "es", {}, lambda _: True, State.APPROVED, "clinician", DAY)[0]
    write(root, "es", approved)
    edit(root, "locales/en-GB/safety.yaml", '"an arm is weak"', '"an arm or leg is weak"')
    states = {s.message.key: s for s in standings(load(root), "es", load_states(root, "es"))}
    changed = states.pop("safety/stroke-arm")
    assert (changed.state, changed.stale) == (State.DRAFT, True)
    assert {standing.state for standing in states.values()} == {State.APPROVED}


def test_an_entry_without_its_string_is_told_and_dropped_at_the_next_marking(root: Path) -> None:
    path = states_folder(root, "es") / "safety.yaml"
    line = path.read_text("utf-8").splitlines()[1]
    path.write_text(path.read_text("utf-8") + line.replace(line.partition(":")[0], "gone"), "utf-8")
    library, record = load(root), load_states(root, "es")
    assert list(orphans(library, "es", record)) == [("safety", "gone")]
    assert "gone" not in mark(library, "es", record, State.DRAFT)["safety"]


def test_marking_again_changes_only_what_is_new_or_has_lapsed(root: Path) -> None:
    edit(root, "locales/es/safety.yaml", '^not-sure: "', 'not-sure: "Oiga. ')
    library, record = load(root), load_states(root, "es")
    new, entered = marked(library, "es", record, unrecorded, State.DRAFT, "translator", date(2026, 12, 1))
    assert [message.key for message in entered] == ["safety/not-sure"]
    assert new["basics.standard"] == record["basics.standard"]
    assert new["safety"]["not-sure"].role == "translator"


def test_a_file_of_states_reads_back_as_it_was_written(root: Path) -> None:
    record = load_states(root, "ar")
    write(root, "ar", record)
    assert load_states(root, "ar") == record


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            '{state: approved, role: machine, date: 2026-11-22, target: "0123456789"}',
            "a machine cannot bring",
        ),
        ('{state: done, role: machine, date: 2026-11-22, target: "0123456789"}', "not possible here"),
        ('{state: draft, role: machine, date: 2026-11-22, target: "0123"}', "no mark of a text"),
        ("{state: draft, role: machine, date: 2026-11-22}", "“target” is missing"),
    ],
)
def test_a_state_that_cannot_be_is_refused_with_its_place(root: Path, line: str, said: str) -> None:
    path = states_folder(root, "es") / "safety.yaml"
    path.write_text(f"stroke-arm: {line}\n", "utf-8")
    with pytest.raises(LeafletError) as error:
        load_states(root, "es")
    (problem,) = error.value.problems
    assert said in problem.message
    assert (problem.where.file, problem.where.line) == ("content/locales/es/states/safety.yaml", 1)


def test_a_string_without_an_entry_is_a_draft(root: Path) -> None:
    assert Standing(next(iter(load(root).locales["es"].safety.values())), None, None).state is State.DRAFT


def test_plural_forms_that_english_has_not_are_on_record_without_a_source(root: Path) -> None:
    entries = load_states(root, "ar")["locale"]
    few = [entry for key, entry in entries.items() if key.endswith(".few")]
    assert few
    assert {entry.source for entry in few} == {None}
