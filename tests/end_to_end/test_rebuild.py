"""`leaflets build` a second time: only what changed, for the reason told, whatever happened before."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaflets.build.run import WORTH

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--as-of", "2026-11-22")
KEPT = ("ar/basics.standard", "en-GB/basics.standard", "en-GB/cure.standard", "es/basics.standard")


@pytest.fixture
def workspace(workspace, request):
    """With four texts, unless a test asks for `all_texts`."""
    if "all_texts" not in request.fixturenames:
        for path in (workspace / "content/locales").glob("*/*.*.yaml"):
            if f"{path.parent.name}/{path.stem}" not in KEPT:
                path.unlink()
    return workspace


@pytest.fixture
def all_texts():
    """Keeps the workspace as it is."""


@pytest.fixture
def build(leaflets, workspace):
    """Build: the files printed, in order, and all that was said."""

    def run(*arguments):
        day = () if "--as-of" in arguments else DAY
        status, output, errors = leaflets("build", "--root", workspace, *day, *arguments)
        assert (status, errors) == (0, "")
        paths = [line.rpartition("  ")[0] for line in output.splitlines() if line.startswith("[")]
        return ["/".join(path.split("/")[-2:]) for path in paths], output

    return run


ALL = [f"{name}.pdf" for name in KEPT]


def files(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.pdf"))}


def test_a_second_build_prints_nothing_and_says_so(build, workspace):
    assert build()[0] == ALL
    before = files(workspace / "build")
    again, output = build()
    assert again == []
    assert "4 leaflets unchanged" in output
    assert len(output.splitlines()) == 1
    assert files(workspace / "build") == before


def test_a_sentence_prints_its_edition_and_a_comment_prints_none(build, edit):
    build()
    edit("locales/en-GB/basics.standard.yaml", 'description: "', '# a comment\ndescription: "Briefly: ')
    printed, output = build("--why")
    assert printed == ["en-GB/basics.standard.pdf"]
    assert "    text basics.standard of en-GB changed: description\n" in output
    assert "1 of 4 leaflets built, 3 unchanged" in output
    edit("locales/en-GB/basics.standard.yaml", "# a comment", "# quite another\n\n# comment")
    printed, output = build("--why")
    assert printed == []
    assert "4 leaflets unchanged" in output


def test_damage_is_noticed_and_mended(build, workspace):
    build()
    folder = workspace / "build/leaflets"
    before = files(folder)
    english, arabic = folder / "en-GB/basics.standard.pdf", folder / "ar/basics.standard.pdf"
    data = bytearray(before["en-GB/basics.standard.pdf"])
    data[len(data) // 2] ^= 1
    stamp = english.stat()
    english.write_bytes(data)
    os.utime(english, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    arabic.unlink()
    printed, output = build("--why")
    assert printed == ["ar/basics.standard.pdf", "en-GB/basics.standard.pdf"]
    assert "the file is missing" in output
    assert "the file is not as it was written" in output
    assert files(folder) == before


def test_a_record_that_is_none_is_made_anew(build, workspace):
    build()
    record = workspace / "build/leaflets/.record"
    before = files(workspace / "build")
    for path in record.rglob("*.json"):
        path.write_text("rubbish")
    printed, output = build("--why")
    assert printed == ALL
    assert output.count("its record is damaged") == len(ALL)
    assert files(workspace / "build") == before
    assert build()[0] == []


def test_force_prints_all(build):
    build()
    printed, output = build("--force", "--why")
    assert printed == ALL
    assert output.count("--force") == len(ALL)


def test_a_part_after_the_whole_and_the_whole_after_a_part(build):
    assert build("--locale", "ar")[0] == ALL[:1]
    assert build()[0] == ALL[1:]
    assert build("--locale", "ar")[0] == []
    assert build()[0] == []


def test_a_text_that_is_removed_takes_its_file_with_it(build, workspace):
    build()
    folder = workspace / "build/leaflets"
    mine = folder / "es.pdf"
    mine.write_bytes(b"somebody's own file")
    (workspace / "content/locales/es/basics.standard.yaml").unlink()
    printed, output = build()
    assert printed == []
    assert "es/basics.standard.pdf  no text is there for it any more: removed" in output
    assert not (folder / "es").exists()
    assert mine.exists()


def test_a_clinic_and_a_day_print_again_and_are_told(build, workspace):
    build()
    clinic = workspace / "content/clinics/example-uk.yaml"
    everything = re.sub(r"(?m)^(locales|layouts):.*\n", "", clinic.read_text("utf-8"))
    clinic.write_text(everything, "utf-8")
    printed, output = build("--clinic", clinic, "-o", workspace / "build/leaflets", "--why")
    assert printed == ALL
    assert "the clinic changed" in output
    assert build()[0] == ALL
    assert build("--as-of", "2026-12-24")[0] == []
    printed, output = build("--as-of", "2199-01-01", "--why")
    assert printed == ALL
    assert "its review is due" in output


def test_the_number_of_processes_is_a_number(leaflets, workspace):
    status, _, errors = leaflets("build", "--root", workspace, "-j", "many")
    assert status == 2
    assert "'many' is not a number from 1 up" in errors


def start(workspace, output, *arguments):
    command = [sys.executable, "-m", "leaflets", "build", "--root", workspace, "-o", output, *DAY, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill_and_go_on(build, workspace, tmp_path, *choice):
    """Kill a build after its second file; the files of the next, which must be those of one that was not."""
    output = tmp_path / "out"
    process = start(workspace, output, *choice)
    assert process.stdout is not None
    for _ in range(2):
        assert process.stdout.readline().startswith("[")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    whole = set(files(output))
    assert len(whole) >= 2
    printed, _ = build("-o", output, *choice)
    at_once, _ = build("-o", tmp_path / "at once", *choice)
    assert set(at_once) - whole <= set(printed) < set(at_once)
    assert files(output) == files(tmp_path / "at once")
    assert not list(output.rglob("*.part"))
    return at_once


def test_a_killed_build_goes_on_where_it_was(build, workspace, tmp_path):
    assert kill_and_go_on(build, workspace, tmp_path)


def test_a_killed_build_of_several_processes_goes_on_where_it_was(build, workspace, tmp_path, all_texts):
    built = kill_and_go_on(build, workspace, tmp_path, "--locale", "en-GB", "-j", "2")
    assert len(built) >= 2 * WORTH, "too few for two processes"


def test_no_process_outlives_a_killed_build(workspace, tmp_path, all_texts):
    process = start(workspace, tmp_path / "out", "-j", "2")
    assert process.stdout is not None
    process.stdout.readline()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(children) >= 2
    process.send_signal(signal.SIGKILL)
    process.communicate()
    for _ in range(600):
        if not any(Path(f"/proc/{child}").exists() for child in children):
            return
        time.sleep(0.1)
    pytest.fail("a process goes on without its parent")


def test_two_builds_at_once_leave_what_one_would(build, workspace, tmp_path):
    """The second comes with a clinic, so that both print other bytes into the same folder."""
    output = tmp_path / "out"
    clinic = next((workspace / "content" / "clinics").glob("*.yaml"))
    for process in [start(workspace, output), start(workspace, output, "--clinic", clinic)]:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, "")
    build("-o", output)
    build("-o", tmp_path / "alone")
    assert files(output) == files(tmp_path / "alone")
    assert build("-o", output)[0] == []
