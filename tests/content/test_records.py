"""content/records.jsonl: whatever somebody made of it is told with its line, and is no record."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

import pytest

from leaflets.content.records import FIRST, appended, parse_records
from leaflets.model.record import Act, Entry

APPROVAL = Entry(
    act=Act.APPROVAL,
    date=date(2026, 11, 30),
    leaflet="basics",
    locale="ar",
    level="easy",
    version="0.1",
    code="3f9k2m",
    content="a" * 64,
    role="clinician",
    who="c1",
)
WRITTEN = appended((), [APPROVAL])


def line_of(**changed: str) -> bytes:
    """A line that is whole by its own hash, as anybody could write one."""
    members = {**json.loads(WRITTEN), **changed, "before": FIRST}
    members.pop("hash")
    stated = sha256(json.dumps(members, ensure_ascii=False).encode()).hexdigest()
    return json.dumps({**members, "hash": stated}, ensure_ascii=False).encode() + b"\n"


def test_what_was_written_is_read() -> None:
    records, problems = parse_records(WRITTEN)
    assert ([each.entry for each in records], problems) == ([APPROVAL], ())
    assert line_of() == WRITTEN


@pytest.mark.parametrize(
    "line",
    [
        b'{"act": "approval", "who": "\\ud800", "hash": ""}',
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"\xff\xfe",
        b"",
        b'{"act": "approval", "act": "approval"}',
    ],
    ids=["half a character", "lists", "objects", "no text", "empty", "a name twice"],
)
def test_what_nobody_can_have_written_is_told_with_its_line(line: bytes) -> None:
    records, problems = parse_records(WRITTEN + line + b"\n")
    assert [each.entry for each in records] == [APPROVAL]
    assert [(each.code, each.where.line) for each in problems] == [("Y030", 2)]


@pytest.mark.parametrize("member", ["code", "replaced_by"])
def test_a_code_that_leads_out_of_its_folder_is_none(member: str) -> None:
    """Files are called by it: content/issued/<code>.json, and the answers of a site."""
    records, problems = parse_records(line_of(**{member: "../../x"}))
    assert records == ()
    assert [(each.code, each.where.line) for each in problems] == [("Y030", 1)]
