"""What is done on pages becomes ops like a tablet's."""

from uuid import UUID

import pytest
from sqlalchemy import select

from inspect_app import ids
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.services.recording.office import Change, change
from inspect_app.storage.models import Device, Inspection, Op
from tests.factories.tablet import Tablet
from tests.factories.world import World


def test_each_person_has_one_office_device(world: World, inspection: Inspection, lobby: UUID) -> None:
    for actor in (world.inspector, world.inspector, world.colleague):
        change(world.session, actor, inspection.id, Change("answer", {"value": 1}, lobby, "lamps"))
    devices = world.session.scalars(select(Device)).all()
    assert {(device.kind, device.user_id) for device in devices} == {
        ("office", world.inspector.id),
        ("office", world.colleague.id),
    }
    said = world.session.scalars(select(Op).order_by(Op.seq)).all()
    assert [(op.n, op.base) for op in said] == [(1, None), (2, said[0].id), (1, said[1].id)]


def test_it_has_seen_what_a_tablet_said(
    world: World, tablet: Tablet, inspection: Inspection, lobby: UUID
) -> None:
    tablet.send(tablet.op("answer", {"value": 1}, lobby, "lamps"))
    made = Change("answer", {"value": 2}, lobby, "lamps")
    (entry,) = change(world.session, world.colleague, inspection.id, made).current
    assert (entry.value, entry.conflict) == ({"value": "2"}, False)


@pytest.mark.parametrize(
    ("field", "value", "item", "kind", "code"),
    [
        ("answer", {"value": "x"}, "floor", Invalid, "answer-not-an-option"),
        ("answer", {"value": 1}, "nothing", NotFound, "not-found"),
        ("sheet", {"checklist": "telephone", "label": ""}, "", Invalid, "sheet-fixed"),
    ],
)
def test_what_is_refused_is_raised(
    world: World,
    inspection: Inspection,
    lobby: UUID,
    field: str,
    value: object,
    item: str,
    kind: type[Exception],
    code: str,
) -> None:
    with pytest.raises(kind, match=code):
        change(world.session, world.inspector, inspection.id, Change(field, value, lobby, item))


def test_finished_and_unknown_inspections(world: World, inspection: Inspection, lobby: UUID) -> None:
    made = Change("answer", {"value": 1}, lobby, "lamps")
    with pytest.raises(NotFound):
        change(world.session, world.inspector, ids.new(), made)
    inspection.state = "completed"
    world.session.flush()
    with pytest.raises(Conflict, match="inspection-completed"):
        change(world.session, world.inspector, inspection.id, made)
