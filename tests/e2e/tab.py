"""A tab of the browser that shows the preview, and what a test does in it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.served import Served

TEXT = "basics.standard"
POLICY = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));"""


class Tab:
    """`faults` gathers what no page may do: break the policy, throw, ask another origin."""

    def __init__(self, context: BrowserContext, served: Served) -> None:
        self.served = served
        self.faults: list[str] = []
        self.page: Page = context.new_page()
        self.page.add_init_script(POLICY)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", self._heard)
        self.page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        """A refused or lost request is told to the console too, and is what a test may be about."""
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(f"{self.served.origin}/"):
            self.faults.append(f"asked {request.url}")

    def open(self, locale: str = "ar", text: str = TEXT) -> Tab:
        self.page.goto(self.served.address(locale, text))
        self.ready()
        return self

    def ready(self) -> None:
        """Both parts have been answered for."""
        for part in ("#texts", "#page"):
            expect(self.page.locator(part)).to_have_attribute("aria-busy", "false", timeout=20_000)
        expect(self.page.locator("button.region").first).to_be_attached()

    def string(self, key: str) -> Locator:
        return self.page.locator(f'li.string[data-key="{key}"]')

    def field(self, key: str) -> Locator:
        return self.string(key).locator("textarea")

    def press(self, key: str, name: str) -> None:
        """A button of a string, by the name that it shows."""
        self.string(key).get_by_role("button", name=name, exact=True).click()

    def save(self, key: str) -> None:
        self.press(key, "Save")
        self.is_saved(key)

    def is_saved(self, key: str) -> None:
        expect(self.string(key)).not_to_have_class(re.compile("unsaved"))

    def picture(self, page: int) -> str:
        """The address of a page's picture, which is named by what it shows."""
        return str(self.page.locator(".sheet img").nth(page).get_attribute("src"))

    def region(self, key: str) -> Locator:
        return self.page.locator(f'button.region[data-key="{key}"]').first

    def heard(self) -> Locator:
        """What was last said to those who hear the page."""
        return self.page.locator("#said")

    def focused(self) -> str:
        """The key of the string, or of the place on the page, that has the focus."""
        script = "document.activeElement.closest('[data-key]')?.dataset.key ?? document.activeElement.id"
        return str(self.page.evaluate(script))
