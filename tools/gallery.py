"""Draw every layout of content/layouts/ in four scripts: docs/gallery/<layout>.png, and docs/gallery.md.

    python -m tools.gallery         `make gallery`, in the project's folder

For maintainers, after a layout, a style or a text that is shown has changed. What is shown of each layout
stands in tools/gallery.yaml. A page is drawn as of the day on which its text was last updated, so that the
same content gives the same bytes on any day.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import yaml

from leaflets.build.plan import plan
from leaflets.content.library import load
from leaflets.errors import LeafletError
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library
from leaflets.model.sheet import beside_of, layout_of, sheet_of
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from tools.contact_sheet import Cell, Look, contact_sheet, png

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tools" / "gallery.yaml"
FONT = ROOT / "fonts" / "noto-sans" / "regular.ttf"

GROUNDS = ("paper", "tint")
"""Colours of a style that nothing is written in."""

HEAD = """\
# Gallery

Every layout in several scripts: {languages}. All are drafts.
`make gallery` draws the pictures from the texts as they are and writes this page; what is shown stands in
`tools/gallery.yaml`. Any of these goes with `--style mono`, for a printer without colour, and with
`--paper letter`, for US paper.
"""


@dataclass(frozen=True)
class Shown:
    """What tools/gallery.yaml says of a layout."""

    layout: str
    title: str
    says: str
    leaflet: str
    level: str
    pages: tuple[int, ...] = (1,)
    beside: Mapping[str, str] | None = None
    """Locale -> the other one of a bilingual sheet, where that is not the source language."""

    def makeup(self, locale: str) -> Makeup:
        return Makeup(layout=self.layout, beside=(self.beside or {}).get(locale, ""))


@dataclass(frozen=True)
class Sheet:
    """A layout's picture, and what it lacks: sentences, each with its reason."""

    shown: Shown
    edition: Edition
    """The first that is shown: the example of how to make one."""
    picture: bytes
    gaps: tuple[str, ...]


def shown_layouts(data: Mapping[str, Any], library: Library) -> Iterator[Shown]:
    """Those of the table in its order, then those it does not name."""
    named = [name for name in data["layouts"] if name in library.layouts]
    for name in (*named, *sorted(library.layouts.keys() - set(named))):
        own = data["layouts"].get(name, {})
        leaflet, _, level = str(own.get("text") or _first_text(library, name)).partition(".")
        yield Shown(
            layout=name,
            title=own.get("title", name.replace("-", " ").capitalize()),
            says=own.get("says", f"`content/layouts/{name}.yaml`."),
            leaflet=leaflet,
            level=level,
            pages=tuple(own.get("pages", (1,))),
            beside=own.get("with"),
        )


def _first_text(library: Library, layout: str) -> str:
    """Of the first edition that can be had in the layout."""
    editions, problems = plan(library, makeup=Makeup(layout=layout))
    if problems:
        raise LeafletError(problems)
    return editions[0].text


def edition_of(library: Library, shown: Shown, locale: str) -> Edition | str:
    """Or why there is none."""
    editions, problems = plan(library, [locale], [shown.leaflet], [shown.level], shown.makeup(locale))
    if problems:
        return _reason(problems[0].code, problems[0].message)
    return editions[0]


def _reason(code: str, message: str) -> str:
    return "there is no such text yet" if code == "B102" else f"{message} ({code})"


def sheet(press: Press, shown: Shown, locales: Iterable[str], look: Look) -> Sheet:
    """Raises LeafletError where no locale has the layout."""
    library = press.library
    found: list[tuple[Edition, pypdfium2.PdfDocument]] = []
    gaps: list[str] = []
    for locale in locales:
        english = library.locales[locale].locale.english_name
        try:
            edition = edition_of(library, shown, locale)
            if isinstance(edition, Edition):
                day = library.locales[locale].texts[edition.text].updated
                data = press.print_edition(edition, as_of=day)
                found.append((edition, pypdfium2.PdfDocument(data)))
            else:
                gaps.append(f"{english}: {edition}")
        except LeafletError as error:
            gaps.append(f"{english}: {_reason(error.problems[0].code, error.problems[0].message)}")
    if not found:
        raise SystemExit(f"{shown.layout} cannot be shown: {'; '.join(gaps)}")
    cells = [
        Cell(document, page - 1, _caption(library, edition, page, len(document)))
        for page in shown.pages
        for edition, document in found
        if page <= len(document)
    ]
    picture = contact_sheet(shown.title, cells, look)
    colours = dict(sheet_of(library, found[0][0]).style.colours)
    grounds = [colours.pop(name) for name in GROUNDS] + [look.colour("ground"), look.colour("line")]
    data = png(picture, [*colours.values()], grounds, look.number("shades"))
    return Sheet(shown, found[0][0], data, tuple(gaps))


def _caption(library: Library, edition: Edition, page: int, count: int) -> str:
    names = [name for name in (edition.locale, beside_of(library, edition)) if name]
    said = " with ".join(library.locales[name].locale.english_name for name in names)
    return f"{said}, {'side' if layout_of(library, edition).fold else 'page'} {page} of {count}"


def page(sheets: Iterable[Sheet], languages: Sequence[str]) -> str:
    """docs/gallery.md."""
    parts = [HEAD.format(languages=", ".join(languages))]
    for each in sheets:
        shown, edition = each.shown, each.edition
        makeup = edition.makeup
        asked = f" --layout {makeup.layout}" if makeup.layout else ""
        asked += f" --with {makeup.beside}" if makeup.beside else ""
        gaps = f"\nNot shown: {'; '.join(each.gaps)}.\n" if each.gaps else ""
        parts.append(
            f"\n## {shown.title}\n\n{shown.says}\n\n"
            f"![{shown.title}: pages of “{shown.leaflet}”](gallery/{shown.layout}.png)\n{gaps}\n"
            f"    leaflets build --locale {edition.locale} --leaflet {edition.leaflet} "
            f"--level {edition.level}{asked}\n"
        )
    return "".join(parts)


def main(folder: Path = ROOT / "docs") -> int:
    data = yaml.safe_load(DATA.read_text("utf-8"))
    fonts = FontLibrary.open(ROOT)
    look = Look(data["look"], FONT)
    try:
        beside = [name for own in data["layouts"].values() for name in own.get("with", {}).values()]
        library = load(ROOT, [*data["locales"], *beside])
        press = Press(library, fonts, Typesetter(fonts))
        sheets = [sheet(press, shown, data["locales"], look) for shown in shown_layouts(data, library)]
    except LeafletError as error:
        print(error, file=sys.stderr)
        return 1
    pictures = folder / "gallery"
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.png"):
        old.unlink()
    for each in sheets:
        (pictures / f"{each.shown.layout}.png").write_bytes(each.picture)
        print(f"{each.shown.layout}.png {len(each.picture) / 1000:.0f} kB", *each.gaps, sep="  ")
    languages = [library.locales[name].locale.english_name for name in data["locales"]]
    (folder / "gallery.md").write_text(page(sheets, languages), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
