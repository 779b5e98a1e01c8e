"""What veraPDF said of exactly this file."""

from __future__ import annotations

from leaflets.passport.conformance import PROFILES
from leaflets.passport.measure import Group, Limit, Measure, held, unmeasured
from leaflets.passport.subject import NOT_BUILT, Subject

NOT_RUN = "not run on this file"


def verapdf(subject: Subject) -> Group:
    measures = tuple(_profile(subject, name, standard) for name, standard in PROFILES.items())
    return Group(
        "verapdf",
        "Standards",
        "“make conformance” has veraPDF judge every file; its word holds for the same SHA-256 only. "
        f"{_sentence(subject)}",
        measures,
    )


def _profile(subject: Subject, name: str, standard: str) -> Measure:
    what, limit = f"Failed checks of {standard}", Limit("exactly", 0, standard)
    if subject.built is None:
        return unmeasured(name, what, NOT_BUILT, limit)
    report = subject.conformance
    verdicts = report.files.get(subject.built.sha256) if report else None
    failed = verdicts.failed[name] if verdicts else None
    if report is None or failed is None:
        return unmeasured(name, what, NOT_RUN, limit)
    return held(name, what, failed, limit, note=f"veraPDF {report.verapdf} on {subject.built.sha256}")


def _sentence(subject: Subject) -> str:
    """Said only of a file that it was run on, with both verdicts clean."""
    verdicts = (
        subject.conformance.files.get(subject.built.sha256) if subject.built and subject.conformance else None
    )
    if subject.built is None or verdicts is None or any(verdicts.failed[name] != 0 for name in PROFILES):
        return ""
    return f"0 failures of {' and '.join(PROFILES.values())} on {subject.built.sha256}."
