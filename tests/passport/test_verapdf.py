"""veraPDF's word counts for the very bytes it was run on, and for nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflets.errors import LeafletError
from leaflets.passport.conformance import read_conformance
from leaflets.passport.verapdf import verapdf
from tests.conformance import run
from tests.conformance.verapdf import Report, Rule, Verdict


def report(sha256, failed=0):
    profiles = {name: {"passed": not failed, "checks": 9, "failed-checks": failed} for name in ("ua1", "2a")}
    return json.dumps({"format": 1, "verapdf": "1.0", "files": {sha256: {"profiles": profiles}}})


def test_no_failures_are_claimed_for_the_file_with_this_hash(subject, value) -> None:
    sha256 = subject().built.sha256
    group = verapdf(subject(conformance=read_conformance(report(sha256), "r.json")))
    assert value(group, "ua1") == value(group, "2a") == (0, "pass")
    assert f"0 failures of PDF/UA-1 and PDF/A-2a on {sha256}" in group.method


def test_failures_are_told(subject, value) -> None:
    group = verapdf(subject(conformance=read_conformance(report(subject().built.sha256, 3), "r.json")))
    assert value(group, "ua1") == (3, "fail")
    assert "0 failures" not in group.method


@pytest.mark.parametrize("text", [report("0" * 64), None])
def test_nothing_is_claimed_for_another_file(subject, text) -> None:
    group = verapdf(subject(conformance=read_conformance(text, "r.json") if text else None))
    assert {(str(m.verdict), m.note) for m in group.measures} == {("not measured", "not run on this file")}
    assert "0 failures" not in group.method


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 2, "verapdf": "1", "files": {}}', '{"format": 1}']
)
def test_a_damaged_report_is_refused_with_the_way_out(text) -> None:
    with pytest.raises(LeafletError) as caught:
        read_conformance(text, "build/conformance.json")
    (problem,) = caught.value.problems
    assert (problem.code, problem.where.file) == ("B111", "build/conformance.json")
    assert "make conformance" in problem.hint


def test_the_gates_report_is_the_one_that_passports_read(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(run, "version", lambda: "1.28.2")
    files = {tmp_path / name: f"leaflets/{name}" for name in ("good.pdf", "bad.pdf", "unread.pdf")}
    for file in files:
        file.write_text(file.name)
    good, bad, unread = (file.resolve() for file in files)
    rule = Rule("7.1", 3, 2, "content is neither tagged nor an artifact", "page 1")
    reports = {
        good: Report({"ua1": Verdict(compliant=True, checks=9), "2a": Verdict(compliant=True, checks=9)}),
        bad: Report({"ua1": Verdict(compliant=False, checks=9, rules=(rule,))}),
        unread: Report(error="no PDF"),
    }
    read = read_conformance(json.dumps(run.record(files, reports)), "r.json")
    assert read.verapdf == "1.28.2"
    assert [verdicts.failed for verdicts in read.files.values()] == [
        {"ua1": 0, "2a": 0},
        {"ua1": 2, "2a": None},
        {"ua1": None, "2a": None},
    ]
