"""Taking an inspection in progress to another revision."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import select

from inspect_app import clock, ids
from inspect_app.checklist.document import build_revision
from inspect_app.checklist.model import Conformity, Count, Group, Item, Part, Scale, Text, Use
from inspect_app.errors import Conflict, NotFound
from inspect_app.services import evidence, signing
from inspect_app.services.conflicts import open_conflicts
from inspect_app.services.listing import EVERYWHERE
from inspect_app.services.moving import Moved, move_inspection
from inspect_app.services.progress import standing
from inspect_app.services.recording.current import all_entries
from inspect_app.services.records import load
from inspect_app.services.revisions import publish
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import AuditEvent, Claim, Inspection
from inspect_app.storage.queries import answers, inspections
from tests.factories.pictures import jpeg
from tests.factories.programmes import CALL, CLAUSES, LOBBY, PROGRAMME, RECORDS
from tests.factories.tablet import Tablet
from tests.factories.world import World

PLACES, SERVICE = PROGRAMME.parts
# The lamps are no longer counted but judged, the seats are gone, a door is new.
DOOR = Item("door", Text("门", "Door"), Conformity())
NEW_LOBBY = replace(
    LOBBY,
    version="2.0.0",
    groups=(
        Group(LOBBY.groups[0].title, (LOBBY.items[0], replace(LOBBY.items[1], answer=Conformity()), DOOR)),
    ),
)


def _published(world: World, *uses: Use, programme: str = PROGRAMME.id) -> UUID:
    parts = (Part("all", Text("全部", "All"), uses or (Use(NEW_LOBBY), Use(CALL), Use(RECORDS))),)
    row = publish(
        world.session,
        None,
        build_revision(replace(PROGRAMME, id=programme, version="2.0.0", parts=parts), CLAUSES),
    )
    assert row is not None
    return row.id


def _move(world: World, inspection: Inspection, revision: UUID) -> Moved:
    return move_inspection(world.session, world.inspector, inspection.id, revision)


@pytest.fixture
def filled(world: World) -> Inspection:
    """An inspection with everything answered."""
    inspection = world.start()
    world.answer_all(inspection)
    return inspection


def test_answers_follow_item_ids_where_they_still_fit(world: World, filled: Inspection) -> None:
    before = len(world.sheets(filled, "lobby"))
    seated = sum(bool(sheet.attributes.get("seating")) for sheet in world.sheets(filled, "lobby"))
    moved = _move(world, filled, _published(world))
    world.session.expire_all()
    record = load(world.session, filled.id)
    assert record.revision.programme.version == "2.0.0"
    lobbies = [sheet for sheet in record.sheets if sheet.checklist == "lobby"]
    assert {tuple(sheet.answers) for sheet in lobbies} == {("floor",)}
    assert [one.reason for one in moved.dropped].count("value") == before
    assert [one.reason for one in moved.dropped].count("item-gone") == seated
    assert moved.kept == before + 4
    assert {point.item for point in standing(world.session, record).open} >= {"lamps", "door"}


def test_what_was_set_aside_is_kept_whole_in_the_log(world: World, filled: Inspection) -> None:
    old = world.published.content_hash
    moved = _move(world, filled, _published(world))
    (event,) = world.session.scalars(select(AuditEvent).where(AuditEvent.action == "inspection.moved"))
    assert (event.actor_name, event.detail["from"]) == ("王芳", old)
    assert [one["answer"] for one in event.detail["dropped"]] == [one.answer for one in moved.dropped]
    assert {"value": "0"} in [one.answer for one in moved.dropped]
    assert event.detail["kept"] == moved.kept


def test_an_answer_taken_off_can_be_given_again(world: World, filled: Inspection) -> None:
    sheet = world.sheets(filled, "lobby")[0].id
    _move(world, filled, _published(world))
    world.answer(sheet, "lamps", "conform")
    found = answers.one(world.session, sheet, "lamps")
    assert found is not None
    assert found.revision == 3


def test_tablets_learn_what_was_taken_off(world: World, blobs: LocalBlobStore) -> None:
    # Whichever lobbies are drawn, one may sit there.
    for place in world.lobbies:
        place.attributes = {"seating": True}
    filled = world.start()
    world.answer_all(filled)
    sheet = world.sheets(filled, "lobby")[0]
    world.answer(sheet.id, "lamps", 1, note="北侧")
    photo = evidence.add(
        world.session, world.inspector, sheet.id, "lamps", evidence.store(blobs, jpeg(), "a.jpg")
    )
    tablet = Tablet(world.session, world.colleague, filled.id, blobs)
    tablet.send()
    contradicts = tablet.op("answer", {"value": "nonconform"}, sheet.id, "seats", earlier=5)
    assert [entry.conflict for entry in tablet.send(contradicts).current] == [True]
    shorter = replace(NEW_LOBBY, groups=(Group(LOBBY.groups[0].title, (LOBBY.items[0],)),))
    _move(world, filled, _published(world, Use(shorter), Use(CALL), Use(RECORDS)))
    told = {(entry.item, entry.field): entry for entry in tablet.send().current if entry.sheet == sheet.id}
    assert {place: (entry.value, entry.conflict) for place, entry in told.items()} == {
        ("lamps", "answer"): ({}, False),
        ("lamps", "note"): ("", False),
        ("seats", "answer"): ({}, False),
        ("lamps", f"photo:{photo.id}"): (None, False),
    }
    assert open_conflicts(world.session, EVERYWHERE).rows == []


def test_at_the_command_line_the_system_takes_them_off(world: World, filled: Inspection) -> None:
    move_inspection(world.session, None, filled.id, _published(world))
    entries = {entry.item: entry for entry in all_entries(world.session, filled.id)[0] if entry.value == {}}
    assert {entry.by for entry in entries.values()} == {world.inspector.id}
    (event,) = world.session.scalars(select(AuditEvent).where(AuditEvent.action == "inspection.moved"))
    assert (event.actor_id, event.actor_name) == (None, "system")


def test_signatures_no_longer_hold(world: World, filled: Inspection) -> None:
    signing.sign(world.session, world.inspector, filled.id, "inspector", "王芳", "0" * 64)
    assert _move(world, filled, _published(world)).void == 1
    assert signing.standing_signatures(load(world.session, filled.id)) == {}


def test_photos_of_an_item_that_goes_are_taken_off(
    world: World, filled: Inspection, blobs: LocalBlobStore
) -> None:
    sheet = world.sheets(filled, "lobby")[0]
    kept = evidence.add(
        world.session, world.inspector, sheet.id, "floor", evidence.store(blobs, jpeg(), "a.jpg")
    )
    gone = evidence.add(
        world.session, world.inspector, sheet.id, "lamps", evidence.store(blobs, jpeg(), "b.jpg")
    )
    shorter = replace(NEW_LOBBY, groups=(Group(LOBBY.groups[0].title, (LOBBY.items[0],)),))
    moved = _move(world, filled, _published(world, Use(shorter), Use(CALL), Use(RECORDS)))
    assert (kept.removed_at, gone.removed_at is None) == (None, False)
    assert [one.photos for one in moved.dropped if one.item == "lamps" and one.sheet == str(sheet.id)] == [1]


def test_photos_without_an_answer_are_told_too(world: World, blobs: LocalBlobStore) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0]
    evidence.add(world.session, world.inspector, sheet.id, "lamps", evidence.store(blobs, jpeg(), "b.jpg"))
    evidence.add(world.session, world.inspector, sheet.id, "floor", evidence.store(blobs, jpeg(), "a.jpg"))
    shorter = replace(NEW_LOBBY, groups=(Group(LOBBY.groups[0].title, (LOBBY.items[0],)),))
    (told,) = _move(world, inspection, _published(world, Use(shorter), Use(CALL), Use(RECORDS))).dropped
    assert (told.item, told.reason, told.answer, told.photos) == ("lamps", "item-gone", {}, 1)


def test_sheets_come_and_go_with_their_checklists(world: World, filled: Inspection) -> None:
    desk = replace(CALL, id="desk")
    moved = _move(world, filled, _published(world, Use(LOBBY), Use(desk)))
    assert moved.removed == ("telephone #1", "records 云锦花园")
    assert moved.added == ("desk #1",)
    assert {one.reason for one in moved.dropped} == {"checklist-gone"}
    record = load(world.session, filled.id)
    assert {sheet.checklist for sheet in record.sheets} == {"lobby", "desk"}
    positions = [row.position for row in record.inspection.sheets]
    assert len(set(positions)) == len(positions)


def test_a_sheet_that_is_claimed_and_disputed_can_go(
    world: World, filled: Inspection, blobs: LocalBlobStore
) -> None:
    (call,) = world.sheets(filled, "telephone")
    tablet = Tablet(world.session, world.colleague, filled.id, blobs)
    tablet.send(tablet.op("answer", {"value": 9}, call.id, "rings"))
    assert len(open_conflicts(world.session, EVERYWHERE).rows) == 1
    claim = Claim(inspection_id=filled.id, sheet_id=call.id, user_id=world.inspector.id, device_id=ids.new())
    claim.at = clock.now()
    world.session.add(claim)
    world.session.flush()
    _move(world, filled, _published(world, Use(LOBBY)))
    assert open_conflicts(world.session, EVERYWHERE).rows == []
    left = [entry for entry in all_entries(world.session, filled.id)[0] if entry.sheet == call.id]
    assert {str(entry.value) for entry in left} == {"{}"}
    assert not any(entry.conflict for entry in left)


def test_an_encounter_taken_off_before_keeps_its_place_and_is_in_nobodys_way(
    world: World, filled: Inspection, blobs: LocalBlobStore
) -> None:
    made, label = ids.new(), {"checklist": "telephone", "label": ""}
    mine = Tablet(world.session, world.inspector, filled.id, blobs)
    theirs = Tablet(world.session, world.colleague, filled.id, blobs)
    added = mine.op("sheet", label, made)
    mine.send(added, mine.op("answer", {"value": 2}, made, "rings"))
    theirs.send(theirs.op("answer", {"value": 3}, made, "rings"))
    off = mine.op("sheet", label | {"withdrawn": True}, made, base=added)
    mine.send(off)
    moved = _move(world, filled, _published(world, Use(LOBBY), Use(replace(CALL, id="desk"))))
    assert moved.removed == ("telephone #1", "records 云锦花园")
    places = [place for place, _ in inspections.sheet_positions(world.session, filled.id)]
    assert len(set(places)) == len(places)
    (refused,) = mine.send(mine.op("sheet", label, made, base=off)).rejected
    assert refused.code == "sheet-not-wanted"


def test_a_sheet_with_photos_cannot_go(world: World, filled: Inspection, blobs: LocalBlobStore) -> None:
    sheet = world.sheets(filled, "telephone")[0]
    evidence.add(world.session, world.inspector, sheet.id, "rings", evidence.store(blobs, jpeg(), "a.jpg"))
    with pytest.raises(Conflict) as refused:
        _move(world, filled, _published(world, Use(LOBBY)))
    assert refused.value.code == "moving-loses-photos"


def test_to_where_it_is_already_nothing_changes(world: World, filled: Inspection) -> None:
    moved = _move(world, filled, world.published.id)
    assert (moved.kept > 0, moved.dropped) == (True, ())
    events = world.session.scalars(select(AuditEvent.action)).all()
    assert "inspection.moved" not in events


def test_what_cannot_be_moved_is_refused(world: World, filled: Inspection) -> None:
    with pytest.raises(NotFound):
        move_inspection(world.session, world.inspector, ids.new(), world.published.id)
    with pytest.raises(NotFound):
        _move(world, filled, ids.new())
    with pytest.raises(Conflict) as other:
        _move(world, filled, _published(world, programme="other"))
    assert other.value.code == "revision-other-programme"
    first = _published(world)
    _published(
        world,
        Use(
            replace(
                CALL, groups=(Group(CALL.groups[0].title, (Item("tone", Text("气", "T"), Scale(0, 3)),)),)
            )
        ),
    )
    with pytest.raises(Conflict) as outdated:
        _move(world, filled, first)
    assert outdated.value.code == "revision-outdated"
    world.finish(filled.id)
    with pytest.raises(Conflict) as done:
        _move(world, filled, world.published.id)
    assert done.value.code == "inspection-completed"


def test_only_counts_and_words_that_still_fit_stay(world: World, filled: Inspection) -> None:
    stricter = replace(
        LOBBY,
        groups=(
            Group(
                LOBBY.groups[0].title, (LOBBY.items[0], replace(LOBBY.items[1], answer=Count(Decimal("0.5"))))
            ),
        ),
    )
    moved = _move(world, filled, _published(world, Use(stricter), Use(CALL), Use(RECORDS)))
    assert {one.item for one in moved.dropped} <= {"seats"}
