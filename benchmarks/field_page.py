"""Chromium pages for benchmarks/field.py: slowed, and watched by scripts of their own."""

from __future__ import annotations

import os
import shutil
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Playwright

from benchmarks.field_setting import Setting

# Pages kept for the way back would be counted as the memory of the one that is open.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-features=BackForwardCache"]
# When what the selector names has been painted; the moments count from the start of the navigation.
WATCH = """(() => {
  const seen = () => {
    if (!document.querySelector(SELECTOR) || window.readyAt !== undefined) return false;
    window.readyAt = null;
    requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { console.log(`ready ${performance.now()}`); }; port2.postMessage(0); });
    return true;
  };
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: 'longtask' });
  const watching = new MutationObserver(() => seen() && watching.disconnect());
  watching.observe(document, { childList: true, subtree: true, attributes: true });
})()"""
# From a tap to the paint after it, and to the moment the card says that it is kept.
TIMING = """() => {
  window.taps = []; window.kept = [];
  document.addEventListener('click', ({ target, timeStamp }) => {
    const card = target.closest('article');
    if (!card) return;
    requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.taps.push(performance.now() - timeStamp); port2.postMessage(0); });
    let saving = false;
    const watching = new MutationObserver(() => {
      if (card.hasAttribute('data-saving')) saving = true;
      else if (saving) { window.kept.push(performance.now() - timeStamp); watching.disconnect(); }
    });
    watching.observe(card, { attributes: true, attributeFilter: ['data-saving'] });
  }, true);
}"""
STORED = """() => {
  window.stored = []; window.longest = 0;
  let begun = 0, before = 0;
  const count = () => document.querySelectorAll('[data-photo]').length;
  document.addEventListener('change', ({ target }) => {
    if (target.type === 'file') [begun, before] = [performance.now(), count()];
  }, true);
  new MutationObserver(() => {
    if (!begun || count() <= before) return;
    window.stored.push(performance.now() - begun);
    begun = 0;
  }).observe(document, { childList: true, subtree: true });
}"""


class Throttled:
    """A page with its devtools: CPU counted in the main thread's own time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tools: CDPSession = page.context.new_cdp_session(page)
        self.tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def slow(self, rate: int) -> None:
        """Make the main thread so many times slower."""
        self.tools.send("Emulation.setCPUThrottlingRate", {"rate": rate})

    def cpu(self) -> float:
        """Milliseconds the main thread has worked."""
        found = {each["name"]: each["value"] for each in self.tools.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(found["TaskDuration"])

    def until(self, expression: str) -> Any:
        """Ask again until it is true; the page's policy forbids the usual way."""
        for _ in range(3000):
            found = self.page.evaluate(expression)
            if found:
                return found
            self.page.wait_for_timeout(20)
        raise SystemExit(f"waited in vain for {expression}")

    def start(self, address: str, rate: int) -> tuple[float, float]:
        """Milliseconds to ready by the clock, and of the main thread, from a blank page."""
        self.page.goto("about:blank")
        self.slow(rate)
        before = self.cpu()
        # Told by the page: to ask it again and again would be counted as its work.
        with self.page.expect_console_message(lambda said: said.text.startswith("ready ")) as said:
            self.page.goto(address, wait_until="commit")
        used = self.cpu() - before
        ready = float(said.value.text.split()[1])
        self.slow(1)
        return ready, used


def launched(playwright: Playwright) -> Browser:
    """The system's Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def sign_in(page: Page, setting: Setting) -> str:
    """The inspection and the app on the tablet; the address of its first sheet."""
    page.goto(f"{setting.address}/sign-in?next=%2Ffield%2F")
    page.fill("[name=username]", setting.user)
    page.fill("[name=password]", setting.password)
    page.click("main button[type=submit]")
    card = f"[data-inspection='{setting.inspection}']"
    page.click(f"{card} button:has-text('Download')")
    page.click(f"{card} a:has-text('Open')")
    page.click("a.stop >> nth=0")
    page.wait_for_selector("article [data-tap]")
    while not page.evaluate("Boolean(navigator.serviceWorker.controller)"):
        page.wait_for_timeout(50)
    return page.url
