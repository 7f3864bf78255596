"""The product's time."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from inspect_app import clock

NOON = datetime(2026, 11, 3, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=8)))


def test_time_is_aware_in_utc_and_in_whole_milliseconds() -> None:
    moment = clock.now()
    assert moment.tzinfo is UTC
    assert moment.microsecond % 1000 == 0


def test_within_the_block_time_stands_still() -> None:
    with clock.fixed(NOON):
        assert clock.now() == clock.now() == datetime(2026, 11, 3, 4, 0, 0, 123000, tzinfo=UTC)


def test_blocks_nest_and_end() -> None:
    later = NOON + timedelta(days=1)
    with clock.fixed(NOON):
        with clock.fixed(later):
            assert clock.now().day == 4
        assert clock.now().day == 3
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_failing_block_lets_time_go_on() -> None:
    with pytest.raises(KeyError), clock.fixed(NOON):
        raise KeyError
    with clock.fixed(NOON + timedelta(hours=1)):
        assert clock.now().hour == 5
