"""A Chromium with a profile of its own, as one tablet: used like one, killed like one."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.browser.conftest import ARGUMENTS, LANDSCAPE, PATIENCE
from tests.factories.cast import PASSWORD

TICKED = "ticked "


def until(page: Page, expression: str, patience: int = PATIENCE) -> None:
    """Ask again and again; the page's policy forbids the usual way, which needs eval."""
    for _ in range(patience // 50):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}\n{page.inner_text('body')[:2000]}")


def descendants(process: int) -> list[int]:
    """A process and all it started, from /proc."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError, IndexError):
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                parents.setdefault(parent, []).append(int(entry.name))
    found = [process]
    for each in found:
        found += parents.get(each, [])
    return found


class RealTablet:
    """A Chromium with a profile of its own, as one tablet; ``ticks`` is what a person saw ticked on it."""

    def __init__(
        self,
        playwright: Playwright,
        address: str,
        profile: Path,
        size: tuple[int, int] = LANDSCAPE,
        language: str = "en-GB",
    ) -> None:
        self.playwright = playwright
        self.address = address
        self.profile = profile
        self.size = size
        self.language = language
        self.context: BrowserContext | None = None
        self.ticks: list[int] = []
        # What the console complained of.
        self.heard: list[str] = []
        # Runs in every page before the page's own scripts.
        self.script = ""

    def start(self) -> Page:
        """A running browser with one empty page."""
        path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        self.context = self.playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=path,
            args=ARGUMENTS,
            headless=True,
            locale=self.language,
            has_touch=True,
            viewport={"width": self.size[0], "height": self.size[1]},
        )
        if self.script:
            self.context.add_init_script(self.script)
        self.context.set_default_timeout(PATIENCE)
        [page] = self.context.pages
        return self._listening(page)

    def window(self) -> Page:
        """One more window."""
        assert self.context
        return self._listening(self.context.new_page())

    def _listening(self, page: Page) -> Page:
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        return page

    def _hear(self, kind: str, text: str) -> None:
        if text.startswith(TICKED):
            self.ticks.append(int(text.removeprefix(TICKED)))
        elif kind in {"error", "warning"}:
            self.heard.append(text)

    @property
    def page(self) -> Page:
        """The first window."""
        assert self.context
        return self.context.pages[0]

    def sign_in(self, name: str = "inspector") -> Page:
        """Through the form, to the app, until its files are kept."""
        page = self.page
        page.goto(f"{self.address}/sign-in?next=%2Ffield%2F")
        page.fill("[name=username]", name)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_selector("h1:focus")
        until(page, "Boolean(navigator.serviceWorker.controller)")
        return page

    def download(self, inspection: object) -> Page:
        """From the list, by a press."""
        page = self.page
        page.click(f"[data-inspection='{inspection}'] .inspection-do button")
        page.wait_for_selector(f"[data-inspection='{inspection}'] .inspection-do a")
        return page

    def open(self, where: str, page: Page | None = None) -> Page:
        """A view of the app by its address, loaded anew."""
        page = page or self.page
        if page.url != "about:blank":
            page.goto("about:blank")
        page.goto(f"{self.address}/field/{where}")
        return page

    def kill(self) -> None:
        """End the browser as a dying battery does: at once, with every process it started."""
        main = [process for process in self._processes() if process]
        for process in [each for one in main for each in descendants(one)]:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.close()

    def _processes(self) -> Iterator[int]:
        wanted = f"--user-data-dir={self.profile}"
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                with suppress(OSError):
                    if wanted in (entry / "cmdline").read_bytes().decode("utf-8", "replace").split("\0"):
                        yield int(entry.name)

    def close(self) -> None:
        """End it in order; of a killed one only what is left is put away."""
        if self.context:
            with suppress(Error):
                self.context.close()
        self.context = None


Tablets = Callable[..., RealTablet]
