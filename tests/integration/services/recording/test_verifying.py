"""Decisions of a round about findings: done once, by who may; kept with the reason where they are not."""

import base64
from uuid import UUID

import pytest
from sqlalchemy import select

from inspect_app import clock, ids
from inspect_app.findings.model import Action, Cause, Party
from inspect_app.services.recording.current import state_digest
from inspect_app.services.recording.model import Recorded
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Finding, FindingPhoto, FindingStep, Inspection, Job, Upload
from inspect_app.storage.queries import corrections
from tests.factories.crew import Crew, assign, do, fix, make_crew, photo, raised
from tests.factories.pictures import jpeg, signature_png
from tests.factories.tablet import Tablet
from tests.factories.tablet import photo as photo_value
from tests.factories.wire import sha256
from tests.factories.world import World

DATA = jpeg(9)
SIGNED = "data:image/png;base64," + base64.b64encode(signature_png()).decode()


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


@pytest.fixture
def waiting(world: World, crew: Crew, blobs: LocalBlobStore) -> Finding:
    """A finding reported as mended."""
    row = raised(world.session, crew)
    assign(world.session, crew, row.id)
    fix(world.session, crew, row.id, (photo(world.session, blobs, crew.supervisor, row.id),))
    return row


def _value(finding: Finding, action: str = "verify", **more: object) -> dict[str, object]:
    signed = {"signature": SIGNED} if action == "verify" else {}
    return {"action": action, "seen": finding.version, "text": "现场已干燥", **signed, **more}


def _codes(told: Recorded) -> list[str]:
    return [one.code for one in told.rejected]


def test_what_was_decided_is_done_once(
    world: World, tablet: Tablet, waiting: Finding, inspection: Inspection
) -> None:
    before = state_digest(world.session, inspection.id)
    op = tablet.op(f"finding:{waiting.id}", _value(waiting), earlier=3600)
    assert tablet.send(op).acked == tablet.send(op).acked == (UUID(op["id"]),)
    steps = [row for row in corrections.steps(world.session, waiting.id) if row.action == "verify"]
    assert [(row.id, row.by, row.text) for row in steps] == [
        (UUID(op["id"]), world.inspector.id, "现场已干燥")
    ]
    assert (waiting.state, bool(steps[0].signature)) == ("closed", True)
    # When it was done is the server's to say; what the tablet's clock said is kept beside it.
    assert steps[0].noted_at is not None
    assert (steps[0].at - steps[0].noted_at).total_seconds() == pytest.approx(3600, abs=60)
    # It is no part of what the inspection found, so no signature under that is touched.
    assert state_digest(world.session, inspection.id) == before


def test_sent_back_with_a_photo_whose_bytes_come_later(
    world: World, tablet: Tablet, waiting: Finding, inspection: Inspection
) -> None:
    blob = ids.new()
    told = {**photo_value(), "sha256": sha256(DATA), "length": len(DATA), "finding": str(waiting.id)}
    announced = tablet.op(f"photo:{blob}", told)
    again = tablet.op(f"photo:{blob}", told)
    sent_back = tablet.op(f"finding:{waiting.id}", _value(waiting, "send_back", photos=[sha256(DATA)]))
    assert _codes(tablet.send(announced, again, sent_back)) == []
    assert waiting.state == "sent_back"
    row = world.session.get_one(FindingPhoto, blob)
    assert (row.original, row.derivative, row.thumbnail) == (sha256(DATA), "", "")
    assert world.session.scalar(
        select(FindingStep.photos).where(FindingStep.id == UUID(sent_back["id"]))
    ) == [sha256(DATA)]
    altered = tablet.op(f"photo:{blob}", {**told, "sha256": "b" * 64})
    taken_off = tablet.op(f"photo:{ids.new()}", None)
    assert _codes(tablet.send(altered, taken_off)) == ["photo-altered"]


def test_bytes_that_came_first_get_their_copies_at_once(
    world: World, tablet: Tablet, waiting: Finding, inspection: Inspection
) -> None:
    told = {**photo_value(), "sha256": sha256(DATA), "length": len(DATA), "finding": str(waiting.id)}
    for sha, jobs in ((sha256(DATA), 1), ("c" * 64, 0)):
        upload = Upload(
            id=ids.new(), inspection_id=inspection.id, user_id=world.inspector.id, sha256=sha256(DATA)
        )
        upload.length = upload.received = len(DATA)
        upload.state, upload.created_at = "complete", clock.now()
        world.session.add(upload)
        world.session.flush()
        tablet.send(tablet.op(f"photo:{upload.id}", {**told, "sha256": sha}))
        wanted = select(Job).where(Job.key == f"finding-photo-copies:{upload.id}")
        assert len(world.session.scalars(wanted).all()) == jobs


def test_who_is_second_is_told_who_was_first(
    world: World, tablet: Tablet, other: Tablet, waiting: Finding, inspection: Inspection
) -> None:
    value = _value(waiting)
    other.send(other.op(f"finding:{waiting.id}", _value(waiting, "send_back")))
    told = tablet.send(tablet.op(f"finding:{waiting.id}", value))
    assert _codes(told) == ["finding-moved-on"]
    values = told.rejected[0].values
    assert (values["by"], values["action"]) == (world.colleague.name, "send_back")
    assert isinstance(values["at"], str)
    # Mended again and decided about again: no contradiction between tablets comes of it.
    assert all(entry.conflict is False for entry in told.current)


def test_never_by_the_fixer_nor_from_elsewhere_nor_without_a_signature(
    world: World, crew: Crew, tablet: Tablet, waiting: Finding, blobs: LocalBlobStore
) -> None:
    mended = raised(world.session, crew)
    do(world.session, crew.supervisor, mended.id, Action.REVIEW, signature="5" * 64, cause=Cause.STAFF)
    unsigned = {key: value for key, value in _value(waiting).items() if key != "signature"}
    named = {**_value(waiting), "signature": "blob:" + "5" * 64}
    broken = {**_value(waiting), "signature": "data:image/png;base64,AAAA"}
    strange = {**photo_value(), "finding": str(ids.new())}
    ops = [
        tablet.op(f"finding:{mended.id}", {**_value(mended), "seen": mended.version}),
        tablet.op(f"finding:{ids.new()}", _value(waiting)),
        tablet.op(f"finding:{waiting.id}", unsigned),
        tablet.op(f"finding:{waiting.id}", named),
        tablet.op(f"finding:{waiting.id}", broken),
        tablet.op(f"finding:{waiting.id}", {**_value(waiting), "photos": ["d" * 64]}),
        tablet.op(f"finding:{waiting.id}", {"action": "deduct", "seen": 1}),
        tablet.op(f"photo:{ids.new()}", strange),
    ]
    codes = _codes(tablet.send(*ops))
    assert codes[:4] == ["finding-not-now", "finding-elsewhere", "act-field-missing", "sign-not-a-png"]
    assert codes[4].startswith("sign-")
    assert codes[5:] == ["finding-photo-unknown", "value-unusable", "finding-elsewhere"]
    assert waiting.state == "fixed"
    do(world.session, crew.inspector, waiting.id, Action.SEND_BACK)
    given = Party(person=crew.colleague.id)
    do(world.session, crew.supervisor, waiting.id, Action.REASSIGN, assignee=given)
    fix(world.session, crew, waiting.id, (photo(world.session, blobs, crew.supervisor, waiting.id, 2),))
    fixer = Tablet(world.session, crew.colleague, tablet.inspection, blobs)
    assert _codes(fixer.send(fixer.op(f"finding:{waiting.id}", _value(waiting)))) == ["fixer-cannot-verify"]


def test_it_counts_after_the_end_of_the_round(
    world: World, tablet: Tablet, waiting: Finding, inspection: Inspection
) -> None:
    world.answer_all(inspection)
    world.finish(inspection.id)
    late = tablet.op("remarks", "x")
    told = tablet.send(late, tablet.op(f"finding:{waiting.id}", _value(waiting)))
    assert _codes(told) == ["inspection-completed"]
    assert waiting.state == "closed"
