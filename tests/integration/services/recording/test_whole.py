"""Sheets, remarks and signatures."""

import base64
import random
from typing import Any
from uuid import UUID

from sqlalchemy import select

from inspect_app import ids
from inspect_app.inspection.merge import digest
from inspect_app.services.recording.current import state_digest
from inspect_app.services.records import load
from inspect_app.services.signing import standing_signatures
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import AuditEvent, Inspection, Sheet, Signature
from inspect_app.storage.queries import evidence, exports, reviewing, uploads
from tests.factories.pictures import signature_png
from tests.factories.tablet import Tablet, photo
from tests.factories.world import World

IMAGE = "data:image/png;base64," + base64.b64encode(signature_png()).decode()


def _actions(world: World) -> list[str]:
    return list(world.session.scalars(select(AuditEvent.action).order_by(AuditEvent.sequence)))


def _standing(world: World, inspection: Inspection) -> set[str]:
    return set(standing_signatures(load(world.session, inspection.id)))


def test_a_sheet_is_added_and_told_to_the_others(world: World, tablet: Tablet, other: Tablet) -> None:
    made = ids.new()
    added = tablet.op("sheet", {"checklist": "telephone", "label": "14:05"}, made)
    answered = tablet.op("answer", {"value": 2}, made, "rings")
    assert [(sheet.id, sheet.label) for sheet in tablet.send(added, answered).sheets] == [(made, "#2 14:05")]
    assert [sheet.id for sheet in other.send().sheets] == [made]
    tablet.send(tablet.op("sheet", {"checklist": "telephone", "label": "夜间"}, made, base=added))
    assert [sheet.label for sheet in other.send().sheets] == ["#2 夜间"]
    assert other.send().sheets == ()
    assert world.session.get_one(Sheet, made).position > 1
    assert _actions(world).count("inspection.sheet_added") == 1


def test_two_names_for_one_sheet_in_a_batch(world: World, tablet: Tablet) -> None:
    made = ids.new()
    first = tablet.op("sheet", {"checklist": "telephone", "label": "a"}, made, earlier=5)
    tablet.send(first, tablet.op("sheet", {"checklist": "telephone", "label": ""}, made, base=first))
    assert world.session.get_one(Sheet, made).label == "#2"


def test_remarks_are_kept_and_told_once(world: World, tablet: Tablet, inspection: Inspection) -> None:
    first = tablet.op("remarks", "总体良好", earlier=9)
    tablet.send(first)
    tablet.send(tablet.op("remarks", "总体良好", base=first))
    world.session.refresh(inspection)
    assert inspection.remarks == "总体良好"
    assert _actions(world).count("inspection.remarked") == 1


def test_a_signature_holds_for_the_state_it_was_given_for(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    tablet.send(tablet.op("answer", {"value": 1}, lobby, "lamps"))
    state = state_digest(world.session, inspection.id)
    signed = tablet.op("sign:inspector", {"name": " 王  芳", "image": IMAGE, "state": state})
    tablet.send(signed)
    tablet.send(signed)
    row = world.session.scalars(select(Signature)).one()
    assert (row.name, row.state, row.op, row.signed_by) == (
        "王 芳",
        state,
        UUID(signed["id"]),
        world.inspector.id,
    )
    assert tablet.blobs.exists(row.image)
    assert _standing(world, inspection) == {"inspector"}
    assert _actions(world).count("inspection.signed") == 1
    tablet.send(tablet.op("note", "x", lobby, "lamps"))
    assert _standing(world, inspection) == set()


def test_a_signature_that_came_before_what_it_signs(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    """Its ops were refused nowhere, only late: once they are here, it holds."""
    answer = tablet.op("answer", {"value": 1}, lobby, "lamps")
    tablet.send(answer)
    late = tablet.op("answer", {"value": 0}, lobby, "lamps", base=answer)
    state = digest(world.published.content_hash, [UUID(late["id"])])
    tablet.send(tablet.op("sign:inspector", {"name": "王芳", "image": IMAGE, "state": state}))
    assert _standing(world, inspection) == set()
    tablet.send(late)
    assert _standing(world, inspection) == {"inspector"}


def test_signing_again_takes_the_place_of_the_first(
    world: World, tablet: Tablet, inspection: Inspection
) -> None:
    state = state_digest(world.session, inspection.id)
    first = tablet.op("sign:accompanied_by", {"name": "何佳", "image": IMAGE, "state": state}, earlier=9)
    tablet.send(first)
    tablet.send(
        tablet.op("sign:accompanied_by", {"name": "徐明", "image": IMAGE, "state": state}, base=first)
    )
    assert [row.name for row in world.session.scalars(select(Signature))] == ["徐明"]


CALL = {"checklist": "telephone", "label": "14:05"}
OFF = CALL | {"withdrawn": True}


def _answered(tablet: Tablet, world: World, made: UUID) -> dict[str, Any]:
    """A sheet added on the go, with an answer, a note and a photo; the op that added it."""
    added = tablet.op("sheet", CALL, made, earlier=9)
    answer = tablet.op("answer", {"value": 9}, made, "rings")
    tablet.send(added, answer, tablet.op("note", "久响", made, "rings"))
    tablet.send(tablet.op(f"photo:{ids.new()}", photo(), made, "rings"))
    return added


def test_a_sheet_taken_off_counts_nowhere_and_is_whole_again_once_put_back(
    world: World, tablet: Tablet, other: Tablet, inspection: Inspection
) -> None:
    made, session = ids.new(), world.session
    before = load(session, inspection.id).content_hash
    added = _answered(tablet, world, made)
    filled = load(session, inspection.id)
    other.send()
    off = tablet.op("sheet", OFF, made, base=added, earlier=5)
    told = [(entry.value, entry.conflict) for entry in (tablet.send(off), other.send())[1].current]
    assert told == [(OFF, False)]
    record = load(session, inspection.id)
    assert record.content_hash == before
    assert (str(made) in {sheet.id for sheet in record.sheets}, record.photos, record.notes) == (
        False,
        {},
        {},
    )
    assert [row.sheet_id for row in exports.answers(session, inspection.id)] == []
    assert (uploads.awaited(session, inspection.id), evidence.paces(session, inspection.id)) == ([], [])
    assert evidence.photos(session, inspection.id) == []
    assert made not in {sheet.id for sheet in world.sheets(inspection, "telephone")}
    tablet.send(tablet.op("sheet", CALL, made, base=off))
    assert load(session, inspection.id).content_hash == filled.content_hash
    assert session.get_one(Sheet, made).label == "#2 14:05"
    told = [action.rpartition("_")[2] for action in _actions(world) if "sheet_" in action]
    assert told == ["added", "withdrawn", "restored"]


def test_numbers_are_never_given_twice(world: World, tablet: Tablet) -> None:
    first, second = ids.new(), ids.new()
    added = tablet.op("sheet", CALL, first)
    tablet.send(added, tablet.op("sheet", OFF, first, base=added), tablet.op("sheet", CALL, second))
    rows = [world.session.get_one(Sheet, sheet) for sheet in (first, second)]
    assert [row.label for row in rows] == ["#2 14:05", "#3 14:05"]
    assert [row.withdrawn_at is None for row in rows] == [False, True]


def test_a_signature_outlives_what_comes_for_a_sheet_that_was_taken_off(
    world: World, tablet: Tablet, other: Tablet, inspection: Inspection
) -> None:
    made = ids.new()
    added = _answered(tablet, world, made)
    off = tablet.op("sheet", OFF, made, base=added)
    tablet.send(off)
    state = state_digest(world.session, inspection.id)
    # Of the sheet only that it was taken off is signed for.
    assert state == digest(world.published.content_hash, [UUID(off["id"])])
    tablet.send(tablet.op("sign:inspector", {"name": "王芳", "image": IMAGE, "state": state}))
    other.send(other.op("answer", {"value": 3}, made, "rings"))
    assert _standing(world, inspection) == {"inspector"}
    tablet.send(tablet.op("sheet", CALL, made, base=off))
    assert _standing(world, inspection) == set()


def test_a_colleague_who_puts_it_back_and_one_who_takes_it_off_contradict_each_other(
    world: World, tablet: Tablet, other: Tablet, inspection: Inspection
) -> None:
    made = ids.new()
    added = _answered(tablet, world, made)
    other.send()
    theirs = other.op("answer", {"value": 1}, made, "rings", earlier=4)
    other.send(theirs)
    assert reviewing.counts(world.session, inspection.id)[0] == 1
    off = tablet.op("sheet", OFF, made, base=added, earlier=3)
    # A colleague names it anew without knowing: of the two the later counts, and both are shown.
    again = other.op("sheet", CALL | {"label": "夜间"}, made, base=added, earlier=1)
    tablet.send(off)
    assert reviewing.counts(world.session, inspection.id)[0] == 0
    told = other.send(again)
    assert [(entry.field, entry.conflict) for entry in told.current] == [("sheet", True)]
    assert reviewing.counts(world.session, inspection.id)[0] == 2
    tablet.send(tablet.op("sheet", OFF, made, base=again, settles=(off, again)))
    assert reviewing.counts(world.session, inspection.id)[0] == 0
    assert world.session.get_one(Sheet, made).withdrawn_at is not None


def test_any_order_of_arrival_takes_off_and_puts_back_the_same(world: World, blobs: LocalBlobStore) -> None:
    draw, ends = random.Random(4), set()
    for _ in range(8):
        inspection, made = world.start(), ids.new()
        people = (world.inspector, world.colleague, world.inspector)
        tablets = [Tablet(world.session, each, inspection.id, blobs) for each in people]
        added = tablets[0].op("sheet", CALL, made, earlier=90)
        tablets[0].send(added)
        off = tablets[0].op("sheet", OFF, made, base=added, earlier=60)
        back = tablets[1].op("sheet", CALL, made, base=off, earlier=50)
        ops = [
            (tablets[0], off),
            (tablets[1], back),
            (tablets[1], tablets[1].op("answer", {"value": 2}, made, "rings", earlier=45)),
            (tablets[2], tablets[2].op("sheet", OFF, made, base=added, earlier=40)),
        ]
        arrivals = [*ops, *draw.choices(ops, k=3)]
        draw.shuffle(arrivals)
        for tablet, op in arrivals:
            tablet.send(op)
        row = world.session.get_one(Sheet, made)
        kept = {sheet.id for sheet in load(world.session, inspection.id).sheets}
        disputed = reviewing.counts(world.session, inspection.id)[0]
        last = row.op == UUID(ops[3][1]["id"])
        ends.add((row.withdrawn_at is None, row.label, last, disputed, str(made) in kept))
    assert ends == {(False, "#2 14:05", True, 1, False)}
