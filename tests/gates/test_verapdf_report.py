"""How a report of veraPDF is read. verapdf-report.xml was recorded from veraPDF 1.28.2 on four files."""

from pathlib import Path

import pytest

from tests.conformance import verapdf
from tests.conformance.commands import GateError
from tests.conformance.run import broken_rules, self_test
from tests.conformance.verapdf import Report, Verdict, parse

RECORDED = Path(__file__).with_name("verapdf-report.xml").read_text("utf-8")


def report(name: str) -> Report:
    return parse(RECORDED)[Path("/files", name)]


def test_a_report_has_one_entry_for_each_file() -> None:
    names = [path.name for path in parse(RECORDED)]
    assert names == ["archive-only.pdf", "good.pdf", "unmarked.pdf", "unreadable.pdf"]


def test_a_good_file_passes_both_profiles() -> None:
    assert [report("good.pdf").failure(profile) for profile in ("ua1", "2a")] == ["", ""]
    assert report("good.pdf").verdicts["ua1"].checks == 2187


def test_a_broken_rule_is_named_with_its_clause_and_count() -> None:
    (rule,) = report("unmarked.pdf").verdicts["ua1"].rules
    assert (rule.name, rule.count) == ("6.2-1", 1)
    assert rule.description.startswith("The document catalog dictionary shall include a MarkInfo")
    assert report("unmarked.pdf").failure("ua1") == "1 failed"
    lines = broken_rules("unmarked.pdf", report("unmarked.pdf"))
    assert [line.split(" (")[0] for line in lines] == [
        "unmarked.pdf: 2a 6.7.2.2-1",
        "unmarked.pdf: ua1 6.2-1",
    ]


def test_a_file_that_claims_only_one_standard_fails_the_other() -> None:
    assert report("archive-only.pdf").failure("2a") == ""
    assert report("archive-only.pdf").failure("ua1") == "not claimed"


def test_an_unreadable_file_fails_every_profile_and_says_why() -> None:
    unreadable = report("unreadable.pdf")
    assert [unreadable.failure(profile) for profile in ("ua1", "2a")] == ["not read", "not read"]
    assert "Couldn't parse stream" in broken_rules("unreadable.pdf", unreadable)[0]


def test_a_verdict_without_a_single_check_is_no_pass() -> None:
    assert Report({"ua1": Verdict(compliant=True, checks=0)}).failure("ua1") == "no check made"


def test_a_validation_that_was_cut_short_is_no_pass() -> None:
    cut = RECORDED.replace('jobEndStatus="normal"', 'jobEndStatus="timeout"')
    assert parse(cut)[Path("/files/good.pdf")].failure("ua1") == "not read"


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param("", id="nothing was printed"),
        pytest.param(RECORDED[: len(RECORDED) // 2], id="the report ends in the middle"),
        pytest.param(RECORDED.replace('totalJobs="4"', 'totalJobs="5"'), id="a job was lost"),
        pytest.param(RECORDED.replace("good.pdf", "unmarked.pdf"), id="a file was reported twice"),
        pytest.param(RECORDED.replace('profileName="', 'profile="'), id="the format has changed"),
    ],
)
def test_a_damaged_report_is_refused(damaged: str) -> None:
    with pytest.raises((ValueError, KeyError, SyntaxError)):
        parse(damaged)


def test_fewer_reports_than_files_is_a_failure_of_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    class Done:
        returncode, stdout, stderr = 0, RECORDED, ""

    monkeypatch.setattr(verapdf, "fetch", lambda: None)
    monkeypatch.setattr(verapdf, "run", lambda command: Done)
    with pytest.raises(GateError, match=r"4 of 5 files; absent: /files/fifth\.pdf"):
        verapdf.validate([*parse(RECORDED), Path("/files/fifth.pdf")])


def test_the_self_test_fails_when_a_broken_file_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.conformance.run.qpdf_complaint", lambda file: "")
    passed = {name: report("good.pdf") for name in ("untagged.pdf", "font-not-embedded.pdf")}
    failures = self_test(passed, tmp_path / "truncated.pdf")
    assert len(failures) == 5
    assert failures[0] == "untagged.pdf should break ua1 7.1-11; it breaks nothing"
    assert failures[-1] == "truncated.pdf passes qpdf --check"
