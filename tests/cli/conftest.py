"""A clinic's desk in a workspace of its own; see tests/fixtures/desk.py."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.fixtures.desk import Desk, make_desk


@pytest.fixture(scope="session")
def fresh_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fresh")
    make_desk(root)
    return root


@pytest.fixture
def desk(fresh_desk: Path, tmp_path: Path) -> Desk:
    """One that a test may change: nothing is on record."""
    shutil.copytree(fresh_desk, tmp_path / "desk", symlinks=True)
    return Desk(tmp_path / "desk")
