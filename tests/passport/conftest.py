"""Two real editions, built once, and what a passport is made from."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from leaflets.audit.census import take_census
from leaflets.cli.main import main
from leaflets.content.library import load
from leaflets.content.wordings import load_rulebook, load_wordings
from leaflets.model.edition import Edition
from leaflets.passport.subject import Built, Subject

ROOT = Path(__file__).resolve().parents[2]
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory):
    """The folder with en-GB/basics.standard.pdf and ar/basics.standard.pdf."""
    folder = tmp_path_factory.mktemp("passport") / "leaflets"
    choice = ["--locale", "en-GB", "--locale", "ar", "--leaflet", "basics", "--level", "standard"]
    options = ["-o", str(folder), "-j", "1", "--as-of", AS_OF.isoformat(), "--root", str(ROOT)]
    assert main(["build", *choice, *options]) == 0
    return folder


@pytest.fixture(scope="session")
def library():
    return load(ROOT, ["ar"])


@pytest.fixture(scope="session")
def subject(library, pdfs):
    """`subject("ar", record=...)`: basics.standard of a locale, with what a test changes."""

    def make(locale="en-GB", **changes):
        path = pdfs / locale / "basics.standard.pdf"
        data = path.read_bytes()
        built = Built(hashlib.sha256(data).hexdigest(), len(data), take_census(path), ())
        made = partial(
            Subject,
            library=library,
            edition=Edition(locale, "basics", "standard"),
            code="abcdef",
            as_of=AS_OF,
            rulebook=load_rulebook(ROOT),
            wordings=load_wordings(ROOT, library.locales),
            record={},
            findings=(),
            sources={},
            built=built,
            conformance=None,
        )
        return made(**changes)

    return make


@pytest.fixture
def value():
    """`value(group, "pages")`: (value, verdict) of one measure."""

    def find(group, name):
        (measure,) = [measure for measure in group.measures if measure.name == name]
        return measure.value, str(measure.verdict)

    return find


@pytest.fixture(scope="session")
def rows():
    """`rows(group, "roles")`: the rows of one listing."""

    def find(group, name):
        (listing,) = [listing for listing in group.listings if listing.name == name]
        return listing.rows

    return find
