"""Printers for tests, which other processes can make too: they are found by this module's name."""

from __future__ import annotations

import os
import signal
import time

from leaflets.build.inputs import Copy
from leaflets.build.worker import Printed
from leaflets.errors import LeafletError, Problem, Where
from leaflets.model.edition import Edition


def edition(name: str) -> Edition:
    return Edition("en-GB", name, "standard")


def make_printer():
    """Prints an edition's name; how else it behaves, the name of its leaflet says."""
    return print_job


def print_job(copy: Copy | Edition) -> Printed:
    job = copy.job if isinstance(copy, Copy) else copy
    assert isinstance(job, Edition)
    match job.leaflet.partition("-")[0]:
        case "bad":
            raise LeafletError((Problem("T101", Where("a.yaml", 3), "no letter", "choose another font"),))
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "broken":
            os._exit(3)
        case "slow":
            time.sleep(0.3)
    return Printed(job.leaflet.encode(), frozenset())


def make_nothing():
    raise LeafletError((Problem("T001", Where("fonts/manifest.yaml"), "no fonts", "put them back"),))
