"""Taps on a real sheet whose every value can be found again, and the figures of what came of them."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.proof.real_tablet import PATIENCE, RealTablet, until
from tests.factories.started_server import StartedServer

# How often each loop kills.
ROUNDS = int(os.environ.get("KILLS", "50"))
COUNTED = "lamps"
SHOWN = f"#item-{COUNTED} input"
# Said of this start: before the first sync there may be news from the journal that nobody has counted.
ALL_SENT = "/All on the server\\s*last sync/.test(document.querySelector('.status')?.textContent)"
TICK = (
    f"""['here', 'server'].includes(document.querySelector('#item-{COUNTED} [data-state]')?.dataset.state)"""
)
PRESS = "document.querySelector('.status')?.click()"
Told = Callable[[str, Any], None]
# A person's taps, as fast as the app takes them: one more defect, sometimes three at once, and on when the
# tick is there. Every value is tapped once only, so that each can be told from all others on the server.
TAPS = """(pause) => {
  const later = (pause = 0) => new Promise((resolve) => setTimeout(resolve, pause));
  const card = () => document.querySelector("#item-lamps");
  const value = () => Number(card().querySelector("input").value || 0);
  const isTicked = () => ["here", "server"].includes(card().querySelector("[data-state]")?.dataset.state);
  const tap = async () => {
    for (let round = 0; ; round += 1) {
      const times = round % 4 === 3 ? 3 : 1;
      const wanted = value() + times;
      for (let time = 0; time < times; time += 1) card().querySelectorAll(".step")[1].click();
      while (value() !== wanted || !isTicked()) await later();
      console.log(`ticked ${wanted}`);
      await later(pause);
    }
  };
  void tap();
}"""


@dataclass(frozen=True)
class Figures:
    """What a loop came to; ``told`` as the end of a test run prints it."""

    acknowledged: int
    lost: list[int]
    doubled: list[int]

    def told(self, what: str) -> str:
        """One line."""
        came = f"lost {len(self.lost)}, doubled {len(self.doubled)}"
        return f"{what}: {self.acknowledged} answers acknowledged, {came}"


def sheet_of(server: StartedServer) -> str:
    """The address within the app of the sheet that is tapped on."""
    return f"#/i/{server.cast.own['inspection_id']}/s/{server.cast.own['sheet_id']}"


def shown(page: Page) -> int:
    """The value on the screen, once the sheet is there."""
    page.wait_for_selector(SHOWN)
    return int(page.input_value(SHOWN) or 0)


def prepared(tablet: RealTablet, server: StartedServer) -> Page:
    """Signed in, the inspection downloaded, its sheet open."""
    tablet.start()
    tablet.sign_in()
    tablet.download(server.cast.own["inspection_id"])
    page = tablet.open(sheet_of(server))
    page.wait_for_selector(SHOWN)
    return page


def tap(tablet: RealTablet, page: Page, ticks: int) -> None:
    """Tap just so often, each time until the tick is there."""
    for _ in range(ticks):
        wanted = shown(page) + 1
        page.click(f"#item-{COUNTED} .step >> nth=1")
        until(page, f"document.querySelector('{SHOWN}').value === '{wanted}' && {TICK}")
        tablet.ticks.append(wanted)


def take_photo(page: Page, photo: Path, item: str = "floor") -> str:
    """Take a photo of an item; its id, once it counts as kept."""
    tiles = page.locator(f"#item-{item} [data-photo]")
    before = tiles.count()
    with page.expect_file_chooser() as chooser:
        page.click(f"#item-{item} [data-camera]")
    chooser.value.set_files(str(photo))
    tile = tiles.nth(before)
    tile.wait_for()
    return str(tile.get_attribute("data-photo"))


def tapped(tablet: RealTablet, page: Page, ticks: int, more: float = 0.3) -> None:
    """Tap until so many more ticks were seen, and then up to ``more`` seconds longer."""
    enough = len(tablet.ticks) + ticks
    # A script can tap where a person cannot yet: the window before this one has to let go of the journal.
    page.wait_for_selector(".cards:not([inert])")
    page.evaluate(TAPS, 0)
    hear(tablet, page, enough)
    page.wait_for_timeout(random.uniform(0, more * 1000))


def hear(tablet: RealTablet, page: Page, ticks: int) -> None:
    """Wait until so many ticks were seen in all."""
    end = time.monotonic() + PATIENCE / 1000
    while len(tablet.ticks) < ticks:
        assert time.monotonic() < end, f"no tick: {tablet.heard[-5:]}\n{page.inner_text('body')[:2000]}"
        page.wait_for_timeout(5)


def all_sent(page: Page) -> None:
    """Press the status line, as a person who wants to go home, until all is on the server."""
    until(page, f"{PRESS}; {ALL_SENT}")


def figures(tablet: RealTablet, server: StartedServer) -> Figures:
    """What was ticked against what the server's log holds."""
    own = server.cast.own
    log = server.ops(own["inspection_id"])
    stored = Counter(
        int(op.value["value"])
        for op in log
        if (op.sheet, op.item, op.field) == (str(own["sheet_id"]), COUNTED, "answer")
    )
    assert {op.state for op in log} == {"accepted"}
    assert len({(op.device, op.n) for op in log}) == len(log)
    lost = sorted(set(tablet.ticks) - set(stored))
    return Figures(len(set(tablet.ticks)), lost, sorted(value for value in stored if stored[value] > 1))
