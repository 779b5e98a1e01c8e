"""A change of one English string or figure makes exactly its strings stale; a change of form makes none."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from leaflets.content.library import load
from leaflets.content.states import load_states
from leaflets.content.translated import load_translated
from leaflets.content.units import UnitReader, locale_names
from leaflets.errors import LeafletError
from leaflets.states.overview import Counts, LocaleStatus, Progress, overview

ROOT = Path(__file__).resolve().parents[2]
FEW = ("en-GB", "ar", "cy", "es", "pl")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of a few languages as they are on record; Welsh has a specimen alone."""
    return copy(tmp_path, FEW)


def copy(root: Path, locales: tuple[str, ...]) -> Path:
    for name in ("content", "fonts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("*.ttf", "review"))
    for folder in (root / "content" / "locales").iterdir():
        if locales and folder.name not in locales:
            shutil.rmtree(folder)
    return root


def edit(root: Path, file: str, pattern: str, replacement: str) -> None:
    path = root / "content" / file
    text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, f"{pattern} is not in {file}"
    path.write_text(text, "utf-8")


def read(root: Path) -> dict[str, LocaleStatus]:
    library = load(root, ())
    kept, reader = load_translated(root), UnitReader(root, library)
    return {
        locale: overview(library, reader.read(locale), load_states(root, locale), kept)
        for locale in locale_names(root)
    }


def stale(found: dict[str, LocaleStatus]) -> set[tuple[str, str]]:
    return {(locale, each.unit.key) for locale, status in found.items() for each in status.stale}


def counted(found: dict[str, LocaleStatus]) -> int:
    """How many are stale by the table."""
    return sum(status.counts.stale for status in found.values())


def holders(root: Path, file: str) -> set[str]:
    """Languages that have the file on record, by the folders alone."""
    return {path.parts[-3] for path in root.glob(f"content/locales/*/states/{file}.yaml")} - {"en-GB"}


@pytest.mark.parametrize(
    ("file", "key", "before", "after"),
    [
        ("basics.standard", "sections.inherit.body.answer", "is hardly ever inherited", "is inherited"),
        ("safety", "stroke-arm", "an arm is weak", "an arm or a leg is weak"),
        ("locale", "furniture.notes", "My notes", "Notes"),
    ],
)
def test_one_english_string_makes_itself_stale_in_every_language_that_has_its_file_and_nothing_else(
    tmp_path: Path, file: str, key: str, before: str, after: str
) -> None:
    root = copy(tmp_path, ())
    assert stale(read(root)) == set()
    edit(root, f"locales/en-GB/{file}.yaml", before, after)
    found = read(root)
    assert stale(found) == {(locale, f"{file}/{key}") for locale in holders(root, file)}
    assert counted(found) == len(holders(root, file)) >= 16
    assert found["en-GB"].counts.changed == 1
    (each,) = found["es"].stale
    assert before in str(each.former)
    assert after in str(each.unit.english)
    assert (each.english_changed, each.figure_changed) == (True, False)


def folded(text: str) -> str:
    """Every sentence in double quotes on lines of its own, as an editor may break them."""
    return re.sub(r'^( *)(answer: )"([^"\\]{60,})"$', _fold, text, flags=re.MULTILINE)


def _fold(match: re.Match[str]) -> str:
    indent = match[1] + "  "
    return f"{match[1]}{match[2]}>-\n{indent}" + match[3].replace(". ", f".\n{indent}")


def quoted(text: str) -> str:
    return re.sub(r"^( *)([a-z][a-z-]*):", r'\1"\2":', text, flags=re.MULTILINE)


def commented(text: str) -> str:
    return "# Read again.\n\n" + re.sub(r'"$', '"   # as agreed', text, flags=re.MULTILINE)


def single(text: str) -> str:
    return re.sub(r"\"([^\"'\\]*)\"$", r"'\1'", text, flags=re.MULTILINE)


def spaced(text: str) -> str:
    return re.sub(r"\. (?=[A-Z])", ".  ", text)


@pytest.mark.parametrize("change", [folded, quoted, commented, single, spaced])
@pytest.mark.parametrize("locale", ["en-GB", "es"])
def test_another_way_to_write_the_same_words_makes_none_stale(
    root: Path, locale: str, change: Callable[[str], str]
) -> None:
    folder = root / "content/locales" / locale
    texts = {path: path.read_text("utf-8") for path in (folder / "safety.yaml", *folder.glob("*.*.yaml"))}
    assert any(change(text) != text for text in texts.values())
    for path, text in texts.items():
        path.write_text(change(text), "utf-8")
        if change is not spaced:
            assert yaml.safe_load(change(text)) == yaml.safe_load(text)
    before = read(ROOT)
    after = read(root)
    assert {name: status.counts for name, status in after.items()} == {
        name: before[name].counts for name in FEW
    }


@pytest.mark.parametrize(
    ("file", "pattern", "replacement"),
    [
        ("layouts/leaflet.xml.j2", r'<rules count="3"/>', '<rules count="4"/>'),
        ("styles/standard.yaml", r"size: 28pt", "size: 29pt"),
        ("facts.yaml", r"(?s)(^mvd-success:.*?checked: )2026-11-22", r"\g<1>2026-11-23"),
        ("locales/en-GB/basics.easy.yaml", r"^version: .*$", 'version: "0.9"'),
    ],
)
def test_a_layout_a_style_a_day_and_a_version_make_none_stale(
    root: Path, file: str, pattern: str, replacement: str
) -> None:
    edit(root, file, pattern, replacement)
    found = read(root)
    assert stale(found) == set()
    assert sum(status.counts.changed for status in found.values()) == 0


def test_a_figure_makes_exactly_the_strings_with_it_stale_in_english_too(root: Path) -> None:
    printing = set()
    for path in (root / "content/locales").glob("*/*.yaml"):
        data = yaml.safe_load(path.read_text("utf-8"))
        for key, text, fact in strings(data):
            if re.search(r"\{mvd-success(\.other)?\}", text) or fact == "mvd-success":
                printing.add((path.parent.name, f"{path.stem}/{key}"))
    edit(root, "facts.yaml", r"(?s)(^mvd-success:.*?high: )90", r"\g<1>91")
    found = read(root)
    assert stale(found) == printing
    assert {locale for locale, _ in printing} == {"en-GB", "ar", "es", "pl"}
    for each in found["es"].stale:
        assert (each.english_changed, each.figure_changed) == (False, True)
        (change,) = each.figures or ()
        assert change.before is not None
        assert change.after is not None
        assert (change.fact, change.before.high, change.after.high) == ("mvd-success", 90, 91)


def test_a_name_that_a_translator_drops_is_no_changed_figure(root: Path) -> None:
    key = "basics.standard/sections.who.body.facts.key-facts.how-many.text"
    edit(root, "locales/ar/basics.standard.yaml", r"نحو \{how-common\}", "نحو كثير")
    found = read(root)
    assert stale(found) == set()
    edit(root, "facts.yaml", r"(?s)(^how-common:.*?high: )1$", r"\g<1>2")
    assert ("ar", key) in stale(read(root))


def strings(data: object, key: str = "", fact: str = "") -> list[tuple[str, str, str]]:
    """(key, text, fact of the crowd that it explains) of all values of a file, as PyYAML alone reads it."""
    if isinstance(data, dict):
        inner = data.get("fact", "") if key.endswith("icons") else ""
        return [
            row
            for name, child in data.items()
            for row in strings(child, f"{key}.{name}" if key else name, inner)
        ]
    return [(key, data, fact)] if isinstance(data, str) and not key.endswith(".fact") else []


def test_a_stale_warning_is_told_apart_and_at_every_leaflet_that_prints_it(root: Path) -> None:
    texts = list((root / "content/locales/es").glob("*.*.yaml"))
    naming = {path.stem for path in texts if "drug-no-sudden-stop" in path.read_text("utf-8")}
    assert 0 < len(naming) < len(texts)
    edit(root, "locales/en-GB/safety.yaml", r"^drug-no-sudden-stop: \"", r"\g<0>Oh: ")
    status = read(root)["es"]
    assert status.warnings == ("drug-no-sudden-stop",)
    assert {file.file for file in status.files if file.warnings} == {"safety", *naming}
    assert {file.file: file.counts.stale for file in status.files if file.counts.stale} == {"safety": 1}


def test_a_stale_warning_of_the_box_stands_at_every_leaflet_on_its_topic(root: Path) -> None:
    topics = {
        path.stem: yaml.safe_load(path.read_text("utf-8"))["topics"]
        for path in (root / "content/leaflets").glob("*.yaml")
    }
    edit(root, "locales/en-GB/safety.yaml", r"^injection-voice: \"", r"\g<0>Oh: ")
    status = read(root)["es"]
    assert {file.leaflet for file in status.files if file.warnings and file.leaflet} == {
        file.leaflet
        for file in status.files
        if file.progress is Progress.BEGUN and "injections" in topics.get(file.leaflet, ())
    }


def test_the_stale_warnings_come_first(root: Path) -> None:
    edit(root, "locales/en-GB/basics.easy.yaml", r'^title: "', r"\g<0>Oh: ")
    edit(root, "locales/en-GB/safety.yaml", "an arm is weak", "an arm or a leg is weak")
    assert [each.unit.safety for each in read(root)["es"].stale] == [True, False]


def test_a_language_that_cannot_be_loaded_is_counted(root: Path) -> None:
    before = read(root)["es"].counts
    edit(root, "locales/es/safety.yaml", r"^not-sure: .*$", 'not-sure: ""')
    edit(root, "locales/es/basics.easy.yaml", r"^title: .*\n", "")
    with pytest.raises(LeafletError):
        load(root, ("es",))
    status = read(root)["es"]
    assert {file.file: file.missing for file in status.files if file.missing} == {
        "safety": ("not-sure",),
        "basics.easy": ("title",),
    }
    assert (status.counts.missing, status.counts.draft) == (2, before.draft - 2)


def test_what_is_not_begun_is_not_missing(root: Path) -> None:
    status = read(root)["cy"]
    begun = {file.file for file in status.files if file.progress is Progress.BEGUN}
    assert begun == {"locale"}
    assert status.counts.missing == 0
    assert {file.counts for file in status.files if file.progress is Progress.NOT_BEGUN} == {Counts()}


def test_every_string_is_counted_once(root: Path) -> None:
    edit(root, "locales/en-GB/safety.yaml", "an arm is weak", "an arm or a leg is weak")
    edit(root, "locales/es/safety.yaml", r"^not-sure: .*$", 'not-sure: ""')
    library = load(root, ())
    for locale, status in read(root).items():
        units = UnitReader(root, library).read(locale)
        assert {file.file: file.counts.strings for file in status.files if file.counts.strings} == {
            file: len(found) for file, found in units.files.items()
        }


def test_words_that_were_not_kept_are_unknown_and_nothing_is_made_up(root: Path) -> None:
    shutil.rmtree(root / "content/locales/en-GB/translated")
    edit(root, "locales/en-GB/safety.yaml", "an arm is weak", "an arm or a leg is weak")
    edit(root, "facts.yaml", r"(?s)(^mvd-success:.*?high: )90", r"\g<1>91")
    first, *rest = read(root)["es"].stale
    assert (first.english_changed, first.former) == (True, None)
    assert {each.figures for each in rest} == {None}
