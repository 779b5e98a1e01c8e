"""Outside programs of the conformance run. A missing one fails it, and says which Debian package has it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PACKAGES = {
    "java": "default-jre-headless",
    "mvn": "maven",
    "node": "nodejs",
    "npm": "npm",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
}
EXCHANGE_PACKAGES = {"msgcat": "gettext", "msgfmt": "gettext"}
"""What only the files for translators' tools need."""
COMPARISON_PACKAGES = {"chromium": "chromium", "pdftoppm": "poppler-utils"}
"""What only `make specimens-compare` needs."""


class GateError(Exception):
    """The gate itself can't judge: a part is missing, crashed, or answered less than it was asked."""


def require(*programs: str) -> None:
    """Raise GateError with a line for each program (all of PACKAGES unless named) that isn't here."""
    packages = PACKAGES | EXCHANGE_PACKAGES | COMPARISON_PACKAGES
    missing = [
        f"{program} is missing. On Debian or Ubuntu: sudo apt-get install {packages[program]}"
        for program in programs or PACKAGES
        if shutil.which(program) is None
    ]
    if missing:
        raise GateError("\n".join(missing))


def run(
    command: Sequence[str], timeout: float = 600, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run to the end whatever the exit status; a program that hangs or can't start is a GateError.

    LC_ALL=C.UTF-8, since Java and poppler read file names in the locale's encoding.
    """
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            timeout=timeout,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GateError(f"{command[0]} did not run to its end: {error}") from error
