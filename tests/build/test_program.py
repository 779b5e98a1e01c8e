"""What the program depends on is listed in full."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from leaflets.build import program
from leaflets.build.program import LIBRARIES, NOT_PRINTING, everything

ROOT = Path(__file__).resolve().parents[2]

PRINT = """
import sys
start = set(sys.modules)
from datetime import date
from pathlib import Path
from leaflets.pipeline import Press
from leaflets.text.faces import FontLibrary
from leaflets.text.typesetter import Typesetter
from leaflets.model.edition import Edition
printing = set(sys.modules) - start
from leaflets.content.library import load
root = Path(sys.argv[1])
fonts = FontLibrary.open(root)
library = load(root, ["ar"])
before = set(sys.modules)
press = Press(library, fonts, Typesetter(fonts))
press.print_edition(Edition("ar", "basics", "standard"), as_of=date(2026, 11, 22))
print(*sorted(printing | set(sys.modules) - before))
"""


@pytest.fixture(scope="module")
def modules():
    """Those that a process has loaded to print, those that load the content aside."""
    result = subprocess.run(
        [sys.executable, "-c", PRINT, str(ROOT)], check=True, cwd=ROOT, capture_output=True, text=True
    )
    return result.stdout.split()


def test_printing_uses_no_part_of_this_program_that_is_left_out(modules):
    own = {name.split(".")[1] for name in modules if name.startswith("leaflets.")}
    assert own.isdisjoint(NOT_PRINTING)
    folders = {path.parent.name for path in (ROOT / "leaflets").glob("*/__init__.py")}
    assert folders - own <= set(NOT_PRINTING), "a change there would print everything again for nothing"


def test_printing_uses_no_library_whose_version_is_not_counted(modules):
    """PyYAML reads the list of fonts, whose digests count themselves."""
    distributions = metadata.packages_distributions()
    tops = {name.partition(".")[0] for name in modules} - {"leaflets"}
    used = {name.lower() for top in tops for name in distributions.get(top, ())}
    assert used - {"pyyaml"} <= set(LIBRARIES)
    assert {"reportlab", "uharfbuzz", "icu4py"} <= used


def test_the_versions_are_those_that_the_packages_tell():
    versions = program.program()
    assert {name: versions[name] for name in LIBRARIES} == {
        name: metadata.version(name) for name in LIBRARIES
    }


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "content" / "locales").mkdir(parents=True)
    (tmp_path / "content" / "facts.yaml").write_text("a: 1")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "manifest.yaml").write_text("families: {}")
    return tmp_path


def test_the_first_look_sees_every_file_of_the_content_the_fonts_and_a_clinic(workspace):
    clinic = workspace / "clinic.yaml"
    seen = [everything(workspace), everything(workspace, [clinic])]
    clinic.write_text("clinic: a")
    seen.append(everything(workspace, [clinic]))
    (workspace / "content" / "facts.yaml").write_text("a: 2")
    seen.append(everything(workspace, [clinic]))
    (workspace / "content" / "locales" / "new.yaml").touch()
    seen.append(everything(workspace, [clinic]))
    (workspace / "content" / "locales" / "new.yaml").rename(workspace / "content" / "new.yaml")
    seen.append(everything(workspace, [clinic]))
    (workspace / "fonts" / "manifest.yaml").write_text("families: {a: b}")
    seen.append(everything(workspace, [clinic]))
    assert len(set(seen)) == len(seen)
    assert everything(workspace, [clinic]) == seen[-1]


def test_the_first_look_sees_every_module_and_every_version(workspace, tmp_path, monkeypatch):
    package = tmp_path / "package"
    (package / "audit").mkdir(parents=True)
    (package / "audit" / "a.py").write_text("1")
    monkeypatch.setattr(program, "PACKAGE", package)
    seen = [everything(workspace)]
    printing = [program.program()]
    (package / "audit" / "a.py").write_text("2")
    seen.append(everything(workspace))
    printing.append(program.program())
    (package / "pipeline.py").write_text("2")
    seen.append(everything(workspace))
    printing.append(program.program())
    monkeypatch.setattr(program, "_installed", lambda: {"pyyaml": "99"})
    seen.append(everything(workspace))
    assert len(set(seen)) == 4
    assert printing[0] == printing[1] != printing[2]
