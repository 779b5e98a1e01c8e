"""What a screen reader finds in the PDF: structure, languages, descriptions, heads of tables."""

from __future__ import annotations

from leaflets.passport.measure import Group, Limit, Listing, held, unmeasured
from leaflets.passport.subject import Subject


def tags(subject: Subject) -> Group:
    census = subject.census
    title = "Tags and languages"
    method = "Read back from the PDF's own tags. Whether a description describes, only a person can tell."
    if census is None:
        return Group("tags", title, method, (unmeasured("tags", "Tags", subject.absence),))
    roles = census.roles
    every = "every one"
    measures = (
        held(
            "language",
            "Language of the document",
            census.lang,
            Limit("exactly", subject.edition.locale, "the locale"),
        ),
        held(
            "figures",
            "Figures with a description",
            census.figures_described,
            Limit("exactly", roles.get("Figure", 0), every),
        ),
        held(
            "tables",
            "Tables with head cells",
            census.tables_headed,
            Limit("exactly", roles.get("Table", 0), every),
        ),
        held(
            "heads",
            "Head cells that say what they head",
            census.heads_scoped,
            Limit("exactly", roles.get("TH", 0), every),
        ),
        held("title", "Headings of the first level", roles.get("H1", 0), Limit("exactly", 1, "one title")),
    )
    return Group(
        "tags",
        title,
        method,
        measures,
        (
            Listing("roles", "Tags by type", ("type", "tags"), tuple(roles.items())),
            Listing(
                "languages",
                "Languages of the parts",
                ("language", "characters read out"),
                tuple(census.languages.items()),
            ),
        ),
    )
