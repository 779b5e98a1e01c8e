"""Pseudo-locales in the finished PDF: a plain English word on a page is one that no translator can reach."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "content/locales/en-GB"
TEXTS = sorted(path.stem for path in SOURCE.glob("*.*.yaml"))
CODE = re.compile(r"\b(?=[a-z2-9]*[2-9])[bcdfghjkmnpqrstvwxz2-9]{6}\b|\b[bcdfghjkmnpqrstvwxz]{6}\b")
"""An edition's code: six signs without vowels."""
PRINTED = {
    "en-XA": [text for text in TEXTS if text.partition(".")[2] != "easy"],
    "ar-XB": [text for text in TEXTS if text != "basics.easy"],
}
"""What has room for longer words: the easy texts' tables and boxes do not, and say so."""


def english() -> list[str]:
    """All that stays English, and nothing else does: sources as cited, the mark of a draft, names."""
    sources = yaml.safe_load((ROOT / "content/sources.yaml").read_text("utf-8")).values()
    cited = [str(source[kind]) for source in sources for kind in _CITED if source.get(kind)]
    draft = yaml.safe_load((SOURCE / "locale.yaml").read_text("utf-8"))["draft"].values()
    leaflets = [path.stem for path in (ROOT / "content/leaflets").glob("*.yaml")]
    levels = [path.stem for path in (ROOT / "content/levels").glob("*.yaml")]
    names = ["Accented English", "English in Arabic letters", "doi:", "PMID"]
    return [*cited, *draft, *leaflets, *levels, *names]


_CITED = ("short", "citation", "doi", "pmid", "url")


def words(text: str) -> list[str]:
    """Those of plain letters, two or more, and no edition's code."""
    found = re.findall(r"[^\W\d_]+", CODE.sub(" ", text))
    return [word for word in found if len(word) > 1 and word.isascii()]


def hard_coded(text: str) -> list[str]:
    """English words, once what may stay is taken out: longest first, wherever its lines were broken."""
    for kept in sorted(english(), key=len, reverse=True):
        pattern = r"\s*".join(
            _HYPHEN if sign == "-" else re.escape(sign) for sign in kept if not sign.isspace()
        )
        text = re.sub(rf"(?<![^\W\d_]){pattern}(?![^\W\d_])", " ", text)
    return words(text)


def hard_coded_among_turned(text: str) -> list[str]:
    """The same where lines that run from right to left part a citation's words: word by word."""
    known = {word for kept in english() for word in words(kept)}
    return [word for word in words(text) if word not in known]


_HYPHEN = r"[-\ufffe\x02]"
"""PDFium has a sign of its own for a hyphen at a line's end."""


def read(pdf: Path) -> str:
    """The text of all pages, by PDFium, and what is said but not printed: title, bookmarks, pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        parts = [page.get_textpage().get_text_bounded() for page in document]
        parts += [str(document.get_metadata_dict()["Title"])]
        parts += [str(bookmark.get_title()) for bookmark in document.get_toc()]
    with pikepdf.open(pdf) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing:
                parts.append(str(thing.Alt))
    return "\n".join(parts)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return tmp_path_factory.mktemp("pseudo")


@pytest.mark.parametrize("locale", PRINTED)
def test_no_english_word_is_hard_coded(locale, made, leaflets):
    leaflets("build", "--root", ROOT, "--locale", locale, "-o", made)
    printed = {path.name.removesuffix(".pdf"): read(path) for path in (made / locale).glob("*.pdf")}
    assert set(PRINTED[locale]) <= set(printed)
    find = hard_coded if locale == "en-XA" else hard_coded_among_turned
    assert {name: found for name, text in printed.items() if (found := find(text))} == {}


@pytest.mark.parametrize("locale", PRINTED)
def test_a_page_says_that_it_is_a_draft(locale, made, leaflets):
    leaflets(
        "build", "--root", ROOT, "--locale", locale, "--leaflet", "cure", "--level", "standard", "-o", made
    )
    with pypdfium2.PdfDocument(made / locale / "cure.standard.pdf") as document:
        assert all("DRAFT" in page.get_textpage().get_text_bounded() for page in document)


def test_a_word_of_a_layout_shows(edit, workspace, leaflets):
    edit("layouts/leaflet.xml.j2", "<h2>{{ furniture.notes }}", "<h2>Remember: {{ furniture.notes }}")
    leaflets("build", "--root", workspace, "--locale", "en-XA", "--leaflet", "cure", "--level", "standard")
    assert set(hard_coded(read(workspace / "build/pseudo/en-XA/cure.standard.pdf"))) == {"Remember"}


def test_pseudo_locales_have_a_folder_of_their_own_and_no_files_in_content(workspace, leaflets):
    before = {path: path.read_bytes() for path in (workspace / "content").rglob("*") if path.is_file()}
    chosen = ("--leaflet", "options", "--root", workspace)
    assert leaflets("build", "--locale", "en-XA", "--locale", "ar-XB", *chosen)[0] == 0
    assert {path.name for path in (workspace / "build").iterdir()} == {"pseudo"}
    assert {path.parent.name for path in (workspace / "build").rglob("*.pdf")} == {"en-XA", "ar-XB"}
    assert {
        path: path.read_bytes() for path in (workspace / "content").rglob("*") if path.is_file()
    } == before


def test_a_pseudo_locale_is_never_printed_among_languages(workspace, leaflets):
    status, _, errors = leaflets("build", "--root", workspace, "--locale", "en-XA", "--locale", "de")
    assert status == 1
    assert "B138" in errors
    assert not (workspace / "build").exists()


def test_check_says_what_has_no_room(workspace, edit, leaflets):
    chosen = ("check", "--root", workspace, "--locale", "en-XA", "--leaflet", "options")
    assert leaflets(*chosen)[0] == 0
    edit("locales/en-GB/options.standard.yaml", 'title: "', f'title: "{"incomprehensible" * 8} ')
    status, output, _ = leaflets(*chosen)
    assert status == 1
    assert "L001" in output
    assert "locales/en-GB/options.standard.yaml:10:8" in output
