"""Issued documents by content, token and file."""

from datetime import UTC, datetime, timedelta

from inspect_app.storage.models import IssuedReport
from inspect_app.storage.queries import verdicts
from tests.factories.world import World

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def _row(world: World, fingerprint: str, sha256: str | None, minute: int = 0) -> IssuedReport:
    inspection = world.start()
    return IssuedReport(
        inspection_id=inspection.id,
        kind="inspection",
        language="zh",
        fingerprint=fingerprint,
        token=fingerprint.upper(),
        sha256=sha256,
        issued_at=None if sha256 is None else NOW + timedelta(minutes=minute),
    )


def test_rows_are_found_by_what_they_say_and_by_their_file(world: World) -> None:
    session = world.session
    issued = _row(world, "a", "1")
    reserved = _row(world, "b", None)
    session.add_all([issued, reserved])
    session.flush()
    assert verdicts.by_token(session, "A") is verdicts.by_file(session, "1") is issued
    assert verdicts.by_fingerprint(session, "a") is verdicts.latest(session, issued) is issued
    assert verdicts.by_token(session, "B") is verdicts.by_fingerprint(session, "b") is None
    assert verdicts.by_file(session, "2") is None
    place = (reserved.inspection_id, "inspection", "zh")
    assert list(verdicts.of_content(session, *place, "b")) == [reserved]
    assert list(verdicts.of_content(session, *place, "a")) == []


def test_the_latest_is_the_last_handed_out_in_one_place(world: World) -> None:
    session = world.session
    first, second = _row(world, "a", "1"), _row(world, "b", "2", minute=5)
    second.inspection_id = first.inspection_id
    other = _row(world, "c", "3", minute=9)
    session.add_all([second, first, other])
    session.flush()
    assert verdicts.latest(session, first) is second
    assert verdicts.latest(session, other) is other
