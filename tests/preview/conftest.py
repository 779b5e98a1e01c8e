"""Copies of workspaces, and the preview's answers about them without a network."""

from __future__ import annotations

import asyncio
import shutil
from datetime import date
from pathlib import Path

import httpx
import pytest
import yaml

from leaflets.preview.app import Preview
from leaflets.preview.bench import Bench
from leaflets.preview.news import News

ROOT = Path(__file__).resolve().parents[2]
TINY = ROOT / "tests" / "fixtures" / "workspace"
PORT = 8000
TEXT = "tiny.standard"
AR, EN = ({"locale": locale, "text": TEXT} for locale in ("ar", "en-GB"))


def copy_tiny(root):
    """A short leaflet in English and Arabic: what most tests need, and read in a moment."""
    shutil.copytree(TINY, root)
    (root / "content/styles").mkdir()
    shutil.copy(ROOT / "content/styles/standard.yaml", root / "content/styles")
    shutil.copy(ROOT / "content/checks.yaml", root / "content")
    shutil.rmtree(root / "fonts")
    (root / "fonts").symlink_to(ROOT / "fonts")
    return root


def copy_real(root, locales=("en-GB", "ar")):
    """content/ with a few languages."""

    def ignored(folder, names):
        return [name for name in names if name not in locales] if Path(folder).name == "locales" else []

    shutil.copytree(ROOT / "content", root / "content", ignore=ignored)
    (root / "fonts").symlink_to(ROOT / "fonts")
    return root


@pytest.fixture(scope="session")
def untouched(tmp_path_factory):
    """A workspace that no test may change."""
    return copy_tiny(tmp_path_factory.mktemp("preview") / "untouched")


@pytest.fixture
def workspace(tmp_path):
    return copy_tiny(tmp_path / "a workspace")


class Client:
    """One request after another, each in an event loop of its own."""

    def __init__(self, app):
        self.app = app

    def request(self, method, path, **options):
        return asyncio.run(self._request(method, path, options))

    async def _request(self, method, path, options):
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{PORT}") as client:
            return await client.request(method, path, **options)

    def get(self, path, **options):
        return self.request("GET", path, **options)

    def post(self, path, **options):
        return self.request("POST", path, **options)


class Caller:
    """Asks as the page does: `call.text(**AR)`, `call.edit("ar", key, value, was)`."""

    def __init__(self, root):
        self.root = root
        self.preview = Preview(Bench(root, lambda: date(2026, 11, 29)), News())
        self.client = Client(self.preview.app(PORT))

    def get(self, path, **parameters):
        return self.client.get(path, params=parameters)

    def text(self, **parameters):
        return self.get("/api/text", **parameters).json()

    def page(self, **parameters):
        return self.get("/api/page", **parameters).json()

    def string(self, key, **parameters):
        return next(s for s in self.text(**parameters)["strings"] if s["key"] == key)

    def edit(self, locale, key, value, was):
        body = {"locale": locale, "key": key, "value": value, "was": was}
        return self.client.post("/api/edit", json=body)

    def undo(self, locale, key):
        return self.client.post("/api/undo", json={"locale": locale, "key": key})

    def file(self, name):
        return self.root / "content" / "locales" / name

    def words(self, locale, key):
        """What stands in the file, read by another reader of YAML."""
        file, _, path = key.partition("/")
        node = yaml.safe_load(self.file(f"{locale}/{file}.yaml").read_bytes())
        for step in path.split("."):
            node = node[step]
        return node

    def close(self):
        self.preview.close()


@pytest.fixture(scope="session")
def asked(untouched):
    """Of the untouched workspace: only questions."""
    caller = Caller(untouched)
    yield caller
    caller.close()


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    """Of the project's own texts: only questions."""
    caller = Caller(copy_real(tmp_path_factory.mktemp("preview") / "real"))
    yield caller
    caller.close()


@pytest.fixture
def call(workspace):
    caller = Caller(workspace)
    yield caller
    caller.close()
