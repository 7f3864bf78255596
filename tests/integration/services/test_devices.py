"""What tablets tell of themselves, and whose somebody may look at."""

from datetime import timedelta

import pytest

from inspect_app import clock, ids
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.errors import Invalid
from inspect_app.services.devices import Report, listed, tell
from inspect_app.storage.models import Device
from tests.factories.world import World, person


def report(**more: object) -> Report:
    """Some word."""
    given = {"at": clock.now() - timedelta(hours=1), "build": "b", "agent": "a" * 300, "unsent_ops": 1}
    return Report(**{**given, "unsent_photos": 2, "rejected": 3, "storage": {"state": "ok"}, **more})  # type: ignore[arg-type]


def test_a_tablet_belongs_to_whoever_uses_it_now(world: World) -> None:
    device = ids.new()
    first = tell(world.session, world.inspector, device, report())
    seen = first.first_seen
    row = tell(world.session, world.colleague, device, report(rejected=0))
    assert (row.user_id, row.first_seen, row.rejected) == (world.colleague.id, seen, 0)
    assert (row.kind, len(row.agent), row.storage) == ("tablet", 200, {"state": "ok"})
    assert row.skew_ms is not None
    assert abs(row.skew_ms + 3_600_000) < 60_000


def test_office_pages_are_no_tablet(world: World) -> None:
    now = clock.now()
    office = Device(id=ids.new(), user_id=world.inspector.id, kind="office", first_seen=now, last_seen=now)
    world.session.add(office)
    world.session.flush()
    with pytest.raises(Invalid, match="device-not-a-tablet"):
        tell(world.session, world.colleague, office.id, report())


def _names(world: World, actor: Actor, *, unsent: bool = False) -> list[str]:
    return [name for _, name in listed(world.session, actor, unsent=unsent).rows]


def test_people_of_the_project_and_administrators_see_them(world: World) -> None:
    quiet = {"unsent_photos": 0, "rejected": 0}
    tell(world.session, world.inspector, ids.new(), report(unsent_ops=0, **quiet))
    tell(world.session, world.inspector, ids.new(), report(unsent_ops=3, **quiet))
    supervisor = person(world.session, "he", "何", Assignment(Role.SUPERVISOR, project=world.project.id))
    administrator = person(world.session, "admin", "管", Assignment(Role.ADMINISTRATOR))
    author = person(world.session, "author", "编", Assignment(Role.CHECKLIST_AUTHOR))
    for actor in (world.inspector, supervisor, administrator):
        assert _names(world, actor) == ["王芳", "王芳"]
        assert _names(world, actor, unsent=True) == ["王芳"]
    assert _names(world, author) == []
