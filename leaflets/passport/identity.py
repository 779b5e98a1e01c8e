"""Which edition it is, by its dates, its code and its hashes."""

from __future__ import annotations

from leaflets.passport.measure import Group, Limit, Measure, held, reported, unmeasured
from leaflets.passport.subject import NOT_BUILT, Subject

_DATES = "dates of the text, judged by the day of this passport"


def identity(subject: Subject) -> Group:
    text = subject.text
    ours = (text.leaflet, text.locale, text.level, subject.code)
    reviews = [r for r in subject.library.reviews if (r.leaflet, r.locale, r.level, r.code) == ours]
    last = max((review.date for review in reviews), default=None)
    overdue = Limit("at least", subject.as_of.isoformat(), _DATES)
    measures = [
        reported("edition-code", "Edition code, from the words and figures of today", subject.code),
        _carries_code(subject),
        held(
            "updated",
            "Last updated",
            text.updated.isoformat(),
            Limit("at most", subject.as_of.isoformat(), _DATES),
        ),
        held("review-due", "Next review due", text.review_due.isoformat(), overdue),
        reported(
            "reviews",
            "Reviews of these words on record",
            len(reviews),
            note=f"the last on {last.isoformat()}" if last else "no review is claimed",
        ),
    ]
    if subject.built is None:
        measures.append(unmeasured("sha256", "SHA-256 of the PDF", NOT_BUILT))
    else:
        measures.append(reported("sha256", "SHA-256 of the PDF", subject.built.sha256))
        measures.append(reported("bytes", "Size of the PDF", subject.built.size, "bytes"))
    measures += [
        reported(f"sha256-{file}", f"SHA-256 of {file}", digest) for file, digest in subject.sources.items()
    ]
    method = "Dates and hashes are read from the files; no date of building is among them."
    return Group("identity", "Identity and dates", method, tuple(measures))


def _carries_code(subject: Subject) -> Measure:
    """A file printed from older words carries an older code."""
    what = "Pages of the PDF that carry this code"
    census = subject.census
    if census is None:
        return unmeasured("pages-with-code", what, subject.absence)
    pages = sum(subject.code in text for text in census.furniture)
    limit = Limit("exactly", census.pages, "every page")
    return held("pages-with-code", what, pages, limit, "pages")
