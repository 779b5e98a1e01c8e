"""The pages of a text, with the places of its strings on them; the last good ones where none can be made."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from pathlib import Path

from leaflets.build.plan import one
from leaflets.compose.composer import compose
from leaflets.content.live import LiveLibrary, Look
from leaflets.errors import LeafletError, Problem
from leaflets.frozen import frozen
from leaflets.model.edition import Edition, Makeup
from leaflets.model.library import Library
from leaflets.model.sheet import own_layout
from leaflets.pipeline import Press, Proof
from leaflets.preview.pictures import Pictures
from leaflets.preview.regions import regions
from leaflets.preview.strings import keys_of
from leaflets.preview.values import Value, problem_value
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.writers.pdf.fonts import FontCache

REMEMBERED = 24
"""Views: those of the tabs that somebody has open."""


@frozen
class View:
    """What is looked at. Without a layout or paper the text's own."""

    locale: str
    text: str
    layout: str = ""
    paper: str = ""


@frozen
class Made:
    """A page that could be made, and from what."""

    library: Library
    day: date
    data: bytes
    keys: tuple[str, ...]
    value: Value


class Pages:
    """Fonts, shaped words and cut fonts live as long as this does: a new page costs what has changed."""

    def __init__(self, root: Path, live: LiveLibrary, pictures: Pictures, today: Callable[[], date]) -> None:
        self._root = root
        self._live = live
        self._pictures = pictures
        self._today = today
        self._made: OrderedDict[View, Made] = OrderedDict()
        self._last: dict[tuple[str, str], View] = {}
        self._use_fonts()

    def _use_fonts(self) -> None:
        """Raises LeafletError where there is no list of fonts."""
        self.fonts = FontLibrary.open(self._root)
        self._typesetter = Typesetter(self.fonts)
        self._subsets = FontCache()
        self._no_fonts: tuple[Problem, ...] = ()

    def open_fonts_again(self) -> None:
        """They have changed. Where they cannot be opened no page can be made."""
        self._made.clear()
        try:
            self._use_fonts()
        except LeafletError as error:
            self._no_fonts = error.problems

    def value(self, look: Look, view: View) -> Value:
        """Of a text that the language has."""
        self._last[view.locale, view.text] = view
        try:
            made = self._fresh(look, view)
        except LeafletError as error:
            last = self._made.get(view)
            value = {"pages": [], "regions": []} if last is None else last.value
            problems = [
                problem_value(problem, _string_key(problem, view))
                for problem in dict.fromkeys(error.problems)
            ]
            return {**value, "fresh": False, "problems": problems}
        return {**made.value, "fresh": True, "problems": []}

    def problems(self, look: Look, text: str) -> tuple[Problem, ...]:
        """What keeps the view of a text that was looked at last from being made."""
        try:
            self._fresh(look, self._last.get((look.locale, text), View(look.locale, text)))
        except LeafletError as error:
            return error.problems
        return ()

    def keys(self, look: Look, library: Library, text: str) -> tuple[str, ...]:
        """The strings that are printed: on the last page that could be made, else as in the source."""
        made = self._made.get(self._last.get((look.locale, text), View(look.locale, text)))
        if made is not None:
            return made.keys
        try:
            edition = _edition(library, View(library.source, text))
            document = compose(library, edition, as_of=self._today())
        except LeafletError:
            return ()
        return keys_of(document, _folder(library.source))

    def _fresh(self, look: Look, view: View) -> Made:
        """Raises LeafletError."""
        if self._no_fonts:
            raise LeafletError(self._no_fonts)
        library, day = self._live.library(look, view.text), self._today()
        known = self._made.get(view)
        if known is None or known.library is not library or known.day != day:
            press = Press(library, self.fonts, self._typesetter, self._subsets)
            proof = press.prove(_edition(library, view), as_of=day)
            keys = keys_of(proof.document, _folder(view.locale))
            known = self._made[view] = Made(library, day, proof.data, keys, self._value(view, proof))
        self._pictures.add(known.data, len(known.value["pages"]))
        self._made.move_to_end(view)
        while len(self._made) > REMEMBERED:
            self._made.popitem(last=False)
        return known

    def _value(self, view: View, proof: Proof) -> Value:
        digests = self._pictures.add(proof.data, len(proof.pages.pages))
        size = {"width": proof.pages.width, "height": proof.pages.height}
        found = regions(proof.document, proof.pages, self.fonts)
        return {
            "pages": [{"image": f"/api/image/{digest}.png", **size} for digest in digests],
            "regions": [
                {name: getattr(region, name) for name in ("page", "x0", "y0", "x1", "y1", "key")}
                for region in found
                if region.file.startswith(_folder(view.locale))
            ],
        }


def _folder(locale: str) -> str:
    return f"content/locales/{locale}/"


def _edition(library: Library, view: View) -> Edition:
    leaflet, _, level = view.text.partition(".")
    layout = view.layout or own_layout(library, leaflet, level)
    return one(library, Edition(view.locale, leaflet, level), Makeup(layout=layout, paper=view.paper))


def _string_key(problem: Problem, view: View) -> str:
    """Of the string that a problem is about, as the strings of a text are named."""
    folder = _folder(view.locale)
    if not problem.key or "/" in problem.key or not problem.where.file.startswith(folder):
        return problem.key
    return f"{problem.where.file.removeprefix(folder).removesuffix('.yaml')}/{problem.key}"
