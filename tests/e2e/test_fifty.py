"""Fifty connections at once for half a minute: readers, listeners and writers, and never a server's fault."""

from __future__ import annotations

import asyncio
import itertools
import resource
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.preview.conftest import copy_real
from tests.preview.process import started

SECONDS = 30
LISTENERS, WRITERS, READERS = 10, 3, 37
VIEWS = [
    {"locale": locale, "text": text, "layout": layout}
    for locale, text, layout in itertools.product(
        ("ar", "en-GB"), ("basics.standard", "basics.easy", "cure.standard"), ("", "booklet")
    )
]
LARGEST = 700_000
"""Kilobytes of the server's memory at most."""


async def read(client, number, statuses, until):
    for step in itertools.count(number):
        if time.monotonic() > until:
            return
        view = VIEWS[step % len(VIEWS)]
        page = await client.get("/api/page", params=view)
        statuses.append(page.status_code)
        answers = [client.get(it["image"]) for it in page.json()["pages"][:2]]
        answers += [
            client.get("/api/text", params=view),
            client.get("/api/library"),
            client.get("/api/nothing"),
        ]
        for answer in await asyncio.gather(*answers):
            statuses.append(answer.status_code)


async def write(client, number, statuses, until):
    """Each has a string of its own, so that nobody is in another's way."""
    key = f"basics.standard/{('title', 'description', 'short-answer')[number]}"
    strings = (await client.get("/api/text", params=VIEWS[0])).json()["strings"]
    was = next(string["target"] for string in strings if string["key"] == key)
    for step in itertools.count():
        if time.monotonic() > until:
            return
        body = {"locale": "ar", "key": key, "value": f"{step} كلمة", "was": was}
        answer = await client.post("/api/edit", json=body)
        statuses.append(answer.status_code)
        assert answer.status_code == 200
        was = answer.json()["value"]
        if step % 5 == 4:
            answer = await client.post("/api/undo", json={"locale": "ar", "key": key})
            assert answer.status_code == 200
            was = answer.json()["value"]


async def listen(client, heard, until):
    async with client.stream("GET", "/api/events") as stream:
        async for line in stream.aiter_lines():
            heard.append(line.startswith("data:"))
            if time.monotonic() > until:
                return


async def everybody(address):
    statuses: list[int] = []
    heard: list[bool] = []
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=SECONDS * 4, limits=limits) as client:
        until = time.monotonic() + SECONDS
        await asyncio.gather(
            *(listen(client, heard, until) for _ in range(LISTENERS)),
            *(write(client, number, statuses, until + 2) for number in range(WRITERS)),
            *(read(client, number, statuses, until) for number in range(READERS)),
        )
    return statuses, heard


@pytest.fixture
def workspace(tmp_path):
    return copy_real(tmp_path / "workspace")


def in_a_thread_of_its_own(work):
    """Where a browser test ran before, Playwright has an event loop in the main one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def test_fifty_connections_for_half_a_minute(workspace):
    with started(workspace, "--port", "0") as (process, client):
        assert client is not None
        try:
            statuses, heard = in_a_thread_of_its_own(everybody(str(client.base_url)))
        except httpx.TransportError as error:
            pytest.fail(f"{error!r}, and the server's status is {process.poll()}")
        assert set(statuses) == {200, 404}
        assert statuses.count(404) == statuses.count(200) // 5 or statuses.count(404) > 10
        assert sum(heard) > LISTENERS, "those who listen hear of the edits"
        assert client.get("/api/health").status_code == 200
        assert memory(process.pid) < LARGEST
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < LARGEST


def memory(process):
    """Resident kilobytes of a process."""
    with open(f"/proc/{process}/status", encoding="ascii") as file:  # noqa: PTH123 - no file of ours
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))
