"""What stands before every answer of the preview: who may ask, how much, and what a browser may do with it.

The server listens on the loopback address only, but any web page that a translator has open can make the
browser ask there. So a request has to name this server (which defeats a foreign name that was pointed at
127.0.0.1) and must not come from another page. docs/decisions/0013 says what this rests on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 64_000
"""Bytes of a request's body: the longest string of content/ has 2,000."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")),
        *(f"{kind} 'none'" for kind in ("base-uri", "form-action", "frame-ancestors")),
    )
)

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Of every answer. Nothing but pictures and fonts, whose names are digests, is kept by the browser."""

_OWN_SITES = ("", "none", "same-origin")
"""Sec-Fetch-Site of a request that a person or our own page makes: another port is another page."""


def refusal(status: int, error: str, message: str, hint: str) -> Response:
    body = json.dumps({"error": error, "message": message, "hint": hint}, ensure_ascii=False)
    return Response(body, status, media_type="application/json")


class Guard:
    """An ASGI application around another."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._refused(headers)
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
        elif answer is not None:
            await answer(scope, receive, _with_headers(send))
        else:
            await self._app(scope, _limited(receive), _with_headers(send))

    def _refused(self, headers: Headers) -> Response | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            hint = "Open the address that `leaflets preview` has printed."
            return refusal(403, "foreign", "this server answers to its own address only", hint)
        own = f"http://{hosts[0].lower()}"
        origins = headers.getlist("origin")
        site = headers.get("sec-fetch-site", "")
        if any(origin.lower() != own for origin in origins) or site not in _OWN_SITES:
            return refusal(403, "foreign", "another web page asked for this", "Open the preview's own page.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:12]) > LARGEST:
            return too_large()
        return None


def too_large() -> Response:
    return refusal(413, "too-large", f"more than {LARGEST} bytes were sent", "Send one string at a time.")


def _limited(receive: Receive) -> Receive:
    """The same, but that a body of unknown length ends where it is too long."""
    taken = 0

    async def take() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST:
            return {"type": "http.disconnect"}
        return message

    return take


def _with_headers(send: Send) -> Send:
    async def say(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if "cache-control" not in headers:
                headers["Cache-Control"] = "no-store"
        await send(message)

    return say
