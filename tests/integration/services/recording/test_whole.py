"""Sheets, remarks and signatures."""

import base64
from uuid import UUID

from sqlalchemy import select

from inspect_app import ids
from inspect_app.inspection.merge import digest
from inspect_app.services.recording.current import state_digest
from inspect_app.services.records import load
from inspect_app.services.signing import standing_signatures
from inspect_app.storage.models import AuditEvent, Inspection, Sheet, Signature
from tests.factories.pictures import signature_png
from tests.factories.tablet import Tablet
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
