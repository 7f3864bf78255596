"""What the tablet app costs in Chromium: weight, offline start, taps, photos, memory; two others beside it.

Run with `python benchmarks/field.py [--no-rivals] [--rounds N]`. Our app starts from its service worker with
the server gone; Enketo Core and ODK Web Forms start from a local server, since neither comes with an offline
shell of its own, with a form of as many questions made by our own XLSForm export. All in one run, in turns.
The throttling slows the page's main thread and takes a core to do so: on a busy machine the clock says more
than it should.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Error, Playwright, ViewportSize, sync_playwright

from benchmarks import field_memory, field_rivals
from benchmarks.field_page import STORED, TIMING, WATCH, Throttled, launched, sign_in
from benchmarks.field_setting import Setting, library_of, served, xform_of
from tests.factories.report_pictures import photo

BUILT = Path(__file__).resolve().parent.parent / "static/built"
SIZES = {400: 0.8, 2000: 1.0}
TAPS, PHOTOS = 120, 5
SHOWN = "li.inspection, a.stop, article [data-tap], .step-card"
# Built files by when they were asked for.
ASKED_FOR = """performance.getEntriesByType('resource').filter(({ name }) => name.includes('/static/built/'))
  .map(({ name, startTime }) => [name.split('/').at(-1), startTime])"""
SCREEN: ViewportSize = {"width": 1180, "height": 820}


def line(what: str, found: Sequence[float], goal: str = "", unit: str = "ms") -> None:
    """Best, median and goal."""
    told = f"best {min(found):7.0f}  median {statistics.median(found):7.0f} {unit}"
    print(f"  {what:<44} {told}{f'   goal {goal}' if goal else ''}", flush=True)


def spread(what: str, found: Sequence[float], goals: dict[int, int]) -> None:
    """Percentiles, each with its goal."""
    cuts = statistics.quantiles(found, n=100, method="inclusive")
    told = "  ".join(f"p{p} {cuts[p - 1]:5.0f} ms (goal {goal})" for p, goal in goals.items())
    print(f"  {what:<44} {told}   n={len(found)}", flush=True)


def weight(names: Sequence[str]) -> float:
    """Kilobytes of built files, compressed."""
    return sum(len(gzip.compress((BUILT / name).read_bytes(), 9)) for name in names) / 1000


def weights() -> None:
    """What a tablet keeps."""
    facts = json.loads((BUILT / "field.json").read_text(encoding="utf-8"))
    for language in ("zh", "en"):
        first = [facts["app"][language], *facts["preload"]["app"][language], facts["style"]]
        whole = weight([*first, *facts["later"][language], facts["views_style"]])
        print(f"  {language}: {weight(first):.1f} kB before any view, {whole:.1f} kB all there is")


def by_view(tablet: Throttled, address: str) -> None:
    """What each view opened by itself asks for until it is painted, and what has come once all is quiet."""
    app, sheet = address.split("#")
    walk = sheet.split("/s/")[0]
    page = tablet.page.context.new_page()
    page.add_init_script(WATCH.replace("SELECTOR", repr(SHOWN)))
    # It is asked for at the start, too, but no browser lists it.
    facts = json.loads((BUILT / "field.json").read_text(encoding="utf-8"))
    worker = f"{weight([facts['journal_worker']]):.1f} kB the worker that writes"
    for view, at in (("list", "/"), ("walk", walk), ("sheet", sheet), ("review", f"{walk}/review")):
        page.goto("about:blank")
        with page.expect_console_message(lambda said: said.text.startswith("ready ")) as said:
            page.goto(f"{app}#{at}", wait_until="commit")
        ready = float(said.value.text.split()[1])
        page.wait_for_timeout(3000)
        begun: dict[str, float] = dict(page.evaluate(ASKED_FOR))
        needed = weight([name for name, moment in begun.items() if moment <= ready])
        print(
            f"  {view + ' opened by itself':<44} {needed:.1f} kB until ready   goal 40   (+ {worker});"
            f" {weight(list(begun)):.1f} kB once idle"
        )
    page.close()


def signed_in(browser: Browser, setting: Setting) -> Throttled:
    """A tablet with the inspection and the app on it."""
    page = browser.new_context(locale="en-GB", viewport=SCREEN).new_page()
    page.set_default_timeout(60_000)
    sign_in(page, setting)
    tablet = Throttled(page)
    page.add_init_script(WATCH.replace("SELECTOR", "'article [data-tap]'"))
    return tablet


def taps(tablet: Throttled) -> tuple[list[float], list[float]]:
    """Answers all over the sheet at a tablet's speed."""
    page = tablet.page
    page.evaluate(TIMING)
    tablet.slow(4)
    done = 0
    while done < TAPS:
        for card in page.locator("article:has([data-tap])").all():
            card.locator("[data-tap]").first.click()
            done += 1
            page.wait_for_timeout(120)
        page.locator(".step-section").last.click()
    tablet.until(f"window.kept.length >= {done}")
    tablet.slow(1)
    return page.evaluate("window.taps"), page.evaluate("window.kept")


def photos(tablet: Throttled, rate: int, pictures: Sequence[Path]) -> tuple[list[float], float]:
    """Milliseconds until each lies on the tablet, and the longest task meanwhile."""
    page = tablet.page
    page.evaluate(STORED)
    tablet.slow(rate)
    for number in range(len(pictures)):
        with page.expect_file_chooser() as chooser:
            page.locator("article [data-library]").first.click()
        chooser.value.set_files(pictures[number])
        tablet.until(f"window.stored.length > {number}")
    tablet.slow(1)
    page.wait_for_timeout(300)
    return page.evaluate("window.stored"), page.evaluate("window.longest")


def drawn(folder: Path) -> list[Path]:
    """So many different photos of 12 megapixels."""
    for number in range(PHOTOS):
        (folder / f"{number}.jpg").write_bytes(photo(number, (4000, 3000)))
    return sorted(folder.glob("*.jpg"))


def memory(playwright: Playwright, items: int) -> None:
    """Of the page alone, as a person has it, after the work of an hour."""
    with tempfile.TemporaryDirectory() as files, tempfile.TemporaryDirectory() as data:
        library, profile = library_of(Path(files), items), Path(data) / "profile"
        pictures = drawn(Path(files))
        addresses: list[str] = []
        with field_memory.tablet(playwright, profile) as tablet:
            tablet.tell("memory of an empty page of this browser")
            with served(Path(data), library) as setting:
                tablet.work(lambda page: addresses.append(sign_in(page, setting)))
        for what, taps, photos in (
            ("of a sheet", 0, 0),
            (f"after {TAPS} answers", TAPS, 0),
            (f"after {TAPS} answers, {PHOTOS} photos", TAPS, PHOTOS),
        ):
            with field_memory.tablet(playwright, profile) as tablet:
                tablet.work(
                    partial(field_memory.worked, address=addresses[0], taps=taps, pictures=pictures[:photos])
                )
                tablet.rest(what)


class Rivals:
    """The other two, ready to be started as often as ours."""

    def __init__(
        self, browser: Browser, folder: Path, names: dict[str, str], address: str, xform: str
    ) -> None:
        is_whole = bool(names) and field_rivals.prepare(browser, folder, address, xform)
        self.names = {key: name for key, name in names.items() if key == "odk" or is_whole}
        self.address = address
        self.pages: dict[str, Throttled] = {}
        self.found: dict[str, list[tuple[float, float]]] = {}
        for key in self.names:
            page = browser.new_context(viewport=SCREEN).new_page()
            page.set_default_timeout(180_000)
            page.add_init_script(WATCH.replace("SELECTOR", repr(field_rivals.READY[key])))
            self.pages[key] = Throttled(page)

    def start(self) -> None:
        """Once each, at a tablet's speed."""
        for key, page in list(self.pages.items()):
            try:
                self.found.setdefault(key, []).append(page.start(f"{self.address}/{key}.html", 4))
            except Error as error:
                print(f"  {self.names[key]} did not start: {error.message.splitlines()[0]}")
                del self.pages[key]

    def tell(self) -> None:
        """Their lines."""
        for key, found in self.found.items():
            line(f"{self.names[key]}: start at 4x", [clock for clock, _ in found])
            line(f"{self.names[key]}: main-thread CPU at 4x", [cpu for _, cpu in found])


def starts(tablet: Throttled, address: str, items: int, rounds: int, rivals: Rivals) -> None:
    """Starts in turns."""
    slow, fast = [], []
    for number in range(rounds):
        slow.append(tablet.start(address, 4))
        fast.append(tablet.start(address, 1))
        # One start of theirs takes minutes on a busy machine.
        if number in (0, rounds - 1):
            rivals.start()
    line("offline start at 4x", [clock for clock, _ in slow], f"{1000 * SIZES[items]:.0f}")
    line("main-thread CPU to ready, at 4x", [cpu for _, cpu in slow])
    line("main-thread CPU to ready, unthrottled", [cpu for _, cpu in fast], "100")
    line("start unthrottled", [clock for clock, _ in fast])
    rivals.tell()


def inspect(
    playwright: Playwright, items: int, rounds: int, others: tuple[Path, dict[str, str], str]
) -> None:
    """Everything about an inspection of so many items."""
    print(f"{items} items, load {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as files, tempfile.TemporaryDirectory() as data:
        library = library_of(Path(files), items)
        browser = launched(playwright)
        with served(Path(data), library) as setting:
            tablet = signed_in(browser, setting)
            address = tablet.page.url
        # The server is gone from here on.
        by_view(tablet, address)
        folder, names, offered = others
        rival_browser = launched(playwright)
        starts(
            tablet, address, items, rounds, Rivals(rival_browser, folder, names, offered, xform_of(library))
        )
        rival_browser.close()
        tablet.start(address, 1)
        painted, kept = taps(tablet)
        spread("tap to paint at 4x", painted, {50: 50, 98: 100})
        spread("tap to durable at 4x", kept, {50: 100, 95: 100})
        pictures = drawn(Path(files))
        for rate in (1, 4):
            stored, longest = photos(tablet, rate, pictures)
            line(f"12 MP photo stored at {rate}x", stored, "1500")
            print(
                f"  {'longest main-thread task meanwhile':<44} {longest:.0f} ms (0: none over 50)   goal 50"
            )
        browser.close()
    memory(playwright, items)


def main() -> None:
    """Print it all."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--items", type=int, choices=SIZES, action="append")
    words.add_argument("--no-rivals", action="store_true")
    given = words.parse_args()
    weights()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        names = {} if given.no_rivals else field_rivals.installed(folder)
        with field_rivals.offered(folder) as address:
            for items in given.items or SIZES:
                inspect(playwright, items, given.rounds, (folder, names, address))


if __name__ == "__main__":
    main()
