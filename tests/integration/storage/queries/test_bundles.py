"""What bundles and lists are made of."""

from inspect_app.access.rules import Reach
from inspect_app.storage.queries import bundles
from tests.factories.world import World


def test_marks_change_with_sheets_and_places(world: World) -> None:
    inspection = world.start()
    assert bundles.marks(world.session, [inspection.id]) == {inspection.id: [4]}
    assert bundles.sheet_counts(world.session, [inspection.id]) == {inspection.id: 4}
    before = bundles.place_marks(world.session, {world.project.id})
    world.lobbies[0].active = False
    world.session.flush()
    assert len(bundles.place_marks(world.session, {world.project.id})[world.project.id]) == 2
    assert len(before[world.project.id]) == 3


def test_rows_come_with_what_is_around_them(world: World) -> None:
    inspection = world.start()
    (row,) = bundles.unfinished(world.session, Reach(everywhere=True), None, None).rows
    assert (row.project.code, row.inspector.name, row.revision.current) == ("YJ", "王芳", True)
    assert bundles.unfinished(world.session, Reach(everywhere=False), None, None).rows == []
    found = bundles.inspection(world.session, inspection.id)
    assert found is not None
    assert found.project.code == "YJ"
    assert [sheet.position for sheet in bundles.sheets(world.session, inspection.id)] == [1, 2, 3, 4]
    assert bundles.names(world.session, [world.inspector.id]) == [(world.inspector.id, "王芳")]
