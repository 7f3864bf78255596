"""What is noted of contradictions follows the winner, is settled, and may be reopened."""

from uuid import UUID

from sqlalchemy import select

from inspect_app.storage.models import Conflict
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
