"""What stands on a sheet that was taken off: found by who asks for it, left out by who reads what counts."""

from uuid import UUID

import pytest
from sqlalchemy import func, select

from inspect_app import clock, ids
from inspect_app.errors import NotFound
from inspect_app.services.conduct import naming, showing, staff
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Conflict, Inspection, Sheet
from inspect_app.storage.queries import bundles, withdrawn
from tests.factories.tablet import Tablet
from tests.factories.world import World

CALL = {"checklist": "telephone", "label": "14:05"}


def _withdrawn(world: World, blobs: LocalBlobStore, inspection: Inspection) -> UUID:
    """A sheet added on one tablet, disputed on two, and taken off."""
    made, tablet = ids.new(), Tablet(world.session, world.inspector, inspection.id, blobs)
    added = tablet.op("sheet", CALL, made)
    tablet.send(added, tablet.op("answer", {"value": 2}, made, "rings"))
    other = Tablet(world.session, world.colleague, inspection.id, blobs)
    other.send(other.op("answer", {"value": 3}, made, "rings"))
    tablet.send(tablet.op("sheet", CALL | {"withdrawn": True}, made, base=added))
    return made


def test_its_id_its_disputes_and_its_number(world: World, blobs: LocalBlobStore) -> None:
    inspection, untouched, session = world.start(), world.start(), world.session
    made = _withdrawn(world, blobs, inspection)
    assert list(session.scalars(withdrawn.sheets(inspection.id))) == [made]
    assert list(session.scalars(withdrawn.sheets(untouched.id))) == []
    standing = session.scalars(select(Sheet.id).where(withdrawn.stands(Sheet.id))).all()
    assert made not in standing
    assert len(standing) == sum(bundles.sheet_counts(session, [inspection.id, untouched.id]).values())
    disputes = select(func.count()).select_from(Conflict)
    assert (session.scalar(disputes), session.scalar(disputes.where(withdrawn.matters()))) == (1, 0)
    # Whoever is offline must not give its number to another.
    assert made in {sheet.id for sheet in bundles.sheets(session, inspection.id)}


def test_nobody_is_observed_there(world: World, blobs: LocalBlobStore) -> None:
    inspection, session, actor = world.start(), world.session, world.inspector
    person = staff.add(session, actor, world.project.id, "钱一")
    (call,) = world.sheets(inspection, "telephone")
    made = _withdrawn(world, blobs, inspection)
    naming.name(session, actor, call.id, person.id, CHINA_ZONE)
    with pytest.raises(NotFound):
        naming.name(session, actor, made, person.id, CHINA_ZONE)
    assert [each.sheet for each in showing.printed(session, inspection.id)] == [str(call.id)]
    session.get_one(Sheet, call.id).withdrawn_at = clock.now()
    session.flush()
    assert showing.printed(session, inspection.id) == ()
    assert showing.of_staff(session, actor, person, None).rows == []
