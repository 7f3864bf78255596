"""The server dies under sync, again and again; what a tablet ticked is in its log, once."""

import random
import threading
import time

import pytest

from tests.browser.proof.counting import ROUNDS, TAPS, Told, all_sent, figures, hear, prepared
from tests.browser.proof.real_tablet import PATIENCE, Tablets
from tests.factories.started_server import StartedServer
from tests.factories.troubled_way import TroubledWay

pytestmark = pytest.mark.browser
# A person who sees that the network is back and does not want to wait.
IMPATIENCE = "() => setInterval(() => document.querySelector('.status').click(), 200)"


class Killer:
    """Kills the server a moment after a batch has reached it, in a thread of its own, and starts it again."""

    def __init__(self, server: StartedServer, way: TroubledWay, rounds: int) -> None:
        self.server = server
        self.left = rounds
        self.batch = threading.Event()
        self.trouble: Exception | None = None
        way.passed = self._passed
        self.thread = threading.Thread(target=self._run, daemon=True)

    def _passed(self, method: str, path: str) -> None:
        if method == "POST" and path.endswith("/ops"):
            self.batch.set()

    def _run(self) -> None:
        try:
            while self.left:
                self.batch.clear()
                assert self.batch.wait(PATIENCE / 1000), "nothing is sent any more"
                # A batch takes some ten milliseconds: before, in the middle of it, and after.
                time.sleep(random.uniform(0, 0.03))
                self.server.kill()
                self.server.start()
                self.left -= 1
        except Exception as error:
            self.trouble = error


def test_ticked_answers_survive_kills_of_the_server(
    server: StartedServer, way: TroubledWay, tablets: Tablets, record_property: Told
) -> None:
    tablet = tablets(way.address)
    page = prepared(tablet, server)
    killer = Killer(server, way, ROUNDS)
    page.evaluate(TAPS, 50)
    page.evaluate(IMPATIENCE)
    killer.thread.start()
    while killer.thread.is_alive():
        hear(tablet, page, len(tablet.ticks) + 1)
    assert killer.trouble is None
    page = tablet.open(page.url.partition("/field/")[2])
    all_sent(page)
    found = figures(tablet, server)
    record_property("figures", found.told(f"server killed under sync {ROUNDS} times"))
    assert (found.lost, found.doubled) == ([], [])
    assert found.acknowledged >= ROUNDS
