"""Deciding contradictions, and finding again what was refused."""

from uuid import UUID

import pytest

from inspect_app import ids
from inspect_app.access.rules import Reach
from inspect_app.errors import Conflict, NotFound
from inspect_app.services.conflicts import Dispute, open_conflicts, refused_ops, settle
from inspect_app.services.listing import EVERYWHERE
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import AuditEvent, Inspection
from inspect_app.storage.queries import answers
from tests.factories.tablet import Tablet
from tests.factories.world import World

NOWHERE = Reach(everywhere=False, projects=frozenset(), regions=frozenset())


@pytest.fixture
def inspection(world: World) -> Inspection:
    return world.start()


@pytest.fixture
def dispute(world: World, inspection: Inspection, blobs: LocalBlobStore) -> Dispute:
    """Two tablets say different things of one floor; the colleague's came later."""
    lobby = world.sheets(inspection, "lobby")[0].id
    for actor, value, earlier in ((world.inspector, "conform", 60), (world.colleague, "nonconform", 0)):
        tablet = Tablet(world.session, actor, inspection.id, blobs)
        tablet.send(tablet.op("answer", {"value": value}, lobby, "floor", earlier=earlier))
    (found,) = open_conflicts(world.session, EVERYWHERE).rows
    return found


def test_both_sides_are_shown(world: World, inspection: Inspection, dispute: Dispute) -> None:
    assert (dispute.winner.value, dispute.loser.value) == ({"value": "nonconform"}, {"value": "conform"})
    assert dispute.people == {dispute.winner.id: "李强", dispute.loser.id: "王芳"}
    assert dispute.sheet is not None
    assert dispute.sheet.inspection_id == inspection.id
    assert len(open_conflicts(world.session, EVERYWHERE, inspection.id).rows) == 1
    assert open_conflicts(world.session, EVERYWHERE, ids.new()).rows == []
    assert open_conflicts(world.session, NOWHERE).rows == []
    regional = Reach(everywhere=False, projects=frozenset(), regions=frozenset({world.region.id}))
    assert len(open_conflicts(world.session, regional).rows) == 1


@pytest.mark.parametrize("side", ["winner", "loser"])
def test_the_choice_counts_and_is_logged(world: World, dispute: Dispute, side: str) -> None:
    chosen = getattr(dispute, side)
    for _ in range(2):
        row = settle(world.session, world.colleague, dispute.row.id, chosen.id)
    assert row.settled_at is not None
    assert open_conflicts(world.session, EVERYWHERE).rows == []
    assert dispute.row.sheet_id is not None
    stored = answers.one(world.session, dispute.row.sheet_id, "floor")
    assert stored is not None
    assert (stored.answer, stored.answer_op) == (chosen.value, row.settled_by)
    told = world.session.query(AuditEvent).filter_by(action="conflict.settled").all()
    assert [event.detail["chosen"] for event in told] == [str(chosen.id)]


def test_what_cannot_be_settled(world: World, inspection: Inspection, dispute: Dispute) -> None:
    with pytest.raises(NotFound):
        settle(world.session, world.inspector, ids.new(), dispute.winner.id)
    with pytest.raises(Conflict, match="conflict-choice-unknown"):
        settle(world.session, world.inspector, dispute.row.id, ids.new())
    inspection.state = "completed"
    world.session.flush()
    with pytest.raises(Conflict, match="inspection-completed"):
        settle(world.session, world.inspector, dispute.row.id, dispute.winner.id)


def test_refused_ops_are_found_page_by_page(
    world: World, inspection: Inspection, blobs: LocalBlobStore
) -> None:
    tablet = Tablet(world.session, world.inspector, inspection.id, blobs)
    made = [tablet.op("note", f"纸条 {number}", ids.new(), "floor") for number in range(3)]
    tablet.send(*made)
    first = refused_ops(world.session, EVERYWHERE, inspection.id, size=2)
    rest = refused_ops(world.session, EVERYWHERE, after=first.after)
    assert {op.id for op in (*first.rows, *rest.rows)} == {UUID(each["id"]) for each in made}
    assert ([op.code for op in rest.rows], rest.after) == (["unknown-sheet"], None)
    assert refused_ops(world.session, NOWHERE).rows == []
