"""Every language's specimen has no findings, and a spoilt one has: each script in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pikepdf
import pytest

from leaflets.audit.auditor import audit_file
from leaflets.errors import Problem
from leaflets.model.edition import SpecimenSheet
from leaflets.pipeline import Press
from tests.audit import damage as d
from tests.audit.conftest import DAY, ROOT

LOCALES = sorted(path.parent.name for path in (ROOT / "content/locales").glob("*/specimen.yaml"))

Spoil = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="session")
def specimens(press: Press) -> Callable[[str], bytes]:
    printed: dict[str, bytes] = {}

    def specimen(locale: str) -> bytes:
        if locale not in printed:
            printed[locale] = press.print_specimen(SpecimenSheet(locale))
        return printed[locale]

    return specimen


@pytest.fixture
def audit_specimen(specimens: Callable[[str], bytes], tmp_path: Path) -> Callable[..., tuple[Problem, ...]]:
    def run(locale: str, spoil: Spoil | None = None) -> tuple[Problem, ...]:
        path = tmp_path / f"{locale}.pdf"
        path.write_bytes(specimens(locale))
        if spoil is not None:
            with pikepdf.open(path, allow_overwriting_input=True) as pdf:
                spoil(pdf)
                pdf.save(path)
        return audit_file(path, ROOT, None, DAY)

    return run


@pytest.mark.parametrize("locale", LOCALES)
def test_a_specimen_has_no_findings(locale: str, audit_specimen: Callable[..., tuple[Problem, ...]]) -> None:
    assert audit_specimen(locale) == ()


def drawn_as(text: str, other: str) -> Spoil:
    """In every font, what stands for `text` draws what stands for `other`."""

    def draw(pdf: pikepdf.Pdf) -> None:
        drawn = 0
        for font in d.fonts(pdf):
            codes = codes_of(font)
            if text in codes and other in codes:
                below = font.DescendantFonts[0]
                glyphs = bytearray(below.CIDToGIDMap.read_bytes())
                glyphs[2 * codes[text] : 2 * codes[text] + 2] = glyphs[
                    2 * codes[other] : 2 * codes[other] + 2
                ]
                below.CIDToGIDMap.write(bytes(glyphs))
                drawn += 1
        assert drawn, f"no font has codes for {text} and {other}: mend the test"

    return draw


def codes_of(font: pikepdf.Object) -> dict[str, int]:
    """Text -> the first code that stands for it."""
    pairs = re.findall(rb"<(\w+)> ?<(\w+)>", font.ToUnicode.read_bytes())
    texts = ((bytes.fromhex(text.decode()).decode("utf-16-be"), int(code, 16)) for code, text in pairs)
    return dict(reversed(list(texts)))


def letters_lost(pdf: pikepdf.Pdf) -> None:
    """The last paragraph, the letters in bold, is taken for decoration."""
    *_, element = d.elements(pdf, "P")
    d.within(element, pdf, lambda inner: [*d.operator(b"/Artifact BMC EMC")[:1], *inner[1:]])
    siblings = element.P.K
    del siblings[next(n for n, kid in enumerate(siblings) if kid.objgen == element.objgen)]


def language_lost(pdf: pikepdf.Pdf) -> None:
    """The English word in the heading of the figures has no language of its own."""
    element = next(e for e in d.elements(pdf, "Span") if pikepdf.Name.Lang in e)
    del element["/Lang"]


def codes(problems: Iterable[Problem]) -> set[str]:
    return {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("locale", "text", "other"),
    [
        ("hi", "क्ति", "क्र"),
        ("hi", "कि", "क"),
        ("bn", "ক", "খ"),
        ("ta", "கா", "கி"),
        ("th", "ตั", "ต"),
        ("vi", "ẹ", "e"),
        ("vi", "ấ", "ầ"),
        ("ar", "ب", "ت"),
        ("ur", "ج", "ک"),
        ("he", "ה", "ח"),
        ("am", "ሀ", "ሁ"),
        ("zh-Hans", "未", "末"),
    ],
)
def test_another_shape_than_the_characters_own_is_caught(
    locale: str, text: str, other: str, audit_specimen: Callable[..., tuple[Problem, ...]]
) -> None:
    assert "A504" in codes(audit_specimen(locale, drawn_as(text, other)))


@pytest.mark.parametrize("locale", ["th", "fa"])
def test_letters_that_nobody_reads_out_are_caught(
    locale: str, audit_specimen: Callable[..., tuple[Problem, ...]]
) -> None:
    assert {"A201", "A403"} <= codes(audit_specimen(locale, letters_lost))


@pytest.mark.parametrize("locale", ["uk", "el", "pl"])
def test_an_english_word_without_its_language_is_caught(
    locale: str, audit_specimen: Callable[..., tuple[Problem, ...]]
) -> None:
    assert "A206" in codes(audit_specimen(locale, language_lost))


def test_a_specimen_under_another_name_is_caught(specimens: Callable[[str], bytes], tmp_path: Path) -> None:
    path = tmp_path / "fr.pdf"
    path.write_bytes(specimens("de"))
    assert codes(audit_file(path, ROOT, None, DAY)) == {"A306"}
