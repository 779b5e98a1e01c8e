"""What a translator may write inside a string, and that everything else is printed as it stands."""

import pytest
from markupsafe import Markup

from leaflets.compose.inline import inline_markup

VALUES = {"mvd-success": Markup("85 to 90"), "mvd-success.other": Markup("10 to 15")}


def markup(text):
    result, complaints = inline_markup(text, VALUES.get)
    assert complaints == ()
    return str(result)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Call **now**.", "Call <strong>now</strong>."),
        ("**{mvd-success}** of them", "<strong>85 to 90</strong> of them"),
        ("{mvd-success} helped, {mvd-success.other} not", "85 to 90 helped, 10 to 15 not"),
        (
            "See [our page](https://example.org/a?b=1&c=2)",
            'See <a href="https://example.org/a?b=1&amp;c=2">our page</a>',
        ),
    ],
)
def test_strong_links_and_placeholders_are_markup(text, printed):
    assert markup(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("fewer < more & <b>", "fewer &lt; more &amp; &lt;b&gt;"),
        ("{{ 7 * 7 }} {% if x %}", "{{ 7 * 7 }} {% if x %}"),
        ("a { b } {} {Not an id}", "a { b } {} {Not an id}"),
        ("{{ config.items() }} **bold**", "{{ config.items() }} <strong>bold</strong>"),
        ("&lt; stays", "&amp;lt; stays"),
        ("2 * 3 * 4 and snake_case_word", "2 * 3 * 4 and snake_case_word"),
    ],
)
def test_everything_else_is_printed_literally(text, printed):
    assert markup(text) == printed


def test_no_character_of_the_text_is_lost():
    text = "1. # > - `code` ![x] \\ <script>alert(1)</script> ~~no~~ | a | &amp;"
    from html import unescape

    assert unescape(markup(text)) == text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{mvd-sucess}", "{mvd-sucess}"),
        ("so *very* rare", "italics"),
        ("[click](ftp://example.org)", "no web"),
    ],
)
def test_what_cannot_be_printed_is_told_in_words(text, word):
    _, complaints = inline_markup(text, VALUES.get)
    assert len(complaints) >= 1
    assert word in complaints[0]
