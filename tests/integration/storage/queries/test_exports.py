"""Rows for spreadsheets."""

from inspect_app.storage.queries import exports
from tests.factories.world import World


def test_answers_come_with_their_place_and_person(world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection, floor="nonconform")
    rows = exports.answers(world.session, inspection.id)
    assert {row.answered_by for row in rows} == {world.inspector.name}
    assert [row.checklist for row in rows] == sorted(
        (row.checklist for row in rows), key=["lobby", "telephone", "records"].index
    )
    assert exports.photo_counts(world.session, inspection.id) == {}
    assert exports.finding_numbers(world.session, inspection.id) == {}


def test_names_are_looked_up_only_where_there_are_any(world: World) -> None:
    assert exports.people(world.session, set()) == {}
    assert exports.finding_names(world.session, set()) == {}
    assert exports.people(world.session, {world.inspector.id}) == {world.inspector.id: world.inspector.name}
    assert exports.regions(world.session) == {world.region.id: world.region.name}
