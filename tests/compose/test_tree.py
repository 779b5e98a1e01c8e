"""Markup -> Document: white space, provenance, foreign words, isolates, right-to-left structure."""

import pytest

from leaflets.compose.markup import Node, parse_markup
from leaflets.compose.tree import TreeBuilder
from leaflets.errors import Where
from leaflets.model.content import Direction
from leaflets.model.document import ROLES, Element, Origin, Text

ORIGINS = [Origin("basics/a", Where("a.yaml", 3)), Origin("basics/b", Where("b.yaml", 4))]


@pytest.fixture
def build(english, arabic):
    def make(markup, locale=english):
        root, problems = parse_markup(f"<main>{markup}</main>", "layout", ORIGINS)
        assert problems == ()
        builder = TreeBuilder(locale, Where("layout"))
        (main,) = root.children
        assert isinstance(main, Node)
        return builder.element(main, locale.locale, locale.direction, root=True)

    return make


def outline(element: Element) -> str:
    """The tree as one line: name[lang](children), texts as they are, isolates in angle quotes."""
    parts = []
    for child in element.children:
        if isinstance(child, Text):
            parts.append(f"‹{child.text}›" if child.isolate else repr(child.text))
        else:
            parts.append(outline(child))
    lang = f"[{element.lang}]" if element.lang else ""
    return f"{element.name}{lang}({' '.join(parts)})"


def test_white_space_collapses_but_no_break_spaces_stay(build):
    main = build("\n <p>\n  one\n  <strong> two</strong>\u00a0three \n</p>\n")
    assert main.children[0].text() == "one two\u00a0three"


def test_text_knows_the_key_and_place_it_came_from(build):
    (paragraph,) = build('<p><c n="0">call <strong>now</strong></c> or <c n="1">later</c></p>').children
    assert [(t.text, t.bold, t.origin) for t in paragraph.children] == [
        ("call ", False, ORIGINS[0]),
        ("now", True, ORIGINS[0]),
        (" or ", False, None),
        ("later", False, ORIGINS[1]),
    ]


def test_a_list_item_has_a_marker_and_a_body(build):
    main = build('<ul class="ticks"><li>Ask this</li></ul>')
    assert outline(main) == "main[en-GB](ul(li(marker() body('Ask this'))))"
    marker = next(e for e in main.elements() if e.name == "marker")
    assert marker.attrs["actual"] == "☐"


def test_elements_are_numbered_in_document_order(build):
    main = build("<section><h2>A</h2><p>b <a href='https://x.org'>c</a></p></section><p>d</p>")
    assert [(e.id, e.name) for e in main.elements()] == list(
        enumerate(["main", "section", "h2", "p", "a", "p"])
    )


def test_the_alternative_text_of_a_figure_is_an_attribute(build):
    main = build('<figure><alt><c n="0">A &lt; B</c></alt><drawing name="x"/></figure>')
    figure = main.children[0]
    assert figure.attrs["alt"] == "A < B"
    assert figure.origin == ORIGINS[0]


def test_a_foreign_word_is_tagged_with_its_language(build, arabic):
    main = build("<p>صورة MRI الآن</p>", arabic)
    assert outline(main) == "main[ar](p(span('صورة ') span[en](‹MRI›) span(' الآن')))"


def test_foreign_words_are_one_phrase_and_keep_their_digits(build, arabic):
    main = build("<p>شركة Brain &amp; Spine Foundation هنا</p>", arabic)
    assert "span[en](‹Brain & Spine Foundation›)" in outline(main)


@pytest.mark.parametrize(
    "words", ["+44 20 7946 0123", "500 mg", "https://example.org/a-b?c=1", "0800 123 456"]
)
def test_phones_doses_and_addresses_are_isolated_in_right_to_left_text(build, arabic, words):
    main = build(f"<p>اتصل {words}.</p>", arabic)
    assert f"‹{words}›" in outline(main)


@pytest.mark.parametrize("stop", [".", ")", "۔", "؟", "؛"])
def test_the_stop_after_an_address_belongs_to_the_sentence(build, arabic, stop):
    main = build(f"<p>انظر https://example.org/hfs{stop}</p>", arabic)
    assert outline(main) == f"main[ar](p('انظر ' ‹https://example.org/hfs› '{stop}'))"


def test_a_range_of_figures_is_left_to_the_locale(build, arabic):
    main = build("<p>85 إلى 90 من كل 100</p>", arabic)
    assert outline(main) == "main[ar](p('85 إلى 90 من كل 100'))"


def test_an_element_that_owns_text_in_rtl_owns_nothing_else(build, arabic):
    markup = "<h2><number>1</number> ما هو MRI؟</h2><ul><li>نص <a href='https://x.org'>رابط</a> نص</li></ul>"
    main = build(markup, arabic)
    for element in main.elements():
        kinds = {isinstance(child, Text) for child in element.children}
        assert len(kinds) <= 1, outline(element)


def test_a_part_in_another_language_keeps_its_own_words_untagged(build, arabic):
    main = build('<section lang="en-GB" dir="ltr"><p>Call at once</p></section>', arabic)
    section = main.children[0]
    assert (section.lang, section.direction) == ("en-GB", Direction.LTR)
    assert outline(section) == "section[en-GB](p('Call at once'))"


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<blink>x</blink>", "<blink>"),
        ("<section>loose</section>", "'loose'"),
        ("<p>open", "not well formed"),
    ],
)
def test_a_broken_layout_is_a_problem_not_a_traceback(markup, complaint):
    _, problems = parse_markup(f"<main>{markup}</main>", "content/layouts/x.xml.j2", ORIGINS)
    assert complaint in " ".join(p.message for p in problems)
    assert all(p.where.file == "content/layouts/x.xml.j2" for p in problems)


def test_every_element_that_holds_text_has_a_structure_type():
    from leaflets.compose.markup import CONTAINERS, INLINE

    assert ROLES.keys() >= CONTAINERS
    assert INLINE <= CONTAINERS
