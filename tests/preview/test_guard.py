"""Who may ask the preview, and what a browser may do with its answers."""

from __future__ import annotations

import pytest

from tests.preview.conftest import AR, PORT

OWN = f"127.0.0.1:{PORT}"
PATHS = ("/", "/static/app.js", "/api/library", "/api/text", "/api/page", "/api/image/0.png", "/api/health")
HEADING = "tiny.standard/sections.what.heading"


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "example.org:8000",
        "127.0.0.1",
        "127.0.0.1:8001",
        "localhost",
        "127.0.0.1:8000.example.org",
        "",
    ],
)
def test_another_name_for_this_server_is_refused(asked, host):
    for path in PATHS:
        assert asked.client.get(path, headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", [OWN, f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"])
def test_its_own_names_are_answered(asked, host):
    assert asked.client.get("/api/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "https://example.org",
        f"https://{OWN}",
        "http://127.0.0.1:8001",
        f"http://localhost:{PORT}",
        "",
    ],
)
def test_another_page_is_refused_and_nothing_is_written(asked, origin):
    before = asked.file("ar/tiny.standard.yaml").read_bytes()
    was = asked.string(HEADING, **AR)["target"]
    body = {"locale": "ar", "key": HEADING, "value": "x", "was": was}
    assert asked.client.post("/api/edit", json=body, headers={"Origin": origin}).status_code == 403
    assert asked.client.get("/api/text", params=AR, headers={"Origin": origin}).status_code == 403
    assert asked.file("ar/tiny.standard.yaml").read_bytes() == before


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_what_a_browser_asks_for_another_page_is_refused(asked, site):
    """same-site is another port of this machine, or another user's server."""
    assert asked.client.get("/api/health", headers={"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_what_a_person_or_our_own_page_asks_is_answered(asked, site):
    headers = {"Sec-Fetch-Site": site, "Origin": f"http://{OWN}"}
    assert asked.client.get("/api/health", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", path) for path in (*PATHS, "/nowhere", "/static/../bench.py", "/api/events/x")]
    + [
        ("POST", "/api/library"),
        ("PUT", "/api/edit"),
        ("DELETE", "/"),
        ("POST", "/api/edit"),
        ("OPTIONS", "/api/edit"),
    ],
)
def test_every_answer_forbids_what_is_not_ours(asked, method, path):
    headers = asked.client.request(method, path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {policy[f"{kind}-src"] for kind in ("script", "style", "img", "connect")} == {"'self'"}
    assert {policy[kind] for kind in ("base-uri", "form-action", "frame-ancestors")} == {"'none'"}
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../bench.py",
        "/static/..%2fbench.py",
        "/static/%2e%2e/bench.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/app.py",
        "/static/__init__.py",
        "/content/facts.yaml",
        "/api/image/../../content/facts.yaml.png",
        "/api/image/..%2f..%2fcontent.png",
    ],
)
def test_no_file_of_the_machine_can_be_had(asked, path):
    assert asked.client.get(path).status_code == 404


@pytest.mark.parametrize(
    "asked_for",
    [
        {"locale": "../ar", "text": "tiny.standard"},
        {"locale": "ar/../en-GB", "text": "tiny.standard"},
        {"locale": "ar", "text": "../../facts"},
        {"locale": "ar", "text": "safety"},
        {"locale": "ar", "text": "states/tiny.standard"},
        {"locale": "", "text": ""},
        {"locale": "ar\x00", "text": "tiny.standard"},
        {"locale": ".", "text": "tiny.standard"},
        {"locale": "tlh", "text": "tiny.standard"},
    ],
)
def test_only_languages_and_texts_that_there_are(asked, asked_for):
    for path in ("/api/text", "/api/page"):
        answer = asked.get(path, **asked_for)
        assert answer.status_code == 404
        assert {"error", "message", "hint"} == answer.json().keys()


@pytest.mark.parametrize(
    ("locale", "key"),
    [
        ("../clinics", "example-uk/name"),
        ("ar", "../../facts/relief.statement"),
        ("ar", "../../../outside/a"),
        ("ar", "states/tiny.standard/title"),
        ("ar", "wording/readability"),
        ("ar", "tiny.standard/locale"),
        ("ar", "tiny.standard/version"),
        ("ar", "tiny.standard/nothing"),
        ("ar", "tiny.standard"),
        ("ar", ""),
        ("en-GB", "tiny.standard/sources.1"),
    ],
)
def test_only_strings_can_be_written(asked, locale, key):
    before = {path: path.read_bytes() for path in asked.root.rglob("*.yaml")}
    assert asked.edit(locale, key, "x", "").status_code == 404
    assert asked.undo(locale, key).status_code == 404
    assert {path: path.read_bytes() for path in asked.root.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_a_form_of_another_page_cannot_write(asked, kind):
    """A page may send these without asking the browser's leave, and JSON it may not."""
    answer = asked.client.post("/api/edit", content=b"{}", headers={"Content-Type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff",
        b'{"locale": "ar"}',
        b'{"locale": 1, "key": "a", "value": "b", "was": "c"}',
        b"[" * 60_000,
    ],
)
def test_what_is_no_change_is_told_so(asked, body):
    answer = asked.client.post("/api/edit", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


def test_a_body_without_end_is_refused(asked):
    async def endless():
        for _ in range(100):
            yield b"x" * 10_000

    headers = {"Content-Type": "application/json"}
    assert asked.client.post("/api/edit", content=endless(), headers=headers).status_code == 413
    assert asked.client.post("/api/edit", content=b"x" * 70_000, headers=headers).status_code == 413


def test_methods_that_no_address_has(asked):
    assert asked.client.post("/api/library").status_code == 405
    assert asked.client.get("/api/edit").status_code == 405
    assert asked.client.request("TRACE", "/api/edit").status_code == 405


def test_a_picture_is_kept_by_the_browser(asked):
    image = asked.client.get(asked.page(**AR)["pages"][0]["image"])
    assert image.headers["content-type"] == "image/png"
    assert "immutable" in image.headers["cache-control"]
