"""A real browser: Debian's Chromium, driven by Playwright, shut off from all but the app."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    Route,
    ViewportSize,
    sync_playwright,
)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
DESKTOP = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=360, height=740)
PAPER = ViewportSize(width=718, height=1043)
"""A4 at 96 dots to the inch, less margins of a centimetre."""

_NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chrome")


def find_chromium() -> str | None:
    """The browser of this machine; none is ever downloaded."""
    debian = Path("/usr/bin/chromium")
    return str(debian) if debian.exists() else next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def open_chromium(path: str) -> Iterator[Browser]:
    """A browser without windows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


# without slots: Playwright leaves notes on the object whose methods it calls
@dataclass
class Watched:
    """A browser context that sees nothing but `home`, and the faults of its pages since they were last taken."""

    context: BrowserContext
    home: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        # one page for all addresses: a new one costs as much as the checks of it
        self.page = self.context.new_page()
        self.context.set_default_timeout(10_000)
        self.context.route(re.compile(rf"^(?!{re.escape(self.home)}/|data:)"), self._stop)
        self.context.on("console", self._console)
        self.context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        self.context.on("response", self._answered)
        self.context.on("requestfailed", self._failed)

    def take_faults(self) -> list[str]:
        """What went wrong since the last time."""
        found, self.faults[:] = list(self.faults), []
        return found

    def goto(self, page: Page, address: str) -> Response:
        """Open `address` of the app."""
        answer = page.goto(f"{self.home}{address}")
        assert answer is not None
        return answer

    def _stop(self, route: Route) -> None:
        self.faults.append(f"request to elsewhere: {route.request.url}")
        route.abort()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"console {message.type}: {message.text}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400:
            self.faults.append(f"{answer.status}: {answer.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"no answer: {request.url}: {request.failure}")
