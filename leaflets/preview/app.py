"""The preview's answers over HTTP. What it says is in bench.py, who may ask in guard.py."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from importlib.resources import files
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from leaflets.preview.bench import Bench, UnknownError
from leaflets.preview.edits import NewerError, NothingError, RefusedError
from leaflets.preview.errands import Errands
from leaflets.preview.guard import Guard, refusal, too_large
from leaflets.preview.news import News
from leaflets.preview.pages import View
from leaflets.preview.watching import changed_files

T = TypeVar("T")

_TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
}
_KEPT: Mapping[str, str] = {"Cache-Control": "private, max-age=31536000, immutable"}
"""Of what is named by its digest."""
_HEARTBEAT = 15.0
"""Seconds between comments to a page that listens and hears nothing else."""


def own_files() -> Mapping[str, bytes]:
    """The page itself: the files beside this module, and nothing that a request could name."""
    folder = files("leaflets.preview").joinpath("static")
    if not folder.is_dir():
        return {}
    return {
        item.name: item.read_bytes() for item in folder.iterdir() if item.name.rpartition(".")[2] in _TYPES
    }


class Preview:
    """One workspace on one port."""

    def __init__(self, bench: Bench, news: News) -> None:
        self._bench = bench
        self._news = news
        self._static = own_files()
        self._errands = Errands()
        self._drawing = ThreadPoolExecutor(1, "pictures")

    def app(self, port: int) -> ASGIApp:
        routes = [
            Route("/", self.index, methods=["GET"]),
            Route("/static/{name}", self.static, methods=["GET"]),
            Route("/fonts.css", self.letters, methods=["GET"]),
            Route("/fonts/{digest}.ttf", self.font, methods=["GET"]),
            Route("/api/library", self.library, methods=["GET"]),
            Route("/api/text", self.text, methods=["GET"]),
            Route("/api/page", self.page, methods=["GET"]),
            Route("/api/image/{digest}.png", self.image, methods=["GET"]),
            Route("/api/edit", self.edit, methods=["POST"]),
            Route("/api/undo", self.undo, methods=["POST"]),
            Route("/api/events", self.events, methods=["GET"]),
            Route("/api/health", self.health, methods=["GET"]),
        ]
        told = {HTTPException: _told}
        return Guard(Starlette(routes=routes, exception_handlers=told, lifespan=self._lifespan), port)

    def close(self) -> None:
        """Returns when nothing is under way any more."""
        self._errands.end()
        self._drawing.shutdown()

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        watching = asyncio.create_task(self._watch(stop))
        yield
        stop.set()
        self._news.end()
        await watching

    async def _watch(self, stop: asyncio.Event) -> None:
        async for found in changed_files(self._bench.root, stop):
            changed = await asyncio.wrap_future(self._errands.do(partial(self._bench.noticed, found)))
            if changed:
                self._news.tell({"version": self._bench.version, "files": list(changed)})

    async def index(self, _: Request) -> Response:
        return self._file("index.html")

    async def static(self, request: Request) -> Response:
        return self._file(request.path_params["name"])

    def _file(self, name: str) -> Response:
        if name not in self._static:
            return missing("there is no such page", "Open the address without anything behind it.")
        return Response(self._static[name], media_type=_TYPES[name.rpartition(".")[2]])

    async def letters(self, _: Request) -> Response:
        sheet = await asyncio.wrap_future(self._errands.do(lambda: self._bench.letters().sheet()))
        return Response(sheet, media_type=_TYPES["css"])

    async def font(self, request: Request) -> Response:
        digest = request.path_params["digest"]
        data = await asyncio.wrap_future(self._errands.do(lambda: self._bench.font(digest)))
        if data is None:
            return missing("there is no such font", "Load the page again.")
        return Response(data, media_type="font/ttf", headers=_KEPT)

    async def library(self, _: Request) -> Response:
        return await answered(self._errands.do(self._bench.library))

    async def text(self, request: Request) -> Response:
        locale, text = (request.query_params.get(name, "") for name in ("locale", "text"))
        return await answered(self._errands.later(lambda: self._bench.text(locale, text)))

    async def page(self, request: Request) -> Response:
        names = (request.query_params.get(name, "") for name in ("locale", "text", "layout", "paper"))
        view = View(*names)
        return await answered(self._errands.do(lambda: self._bench.page(view)))

    async def edit(self, request: Request) -> Response:
        names = ("locale", "key", "value", "was")
        return await self._written(request, names, lambda given: self._bench.edit(**given))

    async def undo(self, request: Request) -> Response:
        return await self._written(request, ("locale", "key"), lambda given: self._bench.undo(**given))

    async def _written(
        self, request: Request, names: tuple[str, ...], work: Callable[[dict[str, str]], Any]
    ) -> Response:
        given = await texts_of(request, names)
        if isinstance(given, Response):
            return given
        answer = await answered(self._errands.do(lambda: work(given)))
        if answer.status_code == 200:
            file = f"content/locales/{given['locale']}/{given['key'].partition('/')[0]}.yaml"
            self._news.tell({"version": self._bench.version, "files": [file]})
        return answer

    async def image(self, request: Request) -> Response:
        digest = request.path_params["digest"]
        loop = asyncio.get_running_loop()
        png = await loop.run_in_executor(self._drawing, self._bench.pictures.png, digest)
        if png is None:
            return missing("this picture is no more", "Ask for the page again.")
        return Response(png, media_type="image/png", headers=_KEPT)

    async def events(self, _: Request) -> Response:
        return StreamingResponse(self._told_to(), media_type="text/event-stream")

    async def _told_to(self) -> AsyncIterator[str]:
        with self._news.subscription() as queue:
            yield ": here\n\n"
            while True:
                try:
                    change = await asyncio.wait_for(queue.get(), _HEARTBEAT)
                except TimeoutError:
                    yield ": here\n\n"
                    continue
                if change is None:
                    return
                yield f"event: change\ndata: {json.dumps(change, ensure_ascii=False)}\n\n"

    async def health(self, _: Request) -> Response:
        return said({"version": self._bench.version})


def said(value: object, status: int = 200) -> Response:
    return Response(json.dumps(value, ensure_ascii=False), status, media_type="application/json")


async def answered(future: Future[Any]) -> Response:
    """What an errand says, or why it could not be done."""
    try:
        return said(await asyncio.wrap_future(future))
    except UnknownError as unknown:
        return missing(str(unknown), unknown.hint)
    except NothingError:
        return missing("there is nothing to undo here", "Only what was changed in this page can be undone.")
    except NewerError as newer:
        return said({"error": "newer", "message": str(newer), "current": newer.current}, 409)
    except RefusedError as refused:
        return refusal(422, "refused", str(refused), refused.hint)


async def texts_of(request: Request, names: tuple[str, ...]) -> dict[str, str] | Response:
    """The texts of a request's body, all of which it must have; or why it is refused."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return refusal(415, "type", "a change has to be sent as JSON", "Send Content-Type: application/json.")
    try:
        given = json.loads(await request.body())
    except ClientDisconnect:
        return too_large()
    except (ValueError, RecursionError):
        return refusal(400, "form", "this is no JSON", "Send an object in UTF-8.")
    if not isinstance(given, dict) or any(not isinstance(given.get(name), str) for name in names):
        return refusal(
            400, "form", f"an object with the texts {', '.join(names)} is needed", "Load the page again."
        )
    return {name: given[name] for name in names}


def missing(message: str, hint: str) -> Response:
    return refusal(404, "unknown", message, hint)


async def _told(_: Request, error: Exception) -> Response:
    """What the router refuses by itself: another method, an unknown address."""
    assert isinstance(error, HTTPException)
    answer = refusal(
        error.status_code, "unknown", error.detail, "Open the address without anything behind it."
    )
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer
