"""What the project's own programs object to: `leaflets check` in the words, `leaflets audit` in the PDF."""

from __future__ import annotations

from collections.abc import Iterable

from leaflets.errors import Problem, Severity
from leaflets.passport.measure import Group, Limit, Listing, Value, held, reported, unmeasured
from leaflets.passport.subject import NOT_BUILT, Subject

_COLUMNS = ("code", "where", "what")
_NONE = Limit("exactly", 0, "nothing to mend")


def findings(subject: Subject) -> Group:
    """Those of the text's own file, and of the warnings and words of pictures that it shares."""
    locale = subject.edition.locale
    shared = {f"content/locales/{locale}/{name}.yaml" for name in ("safety", "pictures")}
    own = [problem for problem in subject.findings if problem.where.file == subject.file]
    others = [problem for problem in subject.findings if problem.where.file in shared]
    found = [*own, *others]
    allowed = subject.text.allow
    return Group(
        "check",
        "Rules for the words",
        "“leaflets check” looks for words and signs that a rule names. It finds no other mistake.",
        (
            held("errors", "Errors", _count(found, Severity.ERROR), _NONE),
            reported("warnings", "Warnings", _count(found, Severity.WARNING)),
            reported("notes", "Notes", _count(found, Severity.NOTE)),
            reported("allowed", "Findings that the text allows, each with a reason", len(allowed)),
        ),
        (
            Listing("findings", "Findings", _COLUMNS, tuple(map(_row, found))),
            Listing(
                "exceptions",
                "Allowed",
                ("code", "text", "reason"),
                tuple((entry.code, entry.key, entry.reason) for entry in allowed),
            ),
        ),
    )


def audit(subject: Subject) -> Group:
    title = "Audit of the PDF"
    method = "“leaflets audit” reads the file back, by code of its own, and compares it with the content."
    if subject.built is None:
        return Group("audit", title, method, (unmeasured("findings", "Findings", NOT_BUILT, _NONE),))
    found = subject.built.audit
    # An audit names the file as it was asked for, which differs from machine to machine.
    rows = tuple((problem.code, problem.key, problem.message) for problem in found)
    return Group(
        "audit",
        title,
        method,
        (held("findings", "Findings", len(found), _NONE),),
        (Listing("findings", "Findings", ("code", "text", "what"), rows),),
    )


def _count(found: Iterable[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in found)


def _row(problem: Problem) -> tuple[Value, ...]:
    return problem.code, f"{problem.where.file}:{problem.where.line}", problem.message
