"""Saving answers one at a time."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from inspect_app import ids
from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.services.answering import AnswerClash, Given, save
from inspect_app.storage.database import Database
from inspect_app.storage.models import Answer
from tests.factories.world import World, make_world


def _save(world: World, item: str, seen: int, answer: dict[str, Any], note: str = "", **more: Any) -> Any:
    sheet = more.get("sheet") or world.sheets(more["inspection"], "lobby")[0].id
    return save(world.session, more.get("actor", world.inspector), sheet, item, Given(seen, answer, note))


def test_an_answer_is_stored_with_who_and_when(world: World) -> None:
    inspection = world.start()
    saved = _save(world, "floor", 0, {"value": "conform"}, "dry", inspection=inspection)
    assert (saved.answer, saved.note, saved.revision) == ({"value": "conform"}, "dry", 1)
    row = world.session.scalars(select(Answer)).one()
    assert (row.answered_by, row.answered_at) == (world.inspector.id, saved.answered_at)


def test_numbers_are_kept_as_written(world: World) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "telephone")[0].id
    assert _save(world, "rings", 0, {"value": "2.50"}, sheet=sheet).answer == {"value": "2.50"}


def test_the_same_again_changes_nothing_whatever_was_seen(world: World) -> None:
    inspection = world.start()
    first = _save(world, "floor", 0, {"value": "conform"}, inspection=inspection)
    for seen in (0, 1, 7):
        again = _save(
            world, "floor", seen, {"value": "conform"}, inspection=inspection, actor=world.colleague
        )
        assert again == first


def test_a_change_that_did_not_see_the_latest_is_shown_it(world: World) -> None:
    inspection = world.start()
    _save(world, "floor", 0, {"value": "conform"}, inspection=inspection)
    with pytest.raises(AnswerClash) as caught:
        _save(world, "floor", 0, {"value": "nonconform"}, inspection=inspection, actor=world.colleague)
    assert caught.value.current.answer == {"value": "conform"}
    with pytest.raises(AnswerClash) as caught:
        _save(world, "lamps", 3, {"value": 1}, inspection=inspection)
    assert (caught.value.current.revision, caught.value.current.answer) == (0, {})
    assert _save(world, "floor", 1, {"value": "nonconform"}, inspection=inspection).revision == 2


def test_clearing_keeps_the_count_of_changes(world: World) -> None:
    inspection = world.start()
    _save(world, "floor", 0, {"value": "conform"}, inspection=inspection)
    assert _save(world, "floor", 1, {}, inspection=inspection).revision == 2
    assert _save(world, "floor", 2, {"not_inspected": "locked"}, inspection=inspection).revision == 3


def test_a_note_may_come_before_the_answer(world: World) -> None:
    inspection = world.start()
    assert _save(world, "floor", 0, {}, "wet", inspection=inspection).note == "wet"


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
        _save(world, "floor", 0, answer, note, inspection=world.start())
    assert (caught.value.code, caught.value.field) == (code, field)
    assert world.session.scalars(select(Answer)).all() == []


def test_unknown_sheets_and_items_are_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        _save(world, "floor", 0, {}, sheet=ids.new())
    with pytest.raises(NotFound):
        _save(world, "nothing", 0, {}, inspection=world.start())


def test_a_completed_inspection_takes_no_answers(world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection)
    world.finish(inspection.id)
    with pytest.raises(Conflict) as caught:
        _save(world, "floor", 1, {"value": "nonconform"}, inspection=inspection)
    assert caught.value.code == "inspection-completed"


def _at_once(database: Database, sheet: UUID, actor: Actor, answers: list[dict[str, Any]]) -> list[str]:
    """Save the answers from as many threads at once; what became of each."""

    def attempt(answer: dict[str, Any]) -> str:
        try:
            with database.writing() as session:
                save(session, actor, sheet, "floor", Given(0, answer))
        except AnswerClash:
            return "clash"
        return "saved"

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(attempt, answers))


def test_parallel_repeats_are_one_answer_and_parallel_others_clash(database: Database) -> None:
    with database.writing() as session:
        world = make_world(session)
        first, second = (sheet.id for sheet in world.sheets(world.start(), "lobby"))
    same = [{"value": "conform"}] * 50
    assert set(_at_once(database, first, world.inspector, same)) == {"saved"}
    mixed = [{"value": word} for word in ("conform", "partial", "nonconform")] * 8
    told = _at_once(database, second, world.inspector, mixed)
    with database.reading() as session:
        rows = {row.sheet_id: row for row in session.scalars(select(Answer))}
    assert {row.revision for row in rows.values()} == {1}
    winner = rows[second].answer
    assert [outcome == "saved" for outcome in told] == [answer == winner for answer in mixed]
