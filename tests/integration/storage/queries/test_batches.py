"""Rows of batches."""

from datetime import UTC, datetime

from inspect_app import ids
from inspect_app.access.rules import Reach
from inspect_app.storage.queries import batches
from tests.factories.world import World


def test_only_what_was_finished_in_that_time_and_may_be_seen(world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection)
    world.finish(inspection.id)
    start, end = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
    everywhere, nowhere = Reach(everywhere=True), Reach(everywhere=False)
    assert batches.finished_between(world.session, everywhere, start, end, 9) == [inspection.id]
    assert batches.finished_between(world.session, nowhere, start, end, 9) == []
    assert batches.finished_between(world.session, everywhere, start, start, 9) == []


def test_an_unknown_batch_is_none_and_holds_nothing(world: World) -> None:
    unknown = ids.new()
    assert batches.get(world.session, unknown) is None
    assert batches.next_items(world.session, unknown, 2) == []
    assert batches.progress(world.session, unknown) == batches.Progress(0, 0, 0)
    assert batches.expired(world.session, datetime(2100, 1, 1, tzinfo=UTC)) == []
