"""Saving answers one at a time."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select

from inspect_app import ids
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.services.answering import save
from inspect_app.services.recording.current import all_entries
from inspect_app.storage.database import Database
from inspect_app.storage.models import Answer
from tests.factories.world import World, make_world


def _save(world: World, item: str, answer: dict[str, Any], note: str = "", **more: Any) -> Any:
    sheet = more.get("sheet") or world.sheets(more["inspection"], "lobby")[0].id
    return save(world.session, more.get("actor", world.inspector), sheet, item, answer, note)


def test_an_answer_is_stored_with_who_and_when(world: World) -> None:
    inspection = world.start()
    saved = _save(world, "floor", {"value": "conform"}, "dry", inspection=inspection)
    assert (saved.answer, saved.note, saved.revision) == ({"value": "conform"}, "dry", 1)
    row = world.session.scalars(select(Answer)).one()
    assert (row.answered_by, row.answered_at) == (world.inspector.id, saved.answered_at)


def test_numbers_are_kept_as_written(world: World) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "telephone")[0].id
    assert _save(world, "rings", {"value": "2.50"}, sheet=sheet).answer == {"value": "2.50"}


def test_the_same_again_changes_nothing(world: World) -> None:
    inspection = world.start()
    first = _save(world, "floor", {"value": "conform"}, inspection=inspection)
    again = _save(world, "floor", {"value": "conform"}, inspection=inspection, actor=world.colleague)
    assert again == first


def test_another_answer_takes_the_place_of_the_first(world: World) -> None:
    inspection = world.start()
    _save(world, "floor", {"value": "conform"}, inspection=inspection)
    other = _save(world, "floor", {"value": "nonconform"}, inspection=inspection, actor=world.colleague)
    assert (other.answer, other.revision) == ({"value": "nonconform"}, 2)
    assert not any(entry.conflict for entry in all_entries(world.session, inspection.id)[0])


def test_clearing_keeps_the_count_of_changes(world: World) -> None:
    inspection = world.start()
    _save(world, "floor", {"value": "conform"}, inspection=inspection)
    assert _save(world, "floor", {}, inspection=inspection).revision == 2
    assert _save(world, "floor", {"not_inspected": "locked"}, inspection=inspection).revision == 3


def test_a_note_may_come_before_the_answer(world: World) -> None:
    inspection = world.start()
    assert _save(world, "floor", {}, "wet", inspection=inspection).note == "wet"


@pytest.mark.parametrize(
    ("answer", "note", "code", "field"),
    [
        ({"value": "perfect"}, "", "answer-not-an-option", "value"),
        ({"value": True}, "", "answer-wrong-type", "value"),
        ({"value": "conform", "not_applicable": "x"}, "", "answer-several-states", "answer"),
        ({"not_applicable": "  "}, "", "answer-empty-reason", "not_applicable"),
        ({"value": "conform"}, "x" * 4001, "answer-too-long", "note"),
        ({}, "a\0", "answer-forbidden-character", "note"),
    ],
)
def test_what_does_not_fit_is_refused(
    world: World, answer: dict[str, Any], note: str, code: str, field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        _save(world, "floor", answer, note, inspection=world.start())
    assert (caught.value.code, caught.value.field) == (code, field)
    assert world.session.scalars(select(Answer)).all() == []


def test_unknown_sheets_and_items_are_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        _save(world, "floor", {}, sheet=ids.new())
    with pytest.raises(NotFound):
        _save(world, "nothing", {}, inspection=world.start())


def test_a_completed_inspection_takes_no_answers(world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection)
    world.finish(inspection.id)
    with pytest.raises(Conflict) as caught:
        _save(world, "floor", {"value": "nonconform"}, inspection=inspection)
    assert caught.value.code == "inspection-completed"


def test_parallel_repeats_are_one_answer(database: Database) -> None:
    with database.writing() as session:
        world = make_world(session)
        sheet = world.sheets(world.start(), "lobby")[0].id

    def attempt(_number: int) -> None:
        with database.writing() as session:
            save(session, world.inspector, sheet, "floor", {"value": "conform"})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, range(50)))
    with database.reading() as session:
        assert [row.revision for row in session.scalars(select(Answer))] == [1]
