"""An edition: which leaflet, in which language, at which level. `make leaflets` builds a list of them."""

from __future__ import annotations

from leaflets.frozen import frozen


@frozen(order=True)
class Edition:
    locale: str
    leaflet: str
    level: str
    paper: str = ""
    """Another sheet than the leaflet's own."""

    @property
    def text(self) -> str:
        """The key of its Text in a locale's folder."""
        return f"{self.leaflet}.{self.level}"

    @property
    def path(self) -> str:
        """Where the file stands below the output folder. A contract: clinics' scripts rely on it."""
        return f"{self.locale}/{self.text}.pdf"


@frozen(order=True)
class SpecimenSheet:
    """The specimen of one language: how it is printed."""

    locale: str
    level: str = "standard"
    paper: str = "a4"

    @property
    def path(self) -> str:
        return f"{self.locale}.pdf"
