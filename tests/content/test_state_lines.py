"""States are read line by line only where YAML reads the very same, whatever somebody does to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets.content.ids import ANYTHING
from leaflets.content.reader import parse_tree
from leaflets.content.schema import Checked, check_entries
from leaflets.content.state_lines import read_lines
from leaflets.content.states import HEAD, format_states, load_states
from leaflets.model.state import ROLES, Entry, State

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(ROOT.glob("content/locales/*/states/*.yaml"))
HEADING = HEAD.format(file="x")
GOOD = [
    'stroke-arm: {state: draft, role: machine, date: 2026-11-22, target: "0123456789", source: "abcdef0123"}',
    'a.b-c.7: {state: checked, role: linguist, date: 2026-02-28, target: "0123456789", facts: "abcdef0123"}',
]
SIGNS = "abz.-:{}[],\"'# \n\r\t0123456789é\u202e\ufeff&*!|>%@?~"
"""What YAML gives a meaning to, and what it refuses."""


def by_yaml(data: bytes) -> Checked[dict[str, Entry]]:
    return check_entries(Entry, parse_tree(data, "x.yaml", "x"), keys=ANYTHING)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_every_file_of_this_library_is_read_by_lines_as_by_yaml(path: Path) -> None:
    read = read_lines(path.read_bytes(), HEAD.format(file=path.stem))
    assert read is not None
    assert read == by_yaml(path.read_bytes()).value


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9-]{0,9}(\.[a-z0-9-]{1,9}){0,3}", fullmatch=True),
        st.sampled_from([(state, role) for state in State for role in ROLES[state]]).flatmap(
            lambda pair: st.builds(
                Entry,
                state=st.just(pair[0]),
                role=st.just(pair[1]),
                date=st.dates(),
                target=st.from_regex(r"[0-9a-f]{10}", fullmatch=True),
                source=st.none() | st.from_regex(r"[0-9a-f]{10}", fullmatch=True),
                facts=st.none() | st.from_regex(r"[0-9a-f]{10}", fullmatch=True),
            )
        ),
        min_size=1,
    )
)
def test_what_is_written_is_read_by_lines(entries: dict[str, Entry]) -> None:
    data = format_states("x", entries).encode()
    checked = by_yaml(data)
    read = read_lines(data, HEADING)
    if read is None:  # only where a key means something else to YAML
        assert checked.problems
    else:
        assert read == entries == checked.value


@settings(max_examples=600)
@given(
    st.lists(st.sampled_from(GOOD), min_size=1, max_size=3),
    st.integers(0, 300),
    st.integers(0, 12),
    st.text(SIGNS, max_size=4),
)
def test_a_file_that_somebody_touched_is_read_as_yaml_reads_it(
    lines: list[str], at: int, cut: int, put: str
) -> None:
    text = HEADING + "".join(f"{line}\n" for line in lines)
    data = (text[:at] + put + text[at + cut :]).encode()
    read = read_lines(data, HEADING)
    if read is not None:
        checked = by_yaml(data)
        assert (checked.value, checked.problems) == (read, ())


@pytest.mark.parametrize(
    "line",
    [
        GOOD[0].replace("draft", "done"),
        GOOD[0].replace("draft", "approved"),
        GOOD[0].replace("2026-11-22", "2026-02-30"),
        GOOD[0].replace("stroke-arm", "null"),
        f"{GOOD[0]}\n{GOOD[0]}",
        f"{GOOD[0]}  # read",
    ],
)
def test_what_is_not_as_it_is_written_is_left_to_yaml(line: str) -> None:
    assert read_lines(f"{HEADING}{line}\n".encode(), HEADING) is None


def test_a_file_touched_by_hand_still_gives_its_entries(tmp_path: Path) -> None:
    folder = tmp_path / "content/locales/es/states"
    folder.mkdir(parents=True)
    (folder / "x.yaml").write_text(f"# mine\n\n{GOOD[0]}  # read\n", "utf-8")
    assert load_states(tmp_path, "es")["x"]["stroke-arm"].target == "0123456789"
