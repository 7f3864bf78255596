"""The clock: aware, in UTC, whole milliseconds, and able to stand still."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from inspect_app import clock

MOMENT = datetime(2026, 3, 1, 8, 30, 15, 123456, tzinfo=timezone(timedelta(hours=8)))


def test_now_is_aware_and_whole() -> None:
    now = clock.now()
    assert now.utcoffset() == timedelta(0)
    assert now.microsecond % 1000 == 0
    assert abs(datetime.now(UTC) - now) < timedelta(seconds=5)


def test_fixed_stands_still_and_ends() -> None:
    with clock.fixed(MOMENT):
        assert clock.now() == clock.now() == datetime(2026, 3, 1, 0, 30, 15, 123000, tzinfo=UTC)
    assert clock.now() > datetime(2026, 3, 2, tzinfo=UTC) or clock.now() < MOMENT


def test_fixed_ends_when_the_block_fails() -> None:
    with pytest.raises(ValueError, match="x"), clock.fixed(MOMENT):
        raise ValueError("x")
    with clock.fixed(MOMENT), clock.fixed(MOMENT + timedelta(days=1)):
        assert clock.now().day == 2
