"""Batches of ops as tablets send them: kept, merged, told, and the rows that follow."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from inspect_app import clock, ids
from inspect_app.errors import Invalid, NotFound
from inspect_app.services.recording.model import MOST_OPS, Batch, Recorded
from inspect_app.services.recording.record import record
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Answer, Conflict, Device, Inspection, Op
from inspect_app.storage.queries import answers
from tests.factories.tablet import Tablet
from tests.factories.world import World


def _row(world: World, sheet: UUID, item: str) -> Answer:
    world.session.expire_all()
    row = answers.one(world.session, sheet, item)
    assert row is not None
    return row


def test_answers_are_kept_and_the_rows_follow(world: World, tablet: Tablet, lobby: UUID) -> None:
    first = tablet.op("answer", {"value": "nonconform"}, lobby, "floor")
    note = tablet.op("note", "积水", lobby, "floor")
    told = tablet.send(first, note)
    assert told.acked == (UUID(first["id"]), UUID(note["id"]))
    assert (told.rejected, told.cursor, told.more, told.state) == ((), 2, False, "in_progress")
    # It knows itself what it said.
    assert told.current == ()
    row = _row(world, lobby, "floor")
    assert (row.answer, row.note, row.revision) == ({"value": "nonconform"}, "积水", 1)
    assert (row.answer_op, row.note_op) == (UUID(first["id"]), UUID(note["id"]))
    tablet.send(tablet.op("answer", {}, lobby, "floor", base=first))
    row = _row(world, lobby, "floor")
    assert (row.answer, row.note, row.revision) == ({}, "积水", 2)


def test_the_same_batch_again_changes_nothing(world: World, tablet: Tablet, lobby: UUID) -> None:
    sent = [
        tablet.op("answer", {"value": "conform"}, lobby, "floor"),
        tablet.op("note", "x" * 4001, lobby, "floor"),
    ]
    once = tablet.send(*sent)
    again = tablet.send(*sent, *sent)
    assert set(again.acked) == set(once.acked)
    assert {one.code for one in again.rejected} == {"answer-too-long"} == {one.code for one in once.rejected}
    assert again.rejected[0].values == {"part": "value", "limit": 4000}
    assert world.session.scalar(select(func.count()).select_from(Op)) == 2
    assert again.cursor == once.cursor == 2


def test_an_op_twice_in_one_batch_is_one(tablet: Tablet, lobby: UUID) -> None:
    op = tablet.op("answer", {"value": "conform"}, lobby, "floor")
    assert tablet.send(op, op).acked == (UUID(op["id"]),)


def test_a_number_used_twice_keeps_both_ops(world: World, tablet: Tablet, lobby: UUID) -> None:
    first = tablet.op("answer", {"value": "conform"}, lobby, "floor")
    second = tablet.op("answer", {"value": "nonconform"}, lobby, "floor") | {"n": first["n"]}
    third = tablet.op("answer", {"value": 0}, lobby, "lamps") | {"n": first["n"]}
    tablet.send(first)
    told = tablet.send(second, third)
    assert [(one.code, one.values) for one in told.rejected] == [("sequence-taken", {"n": 1})] * 2
    kept = world.session.get(Op, UUID(second["id"]))
    assert kept is not None
    assert (kept.n, kept.state, kept.value) == (None, "rejected", {"value": "nonconform"})
    assert _row(world, lobby, "floor").answer == {"value": "conform"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"sheet": str(ids.new())}, "unknown-sheet"),
        ({"item": "ceiling"}, "unknown-item"),
        ({"value": {"value": "maybe"}}, "answer-not-an-option"),
        ({"value": {"value": None}}, "answer-no-state"),
        ({"value": {"value": "conform", "not_applicable": "x"}}, "answer-several-states"),
        ({"value": "conform"}, "value-unusable"),
        ({"field": "grade"}, "value-unusable"),
        ({"field": "note", "value": "\0"}, "answer-forbidden-character"),
    ],
)
def test_what_cannot_count_is_told_and_kept(
    world: World, tablet: Tablet, lobby: UUID, change: dict[str, Any], code: str
) -> None:
    bad = tablet.op("answer", {"value": "conform"}, lobby, "floor") | change
    good = tablet.op("answer", {"value": 0}, lobby, "lamps")
    told = tablet.send(bad, good)
    assert ([one.code for one in told.rejected], told.acked) == ([code], (UUID(good["id"]),))
    kept = world.session.get(Op, UUID(bad["id"]))
    assert kept is not None
    assert (kept.state, kept.code, kept.value) == ("rejected", code, bad["value"])


def test_numbers_are_kept_as_they_were_written(world: World, tablet: Tablet, lobby: UUID) -> None:
    tablet.send(tablet.op("answer", {"value": 3}, lobby, "lamps"))
    assert _row(world, lobby, "lamps").answer == {"value": "3"}


def test_ops_of_a_finished_inspection_are_refused_and_kept(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    inspection.state = "completed"
    world.session.flush()
    told = tablet.send(tablet.op("answer", {"value": 3}, lobby, "lamps"))
    assert [(one.code, one.values) for one in told.rejected] == [
        ("inspection-completed", {"number": inspection.number})
    ]
    assert (told.state, told.current) == ("completed", ())


def test_an_unknown_inspection_is_not_found(world: World, blobs: LocalBlobStore) -> None:
    with pytest.raises(NotFound):
        record(world.session, world.inspector, ids.new(), Batch(ids.new(), clock.now()), blobs)


@pytest.mark.parametrize(
    ("ops", "field"),
    [
        ((None,), "ops.0.op"),
        (({"id": str(ids.new()), "n": 0, "at": "2026-11-22T03:04:05Z"},), "ops.0.n"),
        ((None,) * (MOST_OPS + 1), "ops"),
    ],
)
def test_what_cannot_be_read_refuses_the_batch(tablet: Tablet, ops: tuple[object, ...], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        tablet.send(*ops)
    assert refused.value.field == field


def test_an_op_of_another_inspection_is_not_acknowledged(
    world: World, tablet: Tablet, blobs: LocalBlobStore, lobby: UUID
) -> None:
    op = tablet.op("answer", {"value": 3}, lobby, "lamps")
    tablet.send(op)
    elsewhere = Tablet(world.session, world.inspector, world.start().id, blobs)
    assert [one.code for one in elsewhere.send(op).rejected] == ["op-elsewhere"]


def test_the_device_is_known_from_its_first_batch_on(world: World, tablet: Tablet, other: Tablet) -> None:
    batch = Batch(
        tablet.device,
        clock.now() + timedelta(hours=2),
        build="abc",
        agent="x" * 300,
        unsent_ops=7,
        unsent_photos=2,
    )
    record(world.session, world.inspector, tablet.inspection, batch, tablet.blobs)
    record(world.session, world.colleague, tablet.inspection, batch, tablet.blobs)
    device = world.session.get(Device, tablet.device, populate_existing=True)
    assert device is not None
    assert (device.kind, device.build, len(device.agent), device.user_id) == (
        "tablet",
        "abc",
        200,
        world.colleague.id,
    )
    assert (device.unsent_ops, device.unsent_photos) == (7, 2)
    assert 7_199_000 <= (device.skew_ms or 0) <= 7_201_000
    device.kind = "office"
    world.session.flush()
    with pytest.raises(Invalid, match="device-not-a-tablet"):
        tablet.send()
    assert other.send().acked == ()


def test_a_clock_two_hours_fast_does_not_win_by_being_fast(world: World, tablet: Tablet, lobby: UUID) -> None:
    fast = Tablet(world.session, world.colleague, tablet.inspection, tablet.blobs, timedelta(hours=2))
    early = fast.op("answer", {"value": "nonconform"}, lobby, "floor", earlier=60)
    late = tablet.op("answer", {"value": "conform"}, lobby, "floor")
    tablet.send(late)
    told = fast.send(early)
    (entry,) = told.current
    assert (entry.op, entry.conflict) == (UUID(late["id"]), True)
    assert _row(world, lobby, "floor").answer == {"value": "conform"}


def test_two_tablets_that_did_not_know_of_each_other_are_a_conflict(
    world: World, tablet: Tablet, other: Tablet, lobby: UUID
) -> None:
    mine = tablet.op("answer", {"value": "conform"}, lobby, "floor", earlier=30)
    theirs = other.op("answer", {"value": "nonconform"}, lobby, "floor")
    tablet.send(mine)
    assert [entry.conflict for entry in other.send(theirs).current] == [True]
    (row,) = world.session.scalars(select(Conflict))
    assert (row.winner, row.loser, row.settled_at) == (UUID(theirs["id"]), UUID(mine["id"]), None)
    decided = tablet.op("answer", {"value": "conform"}, lobby, "floor", base=theirs, settles=[mine, theirs])
    assert tablet.send(decided).current == ()
    assert [entry.conflict for entry in other.send().current] == [False]
    assert row.settled_by == UUID(decided["id"])
    assert row.settled_at is not None


def test_who_was_away_is_told_what_changed(tablet: Tablet, other: Tablet, lobby: UUID) -> None:
    tablet.send(tablet.op("answer", {"value": 1}, lobby, "lamps"))
    mine = other.op("answer", {"value": "conform"}, lobby, "floor")
    told = other.send(mine)
    assert [(entry.item, entry.device) for entry in told.current] == [("lamps", tablet.device)]
    assert other.send().current == ()
    assert len(tablet.send().current) == 1


def test_who_sends_is_told_where_what_is_kept_differs_from_what_was_sent(tablet: Tablet, lobby: UUID) -> None:
    lamps, floor = (
        tablet.op("answer", {"value": 1}, lobby, "lamps"),
        tablet.op("answer", {"value": "conform"}, lobby, "floor"),
    )
    told = tablet.send(lamps, floor)
    assert [(str(entry.op), entry.value) for entry in told.current] == [(lamps["id"], {"value": "1"})]
    # The answer was lost on its way: once more, and now all that is new since the cursor.
    tablet.cursor = 0
    assert {str(entry.op) for entry in tablet.send(lamps, floor).current} == {lamps["id"], floor["id"]}


def test_a_cursor_from_a_lost_log_is_told_everything(tablet: Tablet, lobby: UUID) -> None:
    tablet.send(tablet.op("answer", {"value": 1}, lobby, "lamps"))
    tablet.cursor = 99
    told = tablet.send()
    assert (len(told.current), told.cursor) == (1, 1)


def test_any_order_of_batches_ends_in_the_same_rows(world: World, blobs: LocalBlobStore) -> None:
    """Three tablets, skewed clocks, every batch twice: the winner is the same whatever comes first."""
    ends = []
    for turn in range(6):
        inspection = world.start()
        lobby = world.sheets(inspection, "lobby")[0].id
        tablets = [
            Tablet(world.session, world.inspector, inspection.id, blobs, timedelta(hours=hours))
            for hours in (-2, 0, 3)
        ]
        batches: list[tuple[Tablet, dict[str, Any]]] = [
            (tablet, tablet.op("answer", {"value": value}, lobby, "floor", earlier=earlier))
            for tablet, value, earlier in zip(
                tablets, ("conform", "nonconform", "conform"), (30, 20, 10), strict=True
            )
        ]
        last: Recorded | None = None
        for tablet, op in [*batches[turn % 3 :], *batches[: turn % 3], *reversed(batches)]:
            last = tablet.send(op)
        assert last is not None
        row = _row(world, lobby, "floor")
        ends.append((row.answer["value"], row.answer_op == UUID(batches[2][1]["id"])))
        open_ones = select(func.count()).select_from(Conflict).where(Conflict.inspection_id == inspection.id)
        assert world.session.scalar(open_ones.where(Conflict.settled_at.is_(None))) == 1
    assert set(ends) == {("conform", True)}
