"""A real server on a copied workspace, and Debian's Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import sync_playwright

from tests.conformance.commands import require
from tests.e2e import axe as checker
from tests.e2e.served import Served, copied
from tests.e2e.tab import Tab

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def browser():
    require("chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe():
    return checker.script()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Started; killed at the end."""
    made = Served(copied(tmp_path_factory.mktemp("preview") / "a workspace"))
    made.start()
    yield made
    made.kill()


@pytest.fixture
def served(server):
    """The same process for all tests, which may change its files and kill it."""
    yield server
    server.restore()


@pytest.fixture
def context(browser):
    made = browser.new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def new_tab(context, served):
    """Tabs of one browser. At the end, none may have broken the policy, thrown, or asked another origin."""
    tabs: list[Tab] = []

    def made() -> Tab:
        tabs.append(Tab(context, served))
        return tabs[-1]

    yield made
    assert [fault for tab in tabs for fault in tab.faults] == []


@pytest.fixture
def tab(new_tab):
    """The standard text of `basics` in Arabic."""
    return new_tab().open()
