"""Printing one job after another, and telling what each was printed from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaflets.build.inputs import Copy, Inputs
from leaflets.build.watch import watched
from leaflets.frozen import frozen
from leaflets.memory import Memory
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
    """A press whose memory hears what it reads."""

    press: Press
    as_of: date | None

    def __call__(self, copy: Copy) -> Printed:
        with self.press.memory.reading() as reads:
            data = self._data(copy)
        return Printed(data, frozenset(reads))

    def _data(self, copy: Copy) -> bytes:
        job = copy.job
        if isinstance(job, Edition):
            assert self.as_of is not None, "an edition has a day to judge its review by"
            return self.press.print_edition(job, clinic=copy.clinic, as_of=self.as_of)
        return self.press.print_specimen(job)


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
        memory = Memory()
        library = watched(self.inputs.library, memory.note)
        press = Press(library, fonts, Typesetter(fonts), memory=memory)
        return Printer(press, self.inputs.as_of)
