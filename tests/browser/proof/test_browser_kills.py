"""The tablet dies in the middle of writing, again and again; what was ticked is on the server, once."""

import pytest

from tests.browser.proof.counting import (
    ROUNDS,
    Told,
    all_sent,
    figures,
    prepared,
    sheet_of,
    shown,
    tapped,
)
from tests.browser.proof.real_tablet import RealTablet, Tablets
from tests.factories.started_server import StartedServer

pytestmark = pytest.mark.browser


def test_ticked_answers_survive_kills_of_the_browser(
    server: StartedServer, tablets: Tablets, record_property: Told
) -> None:
    tablet = tablets(server.address)
    prepared(tablet, server)
    tablet.close()
    for round_ in range(ROUNDS):
        _tap_and_die(tablet, sheet_of(server), round_)
    tablet.start()
    page = tablet.open(sheet_of(server))
    assert shown(page) >= tablet.ticks[-1]
    all_sent(page)
    found = figures(tablet, server)
    record_property("figures", found.told(f"browser killed {ROUNDS} times"))
    assert (found.lost, found.doubled) == ([], [])
    assert found.acknowledged >= ROUNDS


def _tap_and_die(tablet: RealTablet, sheet: str, round_: int) -> None:
    """Every second time without a network; every tenth the battery dies before the first tick."""
    tablet.start()
    assert tablet.context
    tablet.context.set_offline(round_ % 2 == 1)
    page = tablet.open(sheet)
    assert shown(page) >= max(tablet.ticks, default=0)
    tapped(tablet, page, 0 if round_ % 10 == 9 else 3)
    tablet.kill()
