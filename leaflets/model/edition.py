"""An edition: which leaflet, in which language, at which level, on which sheet."""

from __future__ import annotations

from leaflets.frozen import frozen


@frozen(order=True)
class Makeup:
    """What a sheet may have in place of the text's own: names, "" for its own.

    `palette` is what `--style` names. `beside` is the other language of a bilingual sheet; its own is the
    source language.
    """

    layout: str = ""
    paper: str = ""
    palette: str = ""
    beside: str = ""

    @property
    def suffix(self) -> str:
        """What a file's name has behind the leaflet and its level: only what is not its own."""
        layout = f"{self.layout}-{self.beside}" if self.beside else self.layout
        return "".join(f".{part}" for part in (layout, self.paper, self.palette) if part)


OWN = Makeup()


@frozen(order=True)
class Edition:
    locale: str
    leaflet: str
    level: str
    makeup: Makeup = OWN

    @property
    def text(self) -> str:
        """The key of its Text in a locale's folder."""
        return f"{self.leaflet}.{self.level}"

    @property
    def name(self) -> str:
        """What tells it apart: "<locale>/<leaflet>.<level>[.<layout>][.<paper>][.<style>]"."""
        return f"{self.locale}/{self.text}{self.makeup.suffix}"

    @property
    def path(self) -> str:
        """Where the file stands below the output folder. A contract: clinics' scripts rely on it."""
        return f"{self.name}.pdf"


@frozen(order=True)
class SpecimenSheet:
    """The specimen of one language: how it is printed."""

    locale: str
    level: str = "standard"
    paper: str = "a4"

    @property
    def path(self) -> str:
        return f"{self.locale}.pdf"
