"""From rows to values."""

from decimal import Decimal

import pytest

from inspect_app import clock, ids
from inspect_app.errors import NotFound
from inspect_app.inspection.answers import Answer
from inspect_app.services import records
from inspect_app.storage.models import Answer as AnswerRow
from tests.factories.programmes import FLOOR, LOBBY, revision
from tests.factories.world import World


def _row(answer: dict[str, object], note: str = "") -> AnswerRow:
    return AnswerRow(item="floor", answer=answer, note=note, answered_at=clock.now())


def test_an_inspection_is_loaded_whole(world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection, floor="nonconform")
    record = records.load(world.session, inspection.id)
    lobby, telephone = record.sheets[0], record.sheets[2]
    assert lobby.answers["floor"] == Answer(value="nonconform", note="积水")
    assert telephone.answers["rings"].value == Decimal(2)
    assert lobby.place in {str(place.id) for place in world.lobbies}
    assert telephone.place == str(world.project.id)
    assert record.notes == {(lobby.id, "floor"): "积水"}
    assert record.notes_on(lobby.id) == {"floor": "积水"}
    assert record.photos_on(lobby.id) == {}
    assert len(record.content_hash) == 64


def test_an_unknown_inspection_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        records.load(world.session, ids.new())


def test_answers_that_say_nothing_are_none() -> None:
    assert records.answer_value(FLOOR, _row({}, "note")) is None
    assert records.answer_value(None, _row({"value": "conform"})) is None
    assert records.answer_value(FLOOR, _row({"value": "7"})) is None
    assert records.answer_value(FLOOR, _row({"value": "conform"}, "n")) == Answer(value="conform", note="n")


def test_attributes_that_are_no_scalars_are_left_out() -> None:
    assert records.attributes_value({"a": True, "b": "x", "n": 2, "l": [1]}) == {
        "a": True,
        "b": "x",
        "n": Decimal(2),
    }


def test_checklists_and_items_by_id() -> None:
    assert records.checklist_of(revision(), "lobby") == LOBBY
    assert records.item_of(LOBBY, "floor") == FLOOR
    with pytest.raises(NotFound):
        records.checklist_of(revision(), "nothing")
    with pytest.raises(NotFound):
        records.item_of(LOBBY, "nothing")
