"""The conformance gate: every PDF of folders through veraPDF (PDF/UA-1 and PDF/A-2a) and `qpdf --check`.

    python -m tests.conformance.run [FOLDER ...]    leaflets, specimens and sheets unless given

What veraPDF said is written to build/conformance.json, by the SHA-256 of each file: `leaflets passport`
reads it.

Exit status 0 when every file passes everything; 1 when a file fails; 2 when the gate can't judge: no
file, a program missing or crashed, fewer reports than files, or a broken file that passed.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.conformance import sabotage
from tests.conformance.commands import GateError, require, run
from tests.conformance.verapdf import PROFILES, Report, validate, version

FOLDERS = ("build/leaflets", "build/specimens", "build/sheets")
RECORD = Path("build/conformance.json")


def qpdf_complaint(file: Path) -> str:
    """What `qpdf --check` says against a file, warnings included; "" when nothing."""
    done = run(["qpdf", "--check", str(file)])
    if done.returncode == 0:
        return ""
    lines = [line.removeprefix("WARNING: ") for line in done.stderr.splitlines() if line.strip()]
    return lines[0] if lines else f"exit status {done.returncode}"


def self_test(reports: Mapping[str, Report], truncated: Path) -> list[str]:
    """Every broken file that passed, or failed for another reason than its damage. Empty is good."""
    failures = []
    for name, rules in sabotage.EXPECTED.items():
        for profile, rule in rules.items():
            verdict = reports[name].verdicts.get(profile)
            found = {broken.name for broken in verdict.rules} if verdict else set()
            if rule not in found:
                failures.append(
                    f"{name} should break {profile} {rule}; it breaks {sorted(found) or 'nothing'}"
                )
    if not qpdf_complaint(truncated):
        failures.append(f"{truncated.name} passes qpdf --check")
    return failures


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of equal length as lines of aligned columns."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def broken_rules(name: str, report: Report) -> list[str]:
    """Why a file can't be read, and a line for each rule it breaks with the first place where it does."""
    unread = [f"{name}: {report.error}"] if report.error else []
    return unread + [
        f"{name}: {profile} {rule.name} ({rule.count} x): {rule.description}\n    first at {rule.example}"
        for profile, verdict in report.verdicts.items()
        if profile in PROFILES
        for rule in verdict.rules
    ]


def collect(folders: Sequence[Path]) -> dict[Path, str]:
    """Every PDF of the folders, with the name that the table gives it. A folder without any is an error."""
    names = {}
    for folder in folders:
        files = sorted(folder.rglob("*.pdf"))
        if not files:
            raise GateError(f"there is no PDF in {folder}. `make conformance` builds it.")
        names.update({file: f"{folder.name}/{file.relative_to(folder).as_posix()}" for file in files})
    return names


def record(names: Mapping[Path, str], reports: Mapping[Path, Report]) -> dict[str, Any]:
    """What passports need to know: each file by its SHA-256, with the verdict of each profile."""
    files = {}
    for file, name in names.items():
        report = reports[file.resolve()]
        files[hashlib.sha256(file.read_bytes()).hexdigest()] = {
            "file": name,
            "profiles": {
                profile: {
                    "passed": not report.failure(profile),
                    "checks": verdict.checks,
                    "failed-checks": sum(rule.count for rule in verdict.rules),
                }
                for profile, verdict in report.verdicts.items()
                if profile in PROFILES
            },
        }
    return {"format": 1, "verapdf": version(), "files": files}


def judge(folders: Sequence[Path]) -> int:
    """Print the table and what is broken; the number of files that fail."""
    names = collect(folders)
    files = list(names)
    with tempfile.TemporaryDirectory(prefix="leaflets-") as temporary:
        broken = sabotage.make(files, Path(temporary).resolve())
        reports = validate([*files, *broken])
        by_name = {path.name: reports[path] for path in broken}
        failures = self_test(by_name, Path(temporary) / sabotage.TRUNCATED)
    if failures:
        raise GateError("the gate's self-test failed:\n" + "\n".join(failures))
    rows = [["file", *PROFILES, "qpdf --check"]]
    details: list[str] = []
    failed = 0
    for file, name in names.items():
        report = reports[file.resolve()]
        cells = [*(report.failure(profile) for profile in PROFILES), qpdf_complaint(file)]
        failed += any(cells)
        rows.append([name, *(cell or "pass" for cell in cells)])
        details += broken_rules(name, report)
    RECORD.parent.mkdir(exist_ok=True)
    RECORD.write_text(json.dumps(record(names, reports), indent=1) + "\n", "utf-8")
    print(table(rows))
    print("\n".join(details), end="\n" if details else "")
    print(f"The self-test's {len(broken) + 1} broken files were caught.")
    print(f"conformance: {len(files) - failed} passed, {failed} failed")
    return failed


def main(arguments: Sequence[str]) -> int:
    folders = [Path(argument) for argument in arguments or FOLDERS]
    try:
        require()
        return 1 if judge(folders) else 0
    except GateError as error:
        print(f"conformance: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
