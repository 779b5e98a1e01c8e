"""`leaflets sign` and `leaflets withdraw`: what is put on record, and what cannot be."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflets.cli.main import main
from tests.fixtures.approved import ROOT, TEXT, copy_of, edit, make_workspace, sign

FIRST = hashlib.sha256(b"").hexdigest()


@pytest.fixture(scope="module")
def unsigned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workspace(tmp_path_factory.mktemp("unsigned"))


@pytest.fixture
def root(unsigned: Path, tmp_path: Path) -> Path:
    return copy_of(unsigned, tmp_path / "workspace")


def records(root: Path) -> list[dict[str, Any]]:
    """All lines. The hash of each and of the line above it is reckoned here, not by the product."""
    path = root / "content/records.jsonl"
    found, before = [], FIRST
    for line in path.read_bytes().splitlines() if path.exists() else ():
        entry = json.loads(line)
        stated = entry.pop("hash")
        assert stated == hashlib.sha256(json.dumps(entry, ensure_ascii=False).encode()).hexdigest()
        assert entry["before"] == before
        before = hashlib.sha256(line).hexdigest()
        found.append(entry)
    return found


def states(root: Path, locale: str, file: str = TEXT) -> set[tuple[str, str]]:
    path = root / "content/locales" / locale / "states" / f"{file}.yaml"
    return {(entry["state"], entry["role"]) for entry in yaml.safe_load(path.read_text("utf-8")).values()}


def codes(problems: str) -> set[str]:
    return set(re.findall(r"error ([A-Z]\d{3}):", problems))


def test_a_signature_is_a_line_that_names_the_content(root: Path, capsys) -> None:
    assert sign(root, "second-reader", "R1", "en-GB") == 0
    (entry,) = records(root)
    told = capsys.readouterr().out
    assert (entry["act"], entry["role"], entry["who"]) == ("approval", "second-reader", "r1")
    assert (entry["leaflet"], entry["level"], entry["locale"]) == ("basics", "standard", "en-GB")
    assert entry["date"] == date.today().isoformat()
    assert f"edition {entry['code']}, version {entry['version']}" in told
    assert f"content {entry['content'][:12]}" in told
    assert "still needed: no clinician has signed this text" in told


@pytest.mark.parametrize(
    ("role", "locale", "state"),
    [
        ("translator", "ar", ("draft", "translator")),
        ("second-reader", "ar", ("checked", "linguist")),
        ("clinician", "en-GB", ("approved", "clinician")),
    ],
)
def test_a_signature_takes_every_string_that_is_printed_with_it(
    root: Path, role: str, locale: str, state: tuple[str, str]
) -> None:
    assert sign(root, role, "x", locale) == 0
    assert states(root, locale) == {state}
    assert state in states(root, locale, "safety")


def test_a_later_signature_sets_nothing_back(root: Path) -> None:
    assert sign(root, "clinician", "c1", "en-GB") == 0
    assert sign(root, "second-reader", "r1", "en-GB") == 0
    assert states(root, "en-GB") == {("approved", "clinician")}


@pytest.mark.parametrize(
    ("role", "who", "locale", "more", "code"),
    [
        ("translator", "t1", "en-GB", (), "B144"),
        ("second-reader", "r1", "en-GB", ("--date", str(date.today() + timedelta(1))), "B146"),
        ("second-reader", "r1", "en-GB", ("--date", "2020-01-01"), "B146"),
        ("second-reader", "Maria Example", "en-GB", (), "B148"),
        ("second-reader", "r1", "en-GB", ("--review",), "B144"),
        ("clinician", "c1", "en-GB", ("--review",), "B145"),
    ],
)
def test_what_nobody_can_sign_is_refused(
    root: Path, role: str, who: str, locale: str, more: tuple[str, ...], code: str, capsys
) -> None:
    assert sign(root, role, who, locale, *more) == 1
    assert code in codes(capsys.readouterr().err)
    assert records(root) == []


def test_nothing_is_signed_twice_by_the_same_person(root: Path, capsys) -> None:
    assert sign(root, "translator", "t1", "ar") == 0
    assert sign(root, "translator", "t1", "ar") == 1
    assert codes(capsys.readouterr().err) == {"B145"}
    assert len(records(root)) == 1


@pytest.mark.parametrize("first", ["translator", "second-reader"])
def test_the_second_reader_is_another_person_than_the_translator(root: Path, first: str, capsys) -> None:
    second = {"translator": "second-reader", "second-reader": "translator"}[first]
    assert sign(root, first, "x", "ar") == 0
    assert sign(root, second, "X", "ar") == 1
    assert codes(capsys.readouterr().err) == {"B142"}


def test_a_stale_text_is_not_signed(root: Path, capsys) -> None:
    edit(root, "en-GB", r"It is usually\s+painless", "It is often painless")
    assert sign(root, "second-reader", "r1", "ar") == 1
    assert codes(capsys.readouterr().err) == {"B147"}
    assert sign(root, "second-reader", "r1", "en-GB") == 0, "English is compared with nothing"


def test_a_begun_text_is_not_signed(root: Path, capsys) -> None:
    edit(root, "ar", r"(?m)^short-answer: .*$", 'short-answer: ""')
    assert sign(root, "translator", "t1", "ar") == 1
    assert "S004" in codes(capsys.readouterr().err)


def test_a_change_of_the_english_lapses_what_was_compared_with_it(root: Path, capsys) -> None:
    """A translator who puts the stale strings on record again does not speak for the second reader."""
    for role in ("translator", "second-reader"):
        assert sign(root, role, role[0], "ar") == 0
    edit(root, "en-GB", r"It is usually\s+painless", "It is often painless")
    mark = ["mark", "--as", "draft", "--role", "translator", "--locale", "ar", "--root", str(root)]
    assert main(mark) == 0
    capsys.readouterr()
    assert sign(root, "translator", "t", "ar") == 0
    assert "the English that it was compared with has changed since" in capsys.readouterr().out


def test_of_several_texts_all_are_signed_or_none(root: Path, capsys) -> None:
    assert sign(root, "clinician", "c1", "en-GB") == 0
    assert sign(root, "clinician", "c1", "en-GB", "--file", "basics.easy") == 1
    assert codes(capsys.readouterr().err) == {"B145"}
    assert len(records(root)) == 1
    assert sign(root, "clinician", "c2", "en-GB", "--file", "basics.easy") == 0
    assert len(records(root)) == 3


def test_signing_at_the_same_time_loses_nothing(root: Path) -> None:
    """Four processes begin at once; each finds what the others wrote before it."""
    command = [sys.executable, "-m", "leaflets", "sign", "--locale", "en-GB", "--file", TEXT]
    marks = [("clinician", "c1"), ("clinician", "c2"), ("second-reader", "r1"), ("second-reader", "r2")]
    running = [
        subprocess.Popen([*command, "--role", role, "--who", who, "--root", str(root)], cwd=ROOT)
        for role, who in marks
    ]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert {(entry["role"], entry["who"]) for entry in records(root)} == {*marks}
    assert states(root, "en-GB") == {("approved", "clinician")}


def test_nothing_is_added_to_a_broken_file(root: Path, capsys) -> None:
    assert sign(root, "clinician", "c1", "en-GB") == 0
    path = root / "content/records.jsonl"
    path.write_text(path.read_text("utf-8").replace("c1", "c2"), "utf-8")
    broken = path.read_bytes()
    for typed in (
        ["sign", "--role", "second-reader", "--who", "r1", "--locale", "en-GB", "--file", TEXT],
        ["withdraw", "aaaaaa", "--reason", "x"],
        ["check", "--locale", "ar"],
        ["build", "--locale", "ar", "-o", str(root / "out")],
    ):
        assert main([*typed, "--root", str(root)]) == 1
        told = capsys.readouterr()
        assert "Y030" in told.err + told.out
        assert "content/records.jsonl:1" in told.err + told.out
    assert path.read_bytes() == broken


def test_a_clinician_who_read_it_again_moves_the_day_that_is_printed(root: Path) -> None:
    assert sign(root, "clinician", "c1", "en-GB") == 0
    assert sign(root, "clinician", "c2", "en-GB", "--review") == 0
    assert [entry["act"] for entry in records(root)] == ["approval", "review"]


def test_an_edition_is_withdrawn_once_by_its_code(root: Path, capsys) -> None:
    for locale in ("ar", "en-GB"):
        assert sign(root, "second-reader", "r1", locale) == 0
    arabic, english = (entry["code"] for entry in records(root))
    typed = ["withdraw", f" {arabic.upper()[:3]} {arabic[3:]} ", "--root", str(root), "--json"]
    capsys.readouterr()
    assert main([*typed, "--reason", "a number\n was wrong", "--replaced-by", english]) == 0
    told = json.loads(capsys.readouterr().out)
    entry = records(root)[-1]
    assert (entry["act"], entry["code"], entry["reason"]) == ("withdrawal", arabic, "a number was wrong")
    assert told.items() >= {"code": arabic, "locale": "ar", "file": TEXT, "replaced_by": english}.items()
    assert main([*typed, "--reason", "again"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["code"] == "B151"
    assert sign(root, "translator", "t1", "ar") == 1
    assert codes(capsys.readouterr().err) == {"B143"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("zzzzzz", "--reason", "x"), "B150"),
        (("{code}", "--reason", "  "), "B152"),
        (("{code}", "--reason", "half a character: \udcff"), "B152"),
        (("{code}", "--reason", "a terminal reads this \x1b[2J"), "B152"),
        (("{code}", "--reason", "\u202egnorw"), "B152"),
        (("{code}", "--reason", "x", "--replaced-by", "zzzzzz"), "B150"),
        (("{code}", "--reason", "x", "--replaced-by", "{code}"), "B152"),
        (("{code}", "--reason", "x", "--date", "2999-01-01"), "B146"),
    ],
)
def test_a_withdrawal_that_helps_nobody_is_refused(
    root: Path, typed: tuple[str, ...], code: str, capsys
) -> None:
    assert sign(root, "second-reader", "r1", "ar") == 0
    own = records(root)[0]["code"]
    arguments = [each.replace("{code}", own) for each in typed]
    assert main(["withdraw", *arguments, "--root", str(root)]) == 1
    assert codes(capsys.readouterr().err) == {code}
    assert len(records(root)) == 1
