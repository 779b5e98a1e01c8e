"""The committed tables are what the maintainer's script makes of the vendored files, byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TABLES = ROOT / "leaflets" / "text" / "unicode_data"
VENDORED = Path(__file__).parent


def test_the_committed_tables_are_up_to_date(tmp_path: Path) -> None:
    script = ROOT / "tools" / "unicode_tables.py"
    subprocess.run([sys.executable, str(script), str(VENDORED), str(tmp_path)], check=True)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {p.name: p.read_bytes() for p in TABLES.glob("*.py") if p.name != "__init__.py"}
    assert written == committed


def test_unicode_s_licence_goes_with_its_data_wherever_it_is() -> None:
    licence = (VENDORED / "LICENSE.txt").read_text(encoding="utf-8")
    assert "this copyright and permission notice appear with all copies" in licence
    assert (TABLES / "LICENSE.txt").read_text(encoding="utf-8") == licence
