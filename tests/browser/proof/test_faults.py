"""Every way a request can fail, for answers and for photos, between the real app and the real server."""

import threading
from collections import Counter
from pathlib import Path

import pytest

from tests.browser.proof.counting import all_sent, figures, prepared, take_photo, tap
from tests.browser.proof.real_tablet import Tablets
from tests.factories.started_server import StartedServer
from tests.factories.troubled_way import FAULTS, TWICE, WELL, TroubledWay

pytestmark = pytest.mark.browser


class Trouble:
    """The next so many requests of each kind fail in one way."""

    def __init__(self, fault: str, times: int) -> None:
        self.fault = fault
        self.happened: Counter[str] = Counter()
        self.times = times
        self._one = threading.Lock()

    def plan(self, method: str, path: str) -> str:
        kind = "ops" if method == "POST" and path.endswith("/ops") else "photo" if method == "PATCH" else ""
        with self._one:
            if not kind or self.happened[kind] >= self.times:
                return WELL
            self.happened[kind] += 1
            return self.fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.partition(":")[0])
def test_requests_that_fail_on_their_way(
    server: StartedServer, way: TroubledWay, tablets: Tablets, photo: Path, fault: str
) -> None:
    tablet = tablets(way.address)
    page = prepared(tablet, server)
    trouble = Trouble(fault, 2)
    way.plan = trouble.plan
    tap(tablet, page, 3)
    taken = take_photo(page, photo)
    tap(tablet, page, 2)
    all_sent(page)
    # A request that is only sent twice is not tried again.
    assert trouble.happened == {"ops": 2, "photo": 1 if fault == TWICE else 2}
    found = figures(tablet, server)
    assert (found.acknowledged, found.lost, found.doubled) == (5, [], [])
    assert server.photos(server.cast.own["inspection_id"]) == {taken: True}
