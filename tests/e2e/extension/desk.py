"""What a test does at the desk: serve a page, open it, click the button, read what the editor holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, Playwright, Route, Worker, expect

EDITORS = "/__editors.js"
SCRIPT = "/__page.js"


class Desk:
    """A browser with the extension. Pages are served under their real addresses, from strings."""

    def __init__(
        self, playwright: Playwright, built: Path, chromium: str | None, profile: Path, *, build: str = "chrome-test"
    ) -> None:
        extension = built / "dist" / build
        self.profile, self.extension = profile, extension
        self._editors = (built / "test" / "fixtures" / "dist" / "editors.js").read_text(encoding="utf-8")
        self._pages: dict[str, tuple[str, str, dict[str, str]]] = {}
        self.context: BrowserContext = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            headless=True,
            viewport={"width": 1280, "height": 900},
            args=["--no-sandbox", f"--disable-extensions-except={extension}", f"--load-extension={extension}"],
        )
        self.context.set_default_timeout(10_000)
        expect.set_options(timeout=10_000)
        self.context.route(re.compile(r"^https://"), self._serve)
        workers = self.context.service_workers
        self._worker = workers[0] if workers else self.context.wait_for_event("serviceworker")
        self.id = self._worker.url.split("/")[2]
        self.platforms: list[str] = []

    @property
    def worker(self) -> Worker:
        """The background as it runs now; after a restart it is another."""
        return self.context.service_workers[-1] if self.context.service_workers else self._worker

    def close(self) -> None:
        self.context.close()

    def close_pages(self) -> None:
        for page in self.context.pages[1:]:
            page.close()
        self._pages.clear()

    # Pages of sites

    def serve(self, url: str, html: str, script: str = "", *, csp: str = "") -> None:
        """From now on `url` shows this. `fixture.make(kind, id, options)` in the script makes a real editor."""
        headers = {"Content-Security-Policy": csp} if csp else {}
        self._pages[url.split("?")[0].split("#")[0]] = (html, script, headers)

    def open(self, url: str, html: str = "", script: str = "", *, csp: str = "") -> Page:
        if html:
            self.serve(url, html, script, csp=csp)
        page = self.context.new_page()
        page.goto(url)
        return page

    def _serve(self, route: Route) -> None:
        url = route.request.url.split("?")[0].split("#")[0]
        origin = "/".join(url.split("/")[:3])
        if url.endswith(EDITORS):
            route.fulfill(content_type="text/javascript", body=self._editors)
        elif url.endswith(SCRIPT):
            wanted = (route.request.headers.get("referer") or "").split("?")[0]
            found = self._pages.get(wanted) or next(
                (page for at, page in self._pages.items() if at.startswith(origin)), None
            )
            route.fulfill(content_type="text/javascript", body=found[1] if found else "")
        elif url in self._pages:
            html, _, headers = self._pages[url]
            scripts = f'<script src="{EDITORS}"></script><script src="{SCRIPT}"></script>'
            head = "<head><meta charset=utf-8><title>Page</title></head>"
            body = f"<!doctype html><html lang=en>{head}<body>{html}{scripts}</body></html>"
            route.fulfill(
                content_type="text/html; charset=utf-8",
                body=body,
                headers=headers | {"Content-Type": "text/html; charset=utf-8", "Referrer-Policy": "unsafe-url"},
            )
        else:
            route.fulfill(status=404, body="")

    # The extension's own pages

    def own(self, name: str, **kwargs: Any) -> Page:
        page = self.context.new_page()
        page.goto(f"chrome-extension://{self.id}/{name}.html", **kwargs)
        return page

    def pair(self, address: str, code: str) -> None:
        page = self.own("options")
        page.get_by_label("Server address").fill(address)
        page.get_by_label("Pairing code").fill(code)
        page.get_by_role("button", name="Pair", exact=True).click()
        expect(page.get_by_text(re.compile("^Connected"))).to_be_visible()
        asked = "chrome.runtime.sendMessage({type: 'settings', change: {}}).then((s) => Object.keys(s.platforms))"
        self.platforms = page.evaluate(asked)
        page.close()

    def settings(self, **change: Any) -> None:
        """As the options page would set them. Drafts that waited are forgotten."""
        page = self.own("popup")
        page.evaluate("chrome.storage.session.clear()")
        page.evaluate("(change) => chrome.runtime.sendMessage({type: 'settings', change})", change)
        page.close()


def button(page: Page | Locator) -> Locator:
    return page.get_by_role("button", name="Draft reply")


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Sincerely")


def draft_in(page: Page) -> Locator:
    return panel(page).get_by_label("Draft", exact=True)


def act(page: Page, name: str) -> Locator:
    return panel(page).get_by_role("button", name=name, exact=True)


def held(page: Page, box: str) -> str:
    """What the editor's own state holds."""
    return str(page.evaluate("(box) => fixture.made[box].text()", box))


def lines(text: str) -> list[str]:
    """Editors differ in blank lines and odd spaces; nothing else may differ."""
    return [line.strip() for line in text.replace("\u00a0", " ").splitlines() if line.strip()]


def counts(page: Page) -> dict[str, int]:
    return dict(page.evaluate("fixture.counts"))


def wait_until(page: Page, condition: Callable[[], bool], what: str) -> None:
    """Polls in the page's own time."""
    for _ in range(200):
        if condition():
            return
        page.wait_for_timeout(50)
    raise AssertionError(what)
