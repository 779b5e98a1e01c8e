"""What the sheet of a language shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leaflets.compose.specimen import compose_specimen
from leaflets.content.library import load
from leaflets.model.document import Element, Text

ROOT = Path(__file__).parents[2]


def texts(element: Element) -> Iterator[Text]:
    for child in element.children:
        if isinstance(child, Text):
            yield child
        else:
            yield from texts(child)


@pytest.mark.parametrize(
    ("locale", "bold"), [("el", True), ("th", True), ("am", True), ("ja", False), ("ko", False)]
)
def test_letters_are_shown_in_bold_too_unless_there_are_thousands(locale, bold):
    library = load(ROOT, [locale])
    letters = library.cldr[locale].letters
    main = compose_specimen(library, locale).main
    shown = [text.bold for text in texts(main) if text.text == letters]
    assert shown == ([False, True] if bold else [False])
