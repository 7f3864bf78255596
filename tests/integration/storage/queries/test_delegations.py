"""Work handed over, as it is asked for at every request: by index."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from inspect_app import ids
from inspect_app.storage.models import Delegation
from inspect_app.storage.queries import delegations
from tests.factories.world import World

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _made(world: World, first: int, last: int, **more: object) -> Delegation:
    row = Delegation(
        person_id=world.inspector.id,
        delegate_id=world.colleague.id,
        roles=[["inspector", str(world.project.id), None]],
        first_day=NOW.date(),
        last_day=NOW.date(),
        starts_at=NOW + first * HOUR,
        ends_at=NOW + last * HOUR,
        made_at=NOW,
        made_by=world.inspector.id,
        **more,
    )
    world.session.add(row)
    world.session.flush()
    return row


def test_only_what_is_in_force_is_found(world: World) -> None:
    session = world.session
    running = _made(world, 0, 1)
    for first, last, more in ((1, 2, {}), (-2, 0, {}), (-1, 1, {"revoked_at": NOW})):
        _made(world, first, last, **more)
    rows = delegations.running_for(session, world.colleague.id, NOW)
    assert [(row.id, row.role, row.name) for row in rows] == [(running.id, "inspector", world.inspector.name)]
    assert delegations.running_for(session, world.inspector.id, NOW) == []
    assert len(delegations.of_people(session, [world.inspector.id], NOW)) == 3
    assert delegations.of_people(session, [world.colleague.id], NOW) == []
    assert delegations.get(session, running.id) is running
    for person in (world.inspector.id, world.colleague.id):
        assert len(delegations.around(session, person, None).rows) == 4
    assert delegations.around(session, ids.new(), None).rows == []
    assert world.inspector.id not in {row.id for row in delegations.active_but(session, world.inspector.id)}


def test_an_index_answers(world: World) -> None:
    asked = str(delegations._RUNNING).replace(":delegate", "'x'").replace(":now", "'2026'")
    plan = [row[3] for row in world.session.execute(text(f"EXPLAIN QUERY PLAN {asked}"))]
    assert any("delegation USING INDEX ix_delegation_delegate_id_ends_at" in step for step in plan)
    assert not any(step.startswith("SCAN") for step in plan)
