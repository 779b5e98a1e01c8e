"""Kept words are read the short way only where YAML reads the very same, whatever somebody does to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets.content.ids import ANYTHING
from leaflets.content.reader import parse_tree
from leaflets.content.schema import Checked, check_entries
from leaflets.content.translated import as_written, format_translated, read_translated
from leaflets.model.fingerprint import figures_hash, words_hash
from leaflets.model.translated import Figure, Translated

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for path in ROOT.glob("content/locales/en-GB/translated/*.*") if path.stem != "figures")
WORDS = ["Stop.", "Do **not** drive: “never”, {mvd-success}\u00a0%", 'a "b" \\ c', "# no comment"]
SIGNS = "abz.:{}[],\"'# \\\n\r\t0123456789é\u00a0\u202e\u2028\ufeff&*!|>%@?~"


def by_yaml(data: bytes) -> Checked[dict[str, str]]:
    return check_entries(str, parse_tree(data, "x.yaml", "x"), keys=ANYTHING)


def written(words: list[str]) -> bytes:
    return format_translated(Translated({"x": {words_hash(text): text for text in words}}, {}))[
        "x.yaml"
    ].encode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_of_this_library_is_read_the_short_way_as_by_yaml(path: Path) -> None:
    read = as_written(path.read_bytes(), path.stem)
    assert read
    assert read == by_yaml(path.read_bytes()).value


@given(
    st.lists(
        st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn", "Cf", "Zl", "Zp")), min_size=1)
    )
)
def test_what_is_written_is_read_back_by_yaml(words: list[str]) -> None:
    texts = [f"a{text}b" for text in [*words, "a"]]
    assert by_yaml(written(texts)).value == {words_hash(text): text for text in texts}


@settings(max_examples=500)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, unique=True),
    st.integers(0, 260),
    st.integers(0, 9),
    st.text(SIGNS, max_size=4),
)
def test_a_file_that_somebody_touched_is_read_as_yaml_reads_it(
    words: list[str], at: int, cut: int, put: str
) -> None:
    text = written(words).decode()
    data = (text[:at] + put + text[at + cut :]).encode()
    read = as_written(data, "x")
    if read is not None:
        assert (by_yaml(data).value, by_yaml(data).problems) == (read, ())


def test_of_a_damaged_folder_what_is_right_is_kept_and_the_rest_is_told(tmp_path: Path) -> None:
    group = {"a": Figure(high=3, of=100)}
    kept = Translated({"x": {words_hash(text): text for text in WORDS}}, {figures_hash(group, group): group})
    folder = tmp_path / "content/locales/en-GB/translated"
    folder.mkdir(parents=True)
    for name, text in format_translated(kept).items():
        (folder / name).write_text(text.replace("Stop.", "Go.").replace("high: 3", "high: 4"), "utf-8")
    read, problems = read_translated(tmp_path)
    assert set(read.words["x"].values()) == {*WORDS} - {"Stop."}
    assert read.figures == {}
    assert sorted((problem.code, problem.where.file.rpartition("/")[2]) for problem in problems) == [
        ("S062", "figures.yaml"),
        ("S062", "x.yaml"),
    ]
