"""The standard style against what print and low vision need."""

from __future__ import annotations

import pytest

from leaflets.compose.tree import MARKS
from leaflets.layout.paginate import MILLIMETRE


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def style(library):
    return library.styles["standard"]


def test_no_text_is_smaller_than_ten_points(style):
    sizes = [role.size for role in style.text.values()]
    sizes += [role.size for script in style.scripts.values() for role in script.values()]
    assert min(sizes) >= 10


def test_running_text_is_twelve_points_or_more(style):
    for name in ("body", "emergency", "table-cell", "field", "short-answer", "band"):
        assert style.text[name].size >= 12
        assert all(script[name].size >= 12 for script in style.scripts.values() if name in script)


def test_text_has_the_contrast_of_level_aaa_on_every_ground_it_stands_on(style):
    grounds = {
        "band-tab": style.band.tab,
        "emergency-heading": style.emergency.bar,
        "short-answer": style.short_answer.fill,
        "short-answer-heading": style.short_answer.fill,
        "table-head": style.table.head,
    }
    for name, role in style.text.items():
        ground = style.colours[grounds.get(name, "paper")]
        assert contrast(style.colours[role.colour], ground) >= 7


def test_letters_of_joined_scripts_are_never_tracked(style):
    for script in ("Arab", "ur", "Deva", "Beng", "Guru", "Thai"):
        assert all(role.tracking == 0 for role in style.scripts[script].values())
        assert "title" in style.scripts[script]


def test_leading_leaves_lines_apart(style):
    for role in [*style.text.values(), *(r for s in style.scripts.values() for r in s.values())]:
        assert role.leading >= 1.05 * role.size


SCALE = (0.0, 1.5, 3.0, 4.5, 6.0, 9.0, 12.0)
"""Millimetres: what the head of the style calls its scale."""


def test_space_between_parts_and_blocks_comes_from_one_scale(library):
    for style in library.styles.values():
        spaces = [style.title.padding, style.title.description_space, *vars_of(style.flow)]
        spaces += [style.short_answer.space, style.emergency.space, style.emergency_copy.space]
        spaces += [style.question.space, style.question.stacked_space, style.band.gap, style.footer.space]
        spaces += [style.pair.space, style.row.space, style.end.space, style.figure.caption_space]
        spaces += [style.table.pad, style.short_answer.padding.top, style.emergency.padding.top]
        for space in spaces:
            assert min(abs(space / MILLIMETRE - step) for step in SCALE) < 0.001, style.style


def vars_of(flow):
    return [flow.paragraph, flow.after_lead, flow.wide]


def test_bullets_are_drawn_as_what_a_screen_reader_calls_them(library):
    """Compose names the bullet of each list, whatever the style: one that draws another would make it lie."""
    shapes = {"•": "dot", "◦": "ring", "▪": "square", "☐": "box"}
    for style in library.styles.values():
        assert {name: look.mark for name, look in style.lists.items()} == {
            name: shapes[mark] for name, mark in MARKS.items()
        }
