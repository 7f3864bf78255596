"""Tasks are done in the order of time."""

from datetime import UTC, datetime, timedelta

from inspect_app import clock
from inspect_app.demo.desk import Desk

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


def test_in_order_each_at_its_moment_and_new_ones_too() -> None:
    desk, done = Desk(), []

    def note(moment: datetime) -> None:
        assert clock.now() == moment
        done.append(moment)
        if len(done) == 1:
            desk.put(moment + timedelta(minutes=1), note)

    for minutes in (5, 0, 90):
        desk.put(NOON + timedelta(minutes=minutes), note)
    desk.work(NOON + timedelta(hours=1))
    assert done == [NOON + timedelta(minutes=minutes) for minutes in (0, 1, 5)]
    desk.work(NOON + timedelta(hours=2))
    assert len(done) == 4
