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
    "text",
    [
        # From the proposal "CJK-friendly emphasis" (commonmark-spec, issue 650).
        "<これは太字になりません。>ご注意ください。",
        "カッコに注意<（太字にならない）>文が続く場合に要警戒。",
        "税込<¥10,000>で入手できます。",
        "正解は<④>です。",
        "太郎は<「こんにちわ」>といった",
        "太郎は<こんにちわ>といった",
        "<C#>や<F#>は<「.NET」>という",
        "Go<「初心者」>を対象とした記事です。",
        ".NET<（.NET Frameworkは不可）>では、",
        "これは<私のやりたかったこと。>だからするの。",
        "<推荐几个框架：>React等",
        "<이 용어(This term)>를 강조해 주세요.",
        # Of leaflets.
        "<注意！>请",
        "请记住：<“当天”>就医",
        "<ระวัง!>ห้ามขับรถ (<“ทันที”>)",
        "<“Now”>, <(not)> later, so<!>",
    ],
)
def test_two_stars_make_bold_beside_any_punctuation(text):
    stars = text.replace("<", "**").replace(">", "**")
    assert markup(stars).replace("<strong>", "[").replace("</strong>", "]") == text.replace("<", "[").replace(
        ">", "]"
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("**大约{mvd-success}**的人", "<strong>大约85 to 90</strong>的人"),
        ("有**{mvd-success}**人", "有<strong>85 to 90</strong>人"),
        ("ราว**{mvd-success}**คน", "ราว<strong>85 to 90</strong>คน"),
        ("**[製品](https://example.org)**と", '<strong><a href="https://example.org">製品</a></strong>と'),
        (
            "[**製品。**と](https://example.org)",
            '<a href="https://example.org"><strong>製品。</strong>と</a>',
        ),
    ],
)
def test_two_stars_make_bold_beside_placeholders_and_links(text, printed):
    assert markup(text) == printed


@pytest.mark.parametrize(
    "text", ["**", "** now**", "**now **", "Call **now.", "2 ** 3", "**a** and **b", "a**"]
)
def test_stars_that_make_no_bold_are_told(text):
    printed, complaints = inline_markup(text, VALUES.get)
    assert len(complaints) == 1
    assert "two stars" in complaints[0]
    assert printed.count("**") == 1 + (text in ("** now**", "**now **"))


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
