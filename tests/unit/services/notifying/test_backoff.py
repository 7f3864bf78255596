"""When to try again."""

from datetime import UTC, datetime, timedelta

from inspect_app.services.notifying.backoff import DELAYS, LIFE, is_spent, next_try

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_each_wait_is_longer_until_the_longest() -> None:
    for attempts, delay in enumerate([*DELAYS, DELAYS[-1], DELAYS[-1]], start=1):
        assert delay <= next_try(attempts, NOW) - NOW <= delay * 1.2


def test_what_failed_together_does_not_come_back_together() -> None:
    assert len({next_try(3, NOW) for _ in range(20)}) > 10


def test_who_asks_for_more_time_gets_it() -> None:
    assert next_try(1, NOW, timedelta(hours=3)) - NOW >= timedelta(hours=3)


def test_after_days_it_is_enough() -> None:
    assert not is_spent(NOW, NOW + LIFE - timedelta(seconds=1))
    assert is_spent(NOW, NOW + LIFE)
