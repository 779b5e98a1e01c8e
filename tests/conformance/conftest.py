"""What every reader makes of every built file, read once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.expected import built, sheets
from tests.conformance.readings import Readings, read_all


@pytest.fixture(scope="session")
def readings() -> dict[Path, Readings]:
    return read_all([*built(), *sheets()])
