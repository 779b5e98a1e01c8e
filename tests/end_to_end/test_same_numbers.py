"""Two readers, one with the easy text and one with the detailed one, can point at the same section number."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("en-GB", "es", "zh-Hans")
PAIRS = [
    (path.parent.name, path.name.partition(".")[0])
    for locale in LOCALES
    for path in sorted((ROOT / "content/locales" / locale).glob("*.detailed.yaml"))
    if path.with_name(path.name.replace("detailed", "easy")).exists()
]


def squeezed(text):
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


def printed_numbers(pdf, text):
    """Section id -> the number that stands right before its heading on paper."""
    words = squeezed("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)))
    found = {}
    for section, content in text["sections"].items():
        numbers = re.findall(rf"(?<!\d)(\d{{1,2}}){re.escape(squeezed(content['heading']))}", words)
        assert numbers, f"{section} stands nowhere with a number"
        found[section] = int(numbers[-1])
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    from leaflets.cli.main import main

    folder = tmp_path_factory.mktemp("built")
    chosen = [f"--locale={locale}" for locale in LOCALES] + ["--level=easy", "--level=detailed"]
    assert main(["build", "--root", str(ROOT), "--as-of", "2026-11-22", "-o", str(folder), *chosen]) == 0
    return folder


def test_there_are_leaflets_at_both_levels():
    assert len(PAIRS) >= 4


@pytest.mark.parametrize(("locale", "leaflet"), PAIRS)
def test_a_section_has_the_same_number_at_every_level(built, locale, leaflet):
    numbers = []
    for level in ("easy", "detailed"):
        source = ROOT / f"content/locales/{locale}/{leaflet}.{level}.yaml"
        text = yaml.safe_load(source.read_text("utf-8"))
        numbers.append(printed_numbers(built / locale / f"{leaflet}.{level}.pdf", text))
    easy, detailed = numbers
    assert easy == detailed
    assert list(easy.values()) == list(range(1, len(easy) + 1))
