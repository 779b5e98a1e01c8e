"""The preview as a person starts it: a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager

import httpx

from tests.preview.conftest import ROOT


@contextmanager
def started(root, *options):
    """The process and a client of it. It is killed at the end if it is still there."""
    command = [sys.executable, "-m", "leaflets", "preview", "--root", str(root), *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip().partition("#")[0]
        if not address:
            yield process, None
            return
        with httpx.Client(base_url=address, timeout=60) as client:
            yield process, client
    finally:
        process.kill()
        process.communicate()


def changes(client):
    """The events that a page hears, after the first comment."""
    with client.stream("GET", "/api/events") as stream:
        lines = stream.iter_lines()
        assert next(lines).startswith(":")
        for line in lines:
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))
