"""A real server on a free port, and a real Chromium the size of a tablet."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect
from werkzeug.serving import make_server

from inspect_app.app import create_app
from inspect_app.config import Config
from tests.factories.cast import PASSWORD, Cast, make_cast
from tests.factories.databases import migrated
from tests.factories.whole import whole

LANDSCAPE, PORTRAIT = (1180, 820), (820, 1180)
# Milliseconds. A busy machine is no fault of the code, and nothing waits this long when all is well.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]


def launched(playwright: Playwright, *arguments: str) -> Browser:
    """Debian's Chromium, not one of Playwright's own."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *arguments])


@dataclass(frozen=True)
class Site:
    """A running server with a company in it."""

    address: str
    app: Flask
    cast: Cast


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all tests; each has its own context."""
    browser = launched(playwright)
    yield browser
    browser.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """The application, served from a thread."""
    database = migrated(tmp_path)
    cast = make_cast(database, tmp_path)
    database.close()
    app = create_app(Config(data=tmp_path, secret_key="s" * 40, log_level="error"), with_runner=False)
    server = make_server("127.0.0.1", 0, whole(app), threaded=True)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", app, cast)
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions["database"].close()


class Tablet:
    """One person's tablet; what its console complains of is kept in ``complaints``."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.context = context
        self.site = site
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: object) -> None:
        text = str(getattr(message, "text", message))
        # A refusal is an answer like any other; only the browser calls it an error.
        refused = "status of 409" in text or "status of 422" in text
        if getattr(message, "type", "") in {"error", "warning"} and not refused:
            self.complaints.append(text)

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.site.address + path)
        return self.page

    def sign_in(self, name: str) -> Page:
        """Through the form."""
        self.go("/sign-in")
        self.page.fill("[name=username]", name)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(f"{self.site.address}/")
        return self.page


Open = Callable[..., Tablet]


@pytest.fixture
def tablet(chromium: Browser, site: Site) -> Iterator[Open]:
    """``tablet(language, size)``: a fresh one; at the end none may have complained."""
    opened: list[Tablet] = []

    def make(language: str = "en-GB", size: tuple[int, int] = LANDSCAPE) -> Tablet:
        viewport = {"width": size[0], "height": size[1]}
        context = chromium.new_context(locale=language, viewport=viewport, has_touch=True)  # type: ignore[arg-type]
        opened.append(Tablet(context, site))
        return opened[-1]

    yield make
    for each in opened:
        each.context.close()
    assert [complaint for each in opened for complaint in each.complaints] == []
