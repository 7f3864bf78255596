"""Memory of the tablet app as people have it: no debugger at the page, nothing collected by force.

A debugger that listens costs a page a dozen megabytes, and a page just tapped holds what it has not cleared
away yet. So Chromium runs as a process of its own, is let go of after each piece of work, and is looked at
then and half a minute later.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, Playwright

from benchmarks.field_page import ARGUMENTS

REST = 30
# The browser's own pages; what is left are the tablet's and an empty one held in reserve.
NOT_OURS = ("--top-chrome-webui", "--extension-process")


def descendants(process: int) -> list[int]:
    """A process and all it started, from /proc."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        try:
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            parents.setdefault(parent, []).append(int(entry.name))
        except (OSError, IndexError, ValueError):
            continue
    found = [process]
    for each in found:
        found += parents.get(each, [])
    return found


def share(process: int) -> tuple[int, int] | None:
    """MB of a renderer, its share of what several use; how much of that is the browser's program."""
    try:
        arguments = Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8", errors="replace")
        if "--type=renderer" not in arguments or any(each in arguments for each in NOT_OURS):
            return None
        rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return None
    found = {row.split()[0]: int(row.split()[1]) for row in rows if row.endswith("kB")}
    return round(found["Pss:"] / 1000), round(found["Pss_File:"] / 1000)


@dataclass(frozen=True)
class Tablet:
    """A Chromium of its own; ``work`` is done with a debugger at its page, which is gone afterwards."""

    playwright: Playwright
    process: subprocess.Popen[bytes]
    profile: Path

    def work(self, act: Callable[[Page], None]) -> None:
        """Do it and let go."""
        port = (self.profile / "DevToolsActivePort").read_text(encoding="ascii").split()[0]
        browser = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        page = browser.contexts[0].pages[0]
        page.set_default_timeout(60_000)
        act(page)
        browser.close()

    def tell(self, what: str, goal: str = "") -> None:
        """The largest page now."""
        found = [each for process in descendants(self.process.pid) if (each := share(process))]
        megabytes, program = max(found)
        more = f"({program} of it the browser's program)"
        print(f"  {what:<44} {megabytes} MB {more}{f'   goal {goal}' if goal else ''}", flush=True)

    def rest(self, what: str) -> None:
        """Now, and when it was laid down for a while."""
        self.tell(f"memory {what}, at once")
        time.sleep(REST)
        self.tell(f"memory {what}, {REST} s at rest", "100")


@contextmanager
def tablet(playwright: Playwright, profile: Path) -> Iterator[Tablet]:
    """One that runs, with an empty page. Debuggers leave scripts behind: each piece of work has its own."""
    (profile / "DevToolsActivePort").unlink(missing_ok=True)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    size = ["--headless", "--window-size=1180,820", "--lang=en-GB", "--remote-debugging-port=0"]
    command = [str(path), *size, *ARGUMENTS, f"--user-data-dir={profile}", "about:blank"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while not (profile / "DevToolsActivePort").exists():
                time.sleep(0.1)
            time.sleep(2)
            yield Tablet(playwright, process, profile)
        finally:
            process.terminate()
            process.wait()


def opened(page: Page, address: str) -> None:
    """The sheet in a page of its own."""
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("article [data-tap]")
    page.wait_for_timeout(2000)


def tapped(page: Page, taps: int) -> None:
    """Answers, section by section."""
    done = 0
    while done < taps:
        for card in page.locator("article:has([data-tap])").all():
            card.locator("[data-tap]").first.click()
            done += 1
            page.wait_for_timeout(120)
        page.locator(".step-section").last.click()


def photographed(page: Page, pictures: Sequence[Path]) -> None:
    """One photo after the other, each until it is shown; read by the browser, not handed through the page."""
    tools = page.context.new_cdp_session(page)
    asked: list[int] = []
    tools.on("Page.fileChooserOpened", lambda event: asked.append(event["backendNodeId"]))
    tools.send("Page.enable")
    tools.send("Page.setInterceptFileChooserDialog", {"enabled": True})
    for number, picture in enumerate(pictures):
        page.locator("article [data-library]").first.click()
        while len(asked) <= number:
            page.wait_for_timeout(20)
        tools.send("DOM.setFileInputFiles", {"files": [str(picture)], "backendNodeId": asked[-1]})
        page.locator("[data-photo]").nth(number).wait_for()
    page.wait_for_timeout(1000)


def worked(page: Page, address: str, taps: int, pictures: Sequence[Path]) -> None:
    """The sheet opened, answered, photographed."""
    opened(page, address)
    tapped(page, taps)
    photographed(page, pictures)
