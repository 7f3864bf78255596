"""What recording reads and writes beside the log."""

from inspect_app import clock, ids
from inspect_app.storage.models import Answer, Claim, Device
from inspect_app.storage.queries import recording
from tests.factories.world import World


def test_the_inspection_is_counted_and_tells_of_unbound_signatures(world: World) -> None:
    inspection = world.start()
    recording.count_ops(world.session, inspection.id, 7)
    row = recording.locked(world.session, inspection.id)
    assert row is not None
    assert (row.op_seq, row.state, row.unbound) == (7, "in_progress", False)
    assert recording.op_count(world.session, inspection.id) == 7
    assert recording.locked(world.session, ids.new()) is None


def test_devices_are_added_and_touched(world: World) -> None:
    now, device = clock.now(), ids.new()
    values = {"user_id": world.inspector.id, "last_seen": now, "build": "1", "agent": "", "unsent_ops": 0}
    more = {"id": device, "kind": "office", "first_seen": now, "rejected": 0, "unsent_photos": 0}
    recording.add_device(world.session, {**values, **more})
    assert recording.touch_device(world.session, device, "office", {"build": "2"})
    assert not recording.touch_device(world.session, device, "tablet", {"build": "3"})
    assert world.session.get_one(Device, device).build == "2"
    assert recording.office_device(world.session, world.inspector.id) == device
    assert recording.office_device(world.session, world.colleague.id) is None
    found = recording.device(world.session, device)
    assert found is not None
    assert found.kind == "office"


def test_answers_are_written_together(world: World) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0].id
    made = [ids.new(), ids.new()]
    same = {
        "sheet_id": sheet,
        "answer": {},
        "note": "",
        "revision": 1,
        "answered_at": clock.now(),
        "answered_by": world.inspector.id,
    }
    recording.add_answers(world.session, {"id": made, "item": ["lamps", "floor"]}, same, {})
    recording.change_answers(world.session, [{"row": row, "note": "x"} for row in made])
    there = recording.answers_at(world.session, {sheet}, {"lamps"})
    assert set(there) == {(sheet, "lamps")}
    answers = [world.session.get_one(Answer, row) for row in made]
    assert [(answer.note, answer.revision) for answer in answers] == [("x", 2), ("x", 2)]


def test_what_is_not_there_is_left_out(world: World) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "lobby")[0].id
    assert recording.checklists_of(world.session, inspection.id, {sheet, ids.new()}) == {sheet: "lobby"}
    assert set(recording.sheets(world.session, {sheet, ids.new()})) == {sheet}
    assert recording.photos(world.session, {ids.new()}) == {}
    assert recording.conflicts_of(world.session, {ids.new()}) == {}
    assert recording.upload(world.session, ids.new()) is None


def test_nothing_points_to_a_sheet_that_goes(world: World) -> None:
    inspection = world.start()
    sheet = world.sheets(inspection, "telephone")[0]
    claim = Claim(
        inspection_id=inspection.id, sheet_id=sheet.id, user_id=world.inspector.id, device_id=ids.new()
    )
    claim.at = clock.now()
    world.session.add(claim)
    world.session.flush()
    recording.forget_sheet(world.session, sheet.id)
    assert world.session.query(Claim).all() == []
