"""A real server on a copied workspace, the site on a static one, and Debian's Chromium."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import sync_playwright

from tests.conformance.commands import require
from tests.e2e import axe as checker
from tests.e2e import site as sites
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
def site_folder(tmp_path_factory):
    """The whole site, in a folder with a space in its name."""
    made = tmp_path_factory.mktemp("web") / sites.FOLDER
    sites.write(made)
    return made


@pytest.fixture(scope="session")
def site_address(site_folder):
    """Where a static server has it, below its root."""
    with sites.served(site_folder.parents[1]) as origin:
        yield f"{origin}/{quote(sites.FOLDER)}"


@pytest.fixture
def open_site(browser, site_address):
    """Open a path of the site; what is told of it are options of a browser's context. No page may ask for
    anything outside the folder, miss a file, or throw.
    """
    contexts, faults = [], []

    def opened(path="index.html", width=1280, address=site_address, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        faults.append(sites.watched(page, address))
        sites.go(page, f"{address}/{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [fault for found in faults for fault in found] == []


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
