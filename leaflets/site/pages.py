"""All pages of the site that list and tell; those of the leaflets themselves are the press's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leaflets.site.answers import Coded
from leaflets.site.catalogue import Catalogue
from leaflets.site.codes import FOLDER, code_page, list_page
from leaflets.site.frame import FRONT
from leaflets.site.front import front_page
from leaflets.site.language import language_page


def pages(catalogue: Catalogue, codes: Mapping[str, Coded]) -> Iterator[tuple[str, str]]:
    """Path below the site's folder, and the page."""
    yield FRONT, front_page(catalogue)
    for locale in catalogue.locales:
        yield f"{locale}/{FRONT}", language_page(catalogue, locale)
    yield f"{FOLDER}/{FRONT}", list_page(catalogue, codes)
    for code, coded in codes.items():
        yield f"{FOLDER}/{code}.html", code_page(catalogue, coded, codes)
