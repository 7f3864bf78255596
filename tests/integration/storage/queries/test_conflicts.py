"""Lists of contradictions and refused ops stay within reach and come page by page."""

from uuid import UUID

from inspect_app import ids
from inspect_app.access.rules import Reach
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import conflicts
from tests.factories.tablet import Tablet
from tests.factories.world import World

EVERYWHERE = Reach(everywhere=True)


def _contradict(world: World, blobs: LocalBlobStore) -> UUID:
    inspection = world.start()
    lobby = world.sheets(inspection, "lobby")[0].id
    for value in (1, 2):
        tablet = Tablet(world.session, world.inspector, inspection.id, blobs)
        tablet.send(tablet.op("answer", {"value": value}, lobby, "lamps"))
    return inspection.id


def test_pages_go_on_where_the_last_ended(world: World, blobs: LocalBlobStore) -> None:
    made = [_contradict(world, blobs) for _ in range(3)]
    first = conflicts.open_page(world.session, EVERYWHERE, size=2)
    rest = conflicts.open_page(world.session, EVERYWHERE, after=first.after)
    assert [row.inspection_id for row in (*first.rows, *rest.rows)] == made[::-1]
    assert [row.inspection_id for row in conflicts.open_page(world.session, EVERYWHERE, made[0]).rows] == [
        made[0]
    ]
    assert conflicts.get(world.session, first.rows[0].id) is first.rows[0]
    assert conflicts.get(world.session, ids.new()) is None


def test_only_projects_within_reach(world: World, blobs: LocalBlobStore) -> None:
    _contradict(world, blobs)
    for reach, seen in (
        (Reach(everywhere=False, projects=frozenset({world.project.id})), 1),
        (Reach(everywhere=False, regions=frozenset({world.region.id})), 1),
        (Reach(everywhere=False, projects=frozenset({ids.new()})), 0),
    ):
        assert len(conflicts.open_page(world.session, reach).rows) == seen


def test_what_is_shown_beside_them(world: World, blobs: LocalBlobStore) -> None:
    _contradict(world, blobs)
    (row,) = conflicts.open_page(world.session, EVERYWHERE).rows
    assert set(conflicts.ops(world.session, {row.winner, row.loser})) == {row.winner, row.loser}
    assert row.sheet_id is not None
    assert set(conflicts.sheets(world.session, {row.sheet_id})) == {row.sheet_id}
    assert conflicts.names(world.session, {world.inspector.id}) == {world.inspector.id: "王芳"}
    assert conflicts.refused_page(world.session, EVERYWHERE).rows == []


def test_those_of_finished_inspections_wait_for_nobody(world: World, blobs: LocalBlobStore) -> None:
    done, running = (_contradict(world, blobs) for _ in range(2))
    world.session.get_one(Inspection, done).state = "completed"
    world.session.flush()
    page = conflicts.open_page(world.session, EVERYWHERE, running=True)
    assert [row.inspection_id for row in page.rows] == [running]
    assert conflicts.waiting(world.session, EVERYWHERE, 9) == 1
    assert conflicts.waiting(world.session, EVERYWHERE, 0) == 0
    assert conflicts.waiting(world.session, Reach(everywhere=False), 9) == 0
