"""Pages, sizes of type, distance and length of lines, as they are in the PDF."""

from __future__ import annotations

from collections import Counter

from leaflets.audit.census import Census
from leaflets.audit.telling import BODY, SMALLEST
from leaflets.passport.measure import Group, Limit, Listing, Measure, held, reported, unmeasured
from leaflets.passport.subject import Subject
from leaflets.text.breaking import grapheme_positions

LEADING = 1.3
"""Of the size. Print rules of the leaflets; scripts with tall letters need more, so there is no most."""
LONGEST_LINE = 70
"""Characters of a line from whose end the eye goes back to the next one."""

_RULES = "print rules of the leaflets"
_POINT = 72 / 25.4


def sizes(subject: Subject) -> Group:
    census = subject.census
    title = "Pages and sizes"
    method = (
        "Read back from the PDF. The body is the size that most characters are set in. A line counts where "
        "its text runs over two lines or more; marks that join a letter count with it."
    )
    if census is None:
        missing = unmeasured("pages", "Pages", subject.absence)
        return Group("sizes", title, method, (missing,))
    body = _body(census)
    measures = (
        reported("pages", "Pages", census.pages),
        reported("sheet", "Sheet", f"{census.width / _POINT:.0f} x {census.height / _POINT:.0f}", "mm"),
        held(
            "smallest-type",
            "Smallest type on any page",
            min(census.sizes),
            Limit("at least", SMALLEST, _RULES),
            "points",
        ),
        held(
            "body-type",
            "Type of the body",
            body,
            Limit("at least", BODY.get(subject.level.level, BODY["standard"]), _RULES),
            "points",
        ),
        _leading(census, body),
        _longest_line(subject, census),
    )
    rows = tuple((size, count) for size, count in census.sizes.items())
    listing = Listing("characters-by-size", "Characters by size", ("points", "characters"), rows)
    return Group("sizes", title, method, measures, (listing,))


def _body(census: Census) -> float:
    counts: Counter[float] = Counter()
    for line in (line for text in census.texts for line in text):
        counts[line.size] += len(line.text)
    return max(counts, key=lambda size: (counts[size], size))


def _leading(census: Census, body: float) -> Measure:
    """The least distance of two lines of the body: tables may be set closer than paragraphs."""
    ratios = [
        round(line.leading / line.size, 2)
        for text in census.texts
        for line in text
        if line.leading is not None and line.size == body
    ]
    what = "Distance of lines of the body, least"
    limit = Limit("at least", LEADING, _RULES)
    if not ratios:
        return unmeasured("leading", what, "no text of the body has two lines", limit)
    return held("leading", what, min(ratios), limit, "of the size")


def _longest_line(subject: Subject, census: Census) -> Measure:
    locale = subject.edition.locale
    lines = [line for text in census.texts if len(text) > 1 for line in text if line.lang == locale]
    what, limit = "Longest line", Limit("at most", LONGEST_LINE, _RULES)
    if not lines:
        return unmeasured("longest-line", what, "no text has two lines", limit)
    length, line = max(
        ((1 + len(grapheme_positions(line.text, locale, 0, len(line.text))), line) for line in lines),
        key=lambda found: found[0],
    )
    note = f"page {line.page}, type of {line.size:g} points"
    return held("longest-line", what, length, limit, "characters", note)
