"""A library that is read again is the one that a first reading gives, whatever was changed between."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflets.content.library import load, read
from leaflets.content.live import LiveLibrary, concerning
from leaflets.content.memory import Memory
from leaflets.errors import LeafletError

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests" / "fixtures" / "workspace"


def copy_tiny(root):
    shutil.copytree(TINY, root)
    (root / "content/styles").mkdir()
    for name in ("standard", "easy"):
        shutil.copy(ROOT / f"content/styles/{name}.yaml", root / "content/styles")
    return root


def outcome(root, locales, memory=None):
    """The library, or all that is wrong."""
    try:
        return load(root, locales, memory)
    except LeafletError as error:
        return error.problems


FILES = sorted(
    path.relative_to(TINY).as_posix()
    for path in TINY.glob("**/*")
    if path.suffix in (".yaml", ".svg", ".j2") and "clinics" not in path.parts
)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(FILES),
        st.sampled_from(("delete", "restore", "cut", "double", "word", "rename", "touch")),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=8,
)


def change(root, file, how, place):
    """One slip of somebody who edits files."""
    path = root / file
    if how == "restore" or not path.exists():
        shutil.copy(TINY / file, path)
        return
    lines = path.read_text("utf-8").splitlines(keepends=True) or [""]
    number = place % len(lines)
    if how == "delete":
        path.unlink()
    elif how == "rename":
        path.rename(path.with_name(f"x{path.name}"))
    elif how == "touch":
        path.write_bytes(path.read_bytes())
    else:
        line = lines[number]
        new = {"cut": "", "double": line * 2, "word": line.replace('"', '"{relief} ', 1).replace("a", "e", 1)}
        path.write_text("".join((*lines[:number], new[how], *lines[number + 1 :])), "utf-8")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_after_any_changes_it_says_what_a_first_reading_says(tmp_path_factory, changes):
    root = copy_tiny(tmp_path_factory.mktemp("live") / "workspace")
    memory = Memory()
    for file, how, place in changes:
        for locales in (None, ("ar",), ()):
            assert outcome(root, locales, memory) == outcome(root, locales)
        change(root, file, how, place)
    assert outcome(root, None, memory) == outcome(root, None)
    assert outcome(root, ("ar",), memory) == outcome(root, ("ar",))


REAL = [
    ("facts.yaml", "low: 85", "low: 84"),
    ("sources.yaml", "miller2012", "miller2013"),
    ("safety.yaml", "topic: stroke", "topic: strokes"),
    ("styles/standard.yaml", "{size: 12pt", "{size: 4pt"),
    ("palettes/mono.yaml", "colours:", "colors:"),
    ("pictures/face-nerve.svg", 'id="', 'id="x'),
    ("pictograms.yaml", "face-spasm:", "face-spasms:"),
    ("ideas/basics.yaml", "short-answer:", "long-answer:"),
    ("layouts/leaflet.yaml", "style: standard", "style: easy"),
    ("leaflets/basics.yaml", "cause:", "causes:"),
    ("cldr/ar.yaml", "plurals: [", "plurals: [zero9, "),
    ("locales/en-GB/basics.standard.yaml", "{how-common}", "{how-rare}"),
    ("locales/ar/safety.yaml", "stroke-face:", "stroke-faces:"),
    ("locales/ar/locale.yaml", "levels:", "level:"),
]


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    root = tmp_path_factory.mktemp("live") / "real"
    shutil.copytree(ROOT / "content", root / "content")
    for path in (root / "content/locales").iterdir():
        if path.name not in ("en-GB", "ar"):
            shutil.rmtree(path)
    (root / "fonts").symlink_to(ROOT / "fonts")
    return root


@pytest.fixture(scope="module")
def memory(real):
    made = Memory()
    load(real, None, made)
    return made


@pytest.mark.parametrize(("file", "old", "new"), REAL)
def test_what_rests_on_a_changed_file_is_judged_again(real, memory, file, old, new):
    path = real / "content" / file
    text = path.read_text("utf-8")
    assert old in text, "mend the test"
    path.write_text(text.replace(old, new, 1), "utf-8")
    try:
        changed = outcome(real, ["ar"], memory)
        assert changed == outcome(real, ["ar"])
    finally:
        path.write_text(text, "utf-8")
    assert outcome(real, ["ar"], memory) != changed, "the change was worth nothing: mend the test"


def test_what_has_not_changed_is_the_same_object(real, memory):
    first, second = (load(real, ["ar"], memory) for _ in range(2))
    assert first.locales["ar"].texts["basics.easy"] is second.locales["ar"].texts["basics.easy"]
    assert first.styles["easy"] is second.styles["easy"]
    assert first.drawings["face-nerve"] is second.drawings["face-nerve"]


def test_a_library_for_one_text_leaves_out_broken_others(tmp_path):
    root = copy_tiny(tmp_path / "workspace")
    for locale in ("en-GB", "ar"):
        folder = root / "content/locales" / locale
        text = (folder / "tiny.standard.yaml").read_text("utf-8")
        (folder / "other.standard.yaml").write_text(text, "utf-8")
    live = LiveLibrary(root)
    look = live.look("ar")
    assert look is not None
    assert look.problems
    library = live.library(look, "tiny.standard")
    assert list(library.locales["ar"].texts) == ["tiny.standard"]
    assert concerning(look.problems, look, "tiny.standard") == ()
    with pytest.raises(LeafletError):
        live.library(look, "other.standard")
    assert live.library(look, "tiny.standard") is library
    assert live.look("de") is None


def test_english_is_what_it_last_was_while_it_is_broken(tmp_path):
    root = copy_tiny(tmp_path / "workspace")
    live = LiveLibrary(root)
    look = live.look("ar")
    assert look is not None
    library = live.library(look, "tiny.standard")
    (root / "content/facts.yaml").write_text("facts: [", "utf-8")
    broken = live.look("ar")
    assert broken is not None
    assert live.english(broken, "tiny.standard") is library
    assert live.english(broken, "never.seen") is None


def test_reading_says_all_that_is_wrong(tmp_path):
    root = copy_tiny(tmp_path / "workspace")
    (root / "content/locales/ar/safety.yaml").unlink()
    shelf, problems = read(root, ["ar"])
    assert shelf.locales["ar"].safety.value is None
    assert {problem.code for problem in problems} == {"S011"}
