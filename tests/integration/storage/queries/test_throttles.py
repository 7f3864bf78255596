"""Rows of failed sign-ins: found by key, removed once they count for nothing."""

from datetime import UTC, datetime, timedelta

from inspect_app.storage.models import LoginThrottle
from inspect_app.storage.queries import throttles
from tests.factories.world import World

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _row(world: World, key: str, began: datetime, locked: datetime | None = None) -> None:
    world.session.add(LoginThrottle(key=key, failures=1, window_started_at=began, locked_until=locked))
    world.session.flush()


def test_a_row_is_found_by_its_whole_key(world: World) -> None:
    _row(world, "user:wang", NOW)
    found = throttles.find(world.session, "user:wang")
    assert found is not None
    assert found.failures == 1
    assert throttles.find(world.session, "user:WANG") is None
    assert throttles.find(world.session, "address:wang") is None


def test_only_what_has_ended_is_removed(world: World) -> None:
    _row(world, "user:long-ago", NOW - 3 * HOUR)
    _row(world, "user:unlocked-long-ago", NOW - 3 * HOUR, NOW - 2 * HOUR)
    _row(world, "user:still-locked", NOW - 3 * HOUR, NOW + HOUR)
    _row(world, "user:at-the-edge", NOW)
    _row(world, "user:after", NOW + HOUR)
    throttles.remove_before(world.session, NOW)
    world.session.expire_all()
    kept = {row.key for row in world.session.query(LoginThrottle)}
    assert kept == {"user:still-locked", "user:at-the-edge", "user:after"}
