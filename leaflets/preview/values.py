"""What the answers are made of: values as JSON has them."""

from __future__ import annotations

from typing import Any

from leaflets.checks.desk import Finding
from leaflets.errors import Problem

Value = dict[str, Any]
"""A JSON object."""


def problem_value(problem: Problem, key: str = "") -> Value:
    """`key`: of the string that it is about, where it is shown."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "file": problem.where.file,
        "line": problem.where.line,
        "key": key or problem.key,
        "message": problem.message,
        "hint": problem.hint,
    }


def finding_value(finding: Finding) -> Value:
    """A finding at its string; `start` and `end` count its characters."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.what,
        "hint": finding.hint,
        "start": finding.start,
        "end": finding.end,
    }


def fault_value(problem: Problem) -> Value:
    """A problem at its string, of whose characters nothing is known."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "start": None,
        "end": None,
    }


def file_finding_value(finding: Finding) -> Value:
    """A finding of a file that is in none of its strings."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "file": finding.where.file,
        "line": finding.where.line,
        "key": finding.key,
        "message": finding.what,
        "hint": finding.hint,
    }
