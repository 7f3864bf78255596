"""Two tablets without a network, one with a clock two hours fast, and the office between them."""

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.proof.counting import COUNTED, all_sent, prepared, shown, tap
from tests.browser.proof.real_tablet import RealTablet, Tablets
from tests.factories.started_server import StartedServer

pytestmark = pytest.mark.browser
TWO_HOURS_FAST = """(() => {
  const Real = Date;
  const fast = 2 * 60 * 60 * 1000;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [Real.now() + fast]));
    }
    static now() {
      return Real.now() + fast;
    }
  };
})()"""
DISAGREE = f"#item-{COUNTED} [data-contradiction=answer]"


def _pressed_until(tablet: RealTablet, selector: str) -> None:
    """Press the status line now and then, until it is there."""
    for _ in range(30):
        tablet.page.click(".status")
        with suppress(PlaywrightTimeoutError):
            tablet.page.wait_for_selector(selector, timeout=3000)
            return
    raise AssertionError(tablet.page.inner_text("body"))


def test_a_conflict_is_shown_settled_in_the_office_and_seen_on_both(
    server: StartedServer, tablets: Tablets
) -> None:
    inspection = server.cast.own["inspection_id"]
    right, fast = tablets(server.address), tablets(server.address)
    fast.script = TWO_HOURS_FAST
    for tablet in (right, fast):
        prepared(tablet, server)
        assert tablet.context
        tablet.context.set_offline(True)
    # The fast tablet says it was later; it was earlier, and must not win by its clock.
    tap(fast, fast.page, 3)
    # What a request takes on its way counts as the clock's fault; on a busy machine it may take seconds.
    right.page.wait_for_timeout(10_000)
    tap(right, right.page, 1)
    for tablet in (fast, right):
        assert tablet.context
        tablet.context.set_offline(False)
        all_sent(tablet.page)
    for tablet in (right, fast):
        _pressed_until(tablet, DISAGREE)
        assert shown(tablet.page) == 1
        # What counts at present comes first; the other side stands beside it.
        assert tablet.page.locator(f"{DISAGREE} .side strong").all_inner_texts() == ["1", "3"]
    assert [op.value for op in server.ops(inspection)] == [{"value": str(n)} for n in (1, 2, 3, 1)]
    _settle(tablets(server.address), server, "3")
    for tablet in (right, fast):
        _pressed_until(tablet, f"#item-{COUNTED}:not(:has(.notice.warn))")
        assert shown(tablet.page) == 3


def _settle(office: RealTablet, server: StartedServer, value: str) -> None:
    """Both sides stand side by side; one is chosen."""
    office.start()
    office.sign_in("quality_manager")
    page = office.page
    address = f"{server.address}/inspections/{server.cast.own['inspection_id']}/conflicts"
    page.goto(address)
    sides = page.locator(".contradiction .side")
    assert sides.count() == 2
    assert sorted(page.locator(".side-value").all_inner_texts()) == ["1", "3"]
    assert sides.filter(has_text="Counts at present").locator(".side-value").inner_text() == "1"
    chosen = sides.filter(has=page.locator(f".side-value:text-is('{value}')"))
    chosen.locator("button:has-text('Let this one count')").click()
    page.wait_for_selector("text=Nothing to settle")
    page.goto(f"{server.address}/tablets")
    assert "2 h" in page.inner_text("main") or "120 min" in page.inner_text("main"), page.inner_text("main")
