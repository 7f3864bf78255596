"""What is noted of contradictions follows the winner, is settled, and may be reopened."""

from uuid import UUID

from sqlalchemy import select

from inspect_app.services.recording.current import all_entries
from inspect_app.storage.models import Answer, Conflict, Inspection
from tests.factories.tablet import Tablet
from tests.factories.world import World


def _noted(world: World) -> dict[str, tuple[str, bool]]:
    return {
        str(row.loser): (str(row.winner), row.settled_at is None)
        for row in world.session.scalars(select(Conflict))
    }


def test_a_third_opinion_contradicts_both(world: World, tablet: Tablet, other: Tablet, lobby: UUID) -> None:
    third = Tablet(world.session, world.colleague, tablet.inspection, tablet.blobs)
    first = tablet.op("answer", {"value": 1}, lobby, "lamps", earlier=30)
    second = other.op("answer", {"value": 2}, lobby, "lamps", earlier=20)
    last = third.op("answer", {"value": 3}, lobby, "lamps", earlier=10)
    for device, op in ((tablet, first), (other, second), (third, last)):
        device.send(op)
    assert _noted(world) == {first["id"]: (last["id"], True), second["id"]: (last["id"], True)}
    settled = tablet.op("answer", {"value": 3}, lobby, "lamps", base=last, settles=[first])
    tablet.send(settled)
    assert _noted(world) == {first["id"]: (last["id"], False), second["id"]: (settled["id"], True)}


def test_what_was_alike_and_no_longer_is_becomes_a_contradiction(
    world: World, tablet: Tablet, other: Tablet, lobby: UUID
) -> None:
    first = tablet.op("answer", {"value": 1}, lobby, "lamps", earlier=30)
    same = other.op("answer", {"value": 1}, lobby, "lamps", earlier=20)
    tablet.send(first)
    other.send(same)
    assert _noted(world) == {}
    changed = other.op("answer", {"value": 2}, lobby, "lamps", base=same, earlier=10)
    other.send(changed)
    assert _noted(world) == {first["id"]: (changed["id"], True)}
    back = other.op("answer", {"value": 1}, lobby, "lamps", base=changed, earlier=5)
    other.send(back)
    assert _noted(world)[first["id"]][1] is False
    other.send(other.op("answer", {"value": 2}, lobby, "lamps", base=back))
    assert _noted(world)[first["id"]][1] is True


def test_who_saw_a_refused_op_contradicts_nobody(
    world: World, tablet: Tablet, other: Tablet, lobby: UUID
) -> None:
    first = tablet.op("answer", {"value": 1}, lobby, "lamps", earlier=30)
    refused = other.op("answer", {"value": -1}, lobby, "lamps", base=first, earlier=20)
    second = other.op("answer", {"value": 2}, lobby, "lamps", base=refused, earlier=40)
    tablet.send(first)
    assert [one.code for one in other.send(refused).rejected] == ["answer-negative"]
    other.send(second)
    assert _noted(world) == {}
    (entry,) = tablet.send().current
    assert (str(entry.op), entry.conflict) == (second["id"], False)


def test_a_refused_op_that_comes_last_settles_what_only_seemed_a_contradiction(
    world: World, tablet: Tablet, other: Tablet, lobby: UUID
) -> None:
    first = tablet.op("answer", {"value": 1}, lobby, "lamps", earlier=30)
    refused = other.op("answer", {"value": -1}, lobby, "lamps", base=first, earlier=20)
    second = other.op("answer", {"value": 2}, lobby, "lamps", base=refused, earlier=40)
    tablet.send(first)
    other.send(second)
    assert _noted(world) == {second["id"]: (first["id"], True)}
    other.send(refused)
    assert _noted(world)[second["id"]][1] is False
    (entry,) = tablet.send().current
    assert (str(entry.op), entry.conflict) == (second["id"], False)
    answer = world.session.scalars(select(Answer).where(Answer.sheet_id == lobby)).one()
    world.session.refresh(answer)
    assert answer.answer == {"value": "2"}


def test_what_comes_after_the_end_changes_nothing_even_by_what_it_had_seen(
    world: World, tablet: Tablet, other: Tablet, lobby: UUID
) -> None:
    first = tablet.op("answer", {"value": 1}, lobby, "lamps", earlier=30)
    late = other.op("answer", {"value": 3}, lobby, "lamps", base=first, earlier=20)
    second = other.op("answer", {"value": 2}, lobby, "lamps", base=late, earlier=40)
    tablet.send(first)
    other.send(second)
    world.session.get_one(Inspection, tablet.inspection).state = "completed"
    world.session.flush()
    assert [one.code for one in other.send(late).rejected] == ["inspection-completed"]
    assert _noted(world) == {second["id"]: (first["id"], True)}
    assert [str(entry.op) for entry in all_entries(world.session, tablet.inspection)[0]] == [first["id"]]
