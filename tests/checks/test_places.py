"""A finding's line and column are those of its words in the file, however YAML writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflets.checks.places import line_of, locate
from leaflets.content.reader import read_yaml
from leaflets.model.content import Message
from leaflets.model.usage import messages
from tests.checks.conftest import PROJECT

FORMS = {
    "double quotes": 'title: "Does it hurt?"\n',
    "single quotes": "title: 'Does it hurt?'\n",
    "no quotes": "title: Does it hurt?\n",
    "after a comment": '# what\n\ntitle:   "Does it hurt?" # and why\n',
    "folded inside quotes": 'title: "Does\n  it hurt?"\n',
    "folded below": "title: >\n  Does it\n  hurt?\n",
    "escapes": 'title: "Does\\u00a0it hu\\x72t?"\n',
    "a quotation mark doubled": "title: 'Don''t! Does it hurt?'\n",
    "a quotation mark escaped": 'title: "\\"No!\\" Does it hurt?"\n',
}


@pytest.mark.parametrize("form", FORMS)
def test_the_last_word_is_found_in_every_form_of_yaml(form: str, tmp_path: Path) -> None:
    path = tmp_path / "content" / "x.yaml"
    path.parent.mkdir()
    path.write_text(FORMS[form], "utf-8")
    title = read_yaml(path, tmp_path)[0]["title"]
    start = title.rindex("h")
    where, width = locate(title, start, start + 4, FORMS[form])
    line = FORMS[form].splitlines()[where.line - 1]
    found = line[where.column - 1 : where.column - 1 + width]
    assert found == ("hu\\x72t" if form == "escapes" else "hurt")


@pytest.mark.parametrize("locale", ["en-GB", "ar", "hi", "th", "zh-Hans"])
def test_every_letter_of_a_leaflet_stands_where_it_is_said_to(locale: str) -> None:
    path = PROJECT / "content" / "locales" / locale / "basics.standard.yaml"
    text = path.read_text("utf-8")
    lines = text.splitlines()
    counted = 0
    for message in messages(read_yaml(path, PROJECT)[0]):
        for index in range(0, len(message), 7):
            where, width = locate(message, index, index + 1, text)
            assert (lines[where.line - 1][where.column - 1], width) == (message[index], 1)
            counted += 1
    assert counted > 300


def test_a_string_of_another_file_keeps_its_own_place() -> None:
    from leaflets.errors import Where

    message = Message("Does it hurt?", "x/title", Where("x.yaml", 1, 8))
    assert locate(message, 0, 4, "title: something else\n") == (Where("x.yaml", 1, 8), 0)


def test_an_entry_without_words_is_found_by_its_name() -> None:
    assert line_of("updated", "issued: 2026-01-01\nupdated: 2026-01-01\n") == 2
    assert line_of("missing", "issued: 2026-01-01\n") == 0
