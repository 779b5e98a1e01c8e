"""A spoilt leaflet is caught, and the spoilt thing is named.

veraPDF 1.28.2 passes these files as PDF/UA-1 and PDF/A-2a, all but list_into_paragraphs and tag_lost.
"""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest

from leaflets.errors import Problem
from tests.audit import damage as d

Damage = Callable[[pikepdf.Pdf], None]

CASES: list[tuple[str, Damage, str]] = [
    # words
    ("ar", d.wrong_number_is_spoken, "A203"),
    ("en-GB", d.tounicode_lies, "A203"),
    ("en-GB", d.tounicode_lies, "A504"),
    ("ar", d.tounicode_lies, "A209"),
    ("en-GB", d.glyph_swapped, "A504"),
    ("ar", d.glyph_swapped, "A504"),
    ("ar", d.number_turned_round, "A209"),
    ("en-GB", d.paragraph_swapped, "A204"),
    ("ar", d.paragraph_swapped, "A204"),
    ("en-GB", d.duplicated, "A208"),
    ("en-GB", d.read_twice, "A102"),
    ("en-GB", d.text_as_artifact, "A403"),
    ("ar", d.text_as_artifact, "A403"),
    ("en-GB", d.text_as_artifact, "A201"),
    ("en-GB", d.tag_lost, "A104"),
    # tags
    ("en-GB", d.heading_into_paragraph, "A205"),
    ("ar", d.heading_into_paragraph, "A205"),
    ("en-GB", d.head_into_cell, "A205"),
    ("en-GB", d.scope_lost, "A210"),
    ("en-GB", d.list_into_paragraphs, "A205"),
    ("ar", d.english_box_loses_its_language, "A206"),
    ("ar", d.word_loses_its_language, "A206"),
    ("en-GB", d.alt_is_a_file_name, "A207"),
    ("en-GB", d.parent_tree_astray, "A103"),
    # the file
    ("en-GB", d.wrong_document_language, "A302"),
    ("ar", d.wrong_document_language, "A302"),
    ("en-GB", d.title_without_draft, "A301"),
    ("ar", d.described_otherwise, "A301"),
    ("en-GB", d.bookmark_lost, "A303"),
    ("ar", d.page_direction_named, "A304"),
    ("en-GB", d.dates_moved, "A305"),
    # the sheet
    ("en-GB", d.no_band_on_page_2, "A401"),
    ("ar", d.no_band_on_page_2, "A401"),
    ("ar", d.no_footer_on_page_2, "A402"),
    # the look
    ("en-GB", d.pale_text, "A502"),
    ("ar", d.pale_text, "A502"),
    ("en-GB", d.tiny_text, "A501"),
    ("en-GB", d.small_body_text, "A505"),
    ("en-GB", d.invisible_text, "A503"),
    ("en-GB", d.painted_over, "A503"),
    ("en-GB", d.off_the_sheet, "A503"),
]


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_an_undamaged_leaflet_has_no_findings(
    locale: str, clean: dict[str, bytes], audit: Callable[..., tuple[Problem, ...]]
) -> None:
    assert audit(locale, clean[locale]) == ()


@pytest.mark.parametrize(
    ("locale", "damage", "code"),
    CASES,
    ids=[f"{damage.__name__}-{locale}-{code}" for locale, damage, code in CASES],
)
def test_damage_is_caught(
    locale: str,
    damage: Damage,
    code: str,
    damaged: Callable[[str, Damage], bytes],
    audit: Callable[..., tuple[Problem, ...]],
) -> None:
    problems = audit(locale, damaged(locale, damage))
    assert code in {problem.code for problem in problems}, "\n".join(map(str, problems))
