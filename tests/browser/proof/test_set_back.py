"""The server's database is lost, an older backup takes its place: tablets bring back what it lacks."""

import time
from pathlib import Path

import pytest

from tests.browser.proof.counting import PRESS, all_sent, figures, prepared, take_photo, tap
from tests.browser.proof.real_tablet import PATIENCE, Tablets
from tests.factories.started_server import StartedServer

pytestmark = pytest.mark.browser


def test_what_a_restored_server_lacks_is_sent_again(
    server: StartedServer, tablets: Tablets, photo: Path
) -> None:
    tablet = tablets(server.address)
    page = prepared(tablet, server)
    inspection = server.cast.own["inspection_id"]
    tap(tablet, page, 2)
    all_sent(page)
    backup = server.back_up()
    tap(tablet, page, 3)
    taken = take_photo(page, photo)
    all_sent(page)
    known = len(server.ops(inspection))
    server.set_back(backup)
    assert (len(server.ops(inspection)), server.photos(inspection)) == (known - 4, {})
    server.start()
    # Nobody tells the tablet; it is enough that it asks for news.
    end = time.monotonic() + PATIENCE / 1000
    while server.photos(inspection) != {taken: True}:
        assert time.monotonic() < end, page.inner_text(".status")
        page.evaluate(PRESS)
        page.wait_for_timeout(200)
    all_sent(page)
    found = figures(tablet, server)
    assert (found.acknowledged, found.lost, found.doubled) == (5, [], [])
    assert page.locator("#item-lamps input").input_value() == "5"
