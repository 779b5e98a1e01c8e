"""Libraries to build from: a tiny one, and the project's own."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from leaflets.build.inputs import Inputs
from leaflets.build.program import program
from leaflets.content.library import load
from leaflets.text.faces import FontLibrary

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests" / "fixtures" / "workspace"


def load_inputs(root, locales=None):
    return Inputs(load(root, locales), None, date(2026, 11, 22), FontLibrary.open(ROOT).digests, program())


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """One short text in two languages, which is never really printed."""
    root = tmp_path_factory.mktemp("tiny") / "workspace"
    shutil.copytree(TINY, root)
    shutil.copytree(ROOT / "content" / "styles", root / "content" / "styles")
    return load_inputs(root)


@pytest.fixture(scope="session")
def inputs():
    """English, the source of all, and Arabic, a translation from right to left."""
    return load_inputs(ROOT, ["ar"])
