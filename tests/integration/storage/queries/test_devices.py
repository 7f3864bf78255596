"""Which ops of a device have come, and which devices somebody may look at."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from inspect_app import clock, ids
from inspect_app.access.model import Assignment, Role
from inspect_app.access.rules import Reach
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Device, Region
from inspect_app.storage.queries import devices
from tests.factories.tablet import Tablet, photo
from tests.factories.world import World, person, project


def test_ops_of_one_device_and_inspection_without_refused_ones(world: World, tmp_path: Path) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0].id
    tablet = Tablet(world.session, world.inspector, inspection.id, LocalBlobStore(tmp_path))
    good = tablet.op("note", "a", sheet, "floor")
    bad = tablet.op("answer", {"value": 9}, sheet, "floor")
    tablet.send(good, bad)
    found = devices.op_ids(world.session, tablet.device, inspection.id)
    assert [str(each) for each in found] == [good["id"]]
    assert devices.op_ids(world.session, tablet.device, ids.new()) == []
    assert devices.get(world.session, tablet.device) is not None
    assert devices.get(world.session, ids.new()) is None


def test_who_wrote_on_what_the_latest_first(world: World, tmp_path: Path) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0].id
    first, second = (
        Tablet(world.session, actor, inspection.id, LocalBlobStore(tmp_path))
        for actor in (world.inspector, world.colleague)
    )
    first.send(first.op("note", "a", sheet, "floor"), first.op(f"photo:{ids.new()}", photo(), sheet, "floor"))
    second.send(second.op("note", "b", sheet, "lamps"))
    told = devices.writers(world.session, inspection.id)
    assert {(row.device.id, row.name, row.ops, row.awaited) for row in told} == {
        (first.device, "王芳", 2, 1),
        (second.device, "李强", 1, 0),
    }
    assert told[0].newest >= told[1].newest
    assert devices.writers(world.session, ids.new()) == []


def _device(world: World, owner: UUID, minutes: int, **more: int) -> UUID:
    seen = clock.now() - timedelta(minutes=minutes)
    row = Device(id=ids.new(), user_id=owner, kind="tablet", first_seen=seen, last_seen=seen, **more)
    world.session.add(row)
    world.session.flush()
    return row.id


def test_devices_come_page_by_page_the_last_seen_first(world: World) -> None:
    made = [_device(world, world.inspector.id, minutes) for minutes in (1, 3, 2)]
    same = _device(world, world.inspector.id, 1)
    world.session.get_one(Device, same).last_seen = world.session.get_one(Device, made[0]).last_seen
    world.session.flush()
    everywhere = Reach(everywhere=True)
    first = devices.page(world.session, everywhere, (), size=1)
    shown = [row.id for row in first.rows]
    while first.after:
        first = devices.page(world.session, everywhere, (), after=first.after, size=1)
        shown += [row.id for row in first.rows]
    assert shown == [*sorted((made[0], same), reverse=True), made[2], made[1]]


@pytest.mark.parametrize("count", ["unsent_ops", "unsent_photos", "rejected"])
def test_only_those_with_something_left(world: World, count: str) -> None:
    busy = _device(world, world.inspector.id, 1, **{count: 1})
    _device(world, world.inspector.id, 2)
    page = devices.page(world.session, Reach(everywhere=True), (), unsent=True)
    assert [row.id for row in page.rows] == [busy]


def test_only_devices_of_people_who_work_within_reach(world: World) -> None:
    west = Region(code="WEST", name="华西", created_at=clock.now())
    world.session.add(west)
    world.session.flush()
    away = project(world.session, west, "HX", "海星苑")
    held = {
        "project": Assignment(Role.INSPECTOR, project=world.project.id),
        "region": Assignment(Role.QUALITY_MANAGER, region=world.region.id),
        "company": Assignment(Role.INSPECTOR),
        "away": Assignment(Role.INSPECTOR, project=away.id),
        "author": Assignment(Role.CHECKLIST_AUTHOR),
    }
    made = {}
    for name, assignment in held.items():
        actor = person(world.session, f"p-{name}", name, assignment)
        made[_device(world, actor.id, 1)] = name
    roles = ("inspector", "quality_manager")
    at_project = Reach(everywhere=False, projects=frozenset({world.project.id}))
    in_region = Reach(everywhere=False, regions=frozenset({world.region.id}))
    for reach in (at_project, in_region):
        rows = devices.page(world.session, reach, roles).rows
        assert {made[row.id] for row in rows} == {"project", "region", "company"}
    assert devices.page(world.session, Reach(everywhere=False), roles).rows != []
    nobody = Reach(everywhere=False, projects=frozenset({ids.new()}))
    assert {made[row.id] for row in devices.page(world.session, nobody, roles).rows} == {"company"}
