"""Three windows of the app on one tablet: one edits, the others say so and take over."""

import pytest

from tests.browser.proof.counting import SHOWN, all_sent, figures, prepared, sheet_of, tap
from tests.browser.proof.real_tablet import Tablets, until
from tests.factories.started_server import StartedServer

pytestmark = pytest.mark.browser
ELSEWHERE = ".notices:has-text('Another window is editing')"


def test_three_windows_one_edits_and_the_next_takes_over(server: StartedServer, tablets: Tablets) -> None:
    tablet = tablets(server.address)
    first = prepared(tablet, server)
    assert tablet.context
    tablet.context.set_offline(True)
    tap(tablet, first, 2)
    second, third = (tablet.open(sheet_of(server), tablet.window()) for _ in range(2))
    for page in (second, third):
        page.wait_for_selector(ELSEWHERE)
        until(page, f"document.querySelector('{SHOWN}').value === '2'")
        page.wait_for_selector(".cards[inert]")
    tap(tablet, first, 1)
    first.close()
    second.wait_for_selector(".cards:not([inert])")
    second.wait_for_selector(f":not({ELSEWHERE})")
    until(second, f"document.querySelector('{SHOWN}').value === '3'")
    tap(tablet, second, 2)
    second.close()
    third.wait_for_selector(".cards:not([inert])")
    until(third, f"document.querySelector('{SHOWN}').value === '5'")
    tap(tablet, third, 1)
    tablet.context.set_offline(False)
    all_sent(third)
    found = figures(tablet, server)
    assert (found.acknowledged, found.lost, found.doubled) == (6, [], [])
    assert len({op.device for op in server.ops(server.cast.own["inspection_id"])}) == 1
