"""The preview as a process: where it listens, what it hears, and what is left when it is killed."""

from __future__ import annotations

import signal
import socket
import threading
from pathlib import Path

import httpx
import pytest
import yaml

from leaflets.errors import LeafletError
from leaflets.preview.server import listen
from tests.preview.conftest import AR
from tests.preview.process import changes, started

HEADING = "tiny.standard/sections.what.heading"


@pytest.fixture(scope="module")
def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def heading(root):
    file = root / "content/locales/ar/tiny.standard.yaml"
    return yaml.safe_load(file.read_bytes())["sections"]["what"]["heading"]


def test_it_listens_on_the_loopback_address_only():
    listener = listen(0)
    assert listener.getsockname()[0] == "127.0.0.1"
    listener.close()


def test_a_port_that_is_taken_is_told_and_another_is_taken_where_none_was_asked_for():
    first, second = listen(None), listen(None)
    try:
        taken, other = (each.getsockname()[1] for each in (first, second))
        assert other > taken >= 8000
        with pytest.raises(LeafletError) as refused:
            listen(taken)
        assert refused.value.problems[0].code == "B125"
        assert str(taken) in refused.value.problems[0].message
    finally:
        first.close()
        second.close()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--port", "99999"), "no port"),
        (("--port", "-1"), "no port"),
        (("--port", "http"), "no port"),
        (("--locale", "tlh"), "there is no language 'tlh'"),
        (("--root", "/nowhere"), "there is no content/ and fonts/ here"),
    ],
)
def test_what_was_asked_for_amiss_is_told_without_a_traceback(untouched, options, told):
    with started(untouched, *options) as (process, client):
        assert client is None
        _, errors = process.communicate(timeout=60)
        assert process.returncode in (1, 2)
        assert told in errors
        assert "Traceback" not in errors


def test_it_prints_its_address_answers_there_and_ends_when_it_is_told_to(workspace, free_port):
    with started(workspace, "--port", free_port, "--locale", "ar") as (process, client):
        assert client is not None
        assert str(client.base_url) == f"http://127.0.0.1:{free_port}/"
        assert client.get("/api/health").json() == {"version": 1}
        assert client.get("/").headers["content-security-policy"]
        listening = changes(client)
        threading.Timer(0.2, process.send_signal, [signal.SIGINT]).start()
        assert list(listening) == [], "a page that listens keeps it from nothing"
        output, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")
        assert "Stopped" in output


def test_a_page_hears_of_a_file_that_an_editor_saves(workspace, free_port):
    path = workspace / "content/locales/ar/tiny.standard.yaml"
    with started(workspace, "--port", free_port) as (_, client):
        assert client is not None
        heard = changes(client)
        saved = path.read_bytes().replace(b"0.1", b"0.2")
        next_change = threading.Timer(0.5, path.write_bytes, [saved])
        for name in (".tiny.standard.yaml.swp", "tiny.standard.yaml~", "4913", ".#tiny.standard.yaml"):
            (path.parent / name).write_text("x")
        next_change.start()
        assert next(heard) == {"version": 2, "files": ["content/locales/ar/tiny.standard.yaml"]}
        temporary = path.with_name("x.tmp")
        temporary.write_bytes(path.read_bytes().replace(b"0.2", b"0.3"))
        temporary.replace(path)
        assert next(heard)["version"] == 3, "many editors put a new file in the place of the old one"
        client.post(
            "/api/edit", json={"locale": "ar", "key": HEADING, "value": "x", "was": heading(workspace)}
        )
        assert next(heard) == {"version": 4, "files": ["content/locales/ar/tiny.standard.yaml"]}
        path.write_bytes(path.read_bytes().replace(b"0.3", b"0.4"))
        assert next(heard)["version"] == 5, "the edit was told once, not again by the watcher"


def edited(client, value, was):
    """Whether the server lived to say so."""
    body = {"locale": "ar", "key": HEADING, "value": value, "was": was}
    try:
        assert client.post("/api/edit", json=body).status_code == 200
    except httpx.TransportError:
        return False
    return True


@pytest.mark.parametrize("patience", range(6))
def test_killed_at_any_moment_nothing_is_lost(workspace, free_port, patience):
    """Every edit that was answered is in the file, and after a new start each can be undone."""
    first = heading(workspace)
    answered = [first]
    with started(workspace, "--port", free_port) as (process, client):
        assert client is not None

        def kill():
            threading.Event().wait(0.3 + patience * 0.037)
            process.kill()

        killer = threading.Thread(target=kill)
        client.get("/api/text", params=AR)
        killer.start()
        while edited(client, f"edit {len(answered)}", answered[-1]):
            answered.append(f"edit {len(answered)}")
        killer.join()
    assert len(answered) > 1, "it was killed before the first edit"
    found = heading(workspace)
    assert found in (answered[-1], f"edit {len(answered)}")
    assert list((workspace / "content").rglob("*.yaml*")), "no file is cut short"
    with started(workspace, "--port", free_port) as (_, client):
        assert client is not None
        assert not list(Path(workspace, "content").rglob("*.part")), "halves are swept up"
        undone = []
        while (answer := client.post("/api/undo", json={"locale": "ar", "key": HEADING})).status_code == 200:
            undone.append(answer.json()["value"])
    everything = answered if found == answered[-1] else [*answered, found]
    assert undone == everything[-2::-1][:100]
    assert heading(workspace) == (undone[-1] if undone else found)
