"""Printing one job after another, and telling what each was printed from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from leaflets.build.inputs import Copy, Inputs
from leaflets.build.watch import watched
from leaflets.frozen import frozen
from leaflets.model.edition import Edition
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter


@frozen
class Printed:
    """The bytes of a file, and the paths of what was read of the Library to make them."""

    data: bytes
    reads: frozenset[str]


@frozen
class Printer:
    """A press that watches what it reads."""

    press: Press
    as_of: date | None

    def __call__(self, copy: Copy) -> Printed:
        job = copy.job
        reads: set[str] = set()
        press = replace(self.press, library=watched(self.press.library, reads.add))
        if isinstance(job, Edition):
            assert self.as_of is not None, "an edition has a day to judge its review by"
            data = press.print_edition(job, clinic=copy.clinic, as_of=self.as_of)
        else:
            data = press.print_specimen(job)
        return Printed(data, frozenset(reads))


@frozen
class Recipe:
    """How to make a Printer, here or in another process. The Library goes over as it was read: unpickling it
    takes a tenth of the time that reading and checking the YAML again would.
    """

    root: Path
    inputs: Inputs

    def __call__(self) -> Printer:
        """Raises LeafletError where there is no list of fonts."""
        fonts = FontLibrary.open(self.root)
        press = Press(self.inputs.library, fonts, Typesetter(fonts))
        return Printer(press, self.inputs.as_of)
