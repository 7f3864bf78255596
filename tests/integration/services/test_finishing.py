"""Finishing: score, grade, findings."""

import pytest
from sqlalchemy import select

from inspect_app import ids
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.services import audit, evidence
from inspect_app.services.finishing import finish, remark
from inspect_app.services.records import load
from inspect_app.services.results import score_of
from inspect_app.services.signing import StillOpen, sign
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import AuditEvent, Finding, Inspection
from tests.factories.pictures import jpeg
from tests.factories.world import World


def _with_failure(world: World, blobs: LocalBlobStore) -> Inspection:
    inspection = world.start()
    world.answer_all(inspection, floor="nonconform")
    sheet = world.sheets(inspection, "lobby")[0].id
    evidence.add(world.session, world.inspector, sheet, "floor", evidence.store(blobs, jpeg(), "a.jpg"))
    return inspection


def _actions(world: World) -> list[str]:
    return list(world.session.scalars(select(AuditEvent.action).order_by(AuditEvent.sequence)))


def test_what_is_open_is_listed(world: World) -> None:
    inspection = world.start()
    with pytest.raises(StillOpen) as caught:
        finish(world.session, world.inspector, inspection.id)
    assert len(caught.value.open) >= 8
    assert inspection.state == "in_progress"


def test_the_inspector_must_have_signed_what_there_is(world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection)
    with pytest.raises(Conflict) as caught:
        finish(world.session, world.inspector, inspection.id)
    assert caught.value.code == "signature-missing"
    sign(world.session, world.inspector, inspection.id, "inspector", "王芳", "0" * 64)
    assert finish(world.session, world.inspector, inspection.id).state == "completed"


def test_the_score_is_kept_whole(world: World, blobs: LocalBlobStore) -> None:
    inspection = world.finish(_with_failure(world, blobs).id)
    assert (inspection.gradable, inspection.coverage) == (True, "1")
    record = load(world.session, inspection.id)
    world.session.refresh(inspection, ["result"])
    assert inspection.result is not None
    kept = score_of(inspection.result)
    assert str(kept.displayed) == inspection.score
    assert kept.grade == inspection.grade
    assert kept.score is not None
    assert sum(loss.points for loss in kept.losses) == 100 * (1 - kept.score)
    assert inspection.result["content_hash"] == record.content_hash


def test_every_failed_item_opens_a_finding(world: World, blobs: LocalBlobStore) -> None:
    inspection = world.finish(_with_failure(world, blobs).id)
    finding = world.session.scalars(select(Finding)).one()
    assert finding.number == f"{inspection.number}-01"
    assert (finding.item, finding.severity, finding.note) == ("floor", "major", "积水")
    assert finding.location_id is not None
    assert (finding.state, finding.repeat_of_id) == ("recorded", None)
    assert _actions(world)[-2:] == ["finding.opened", "inspection.finished"]
    assert audit.verify(world.session).fault is None


def test_finishing_twice_is_finishing_once(world: World, blobs: LocalBlobStore) -> None:
    inspection = _with_failure(world, blobs)
    world.finish(inspection.id)
    finish(world.session, world.inspector, inspection.id)
    assert _actions(world).count("inspection.finished") == 1
    assert len(world.session.scalars(select(Finding)).all()) == 1


def test_a_repeat_is_linked_to_the_finding_before(world: World, blobs: LocalBlobStore) -> None:
    for place in world.lobbies[1:]:
        place.active = False
    world.session.flush()
    for seed in (1, 2):
        inspection = world.start()
        world.answer_all(inspection, floor="nonconform")
        sheet = world.sheets(inspection, "lobby")[0].id
        stored = evidence.store(blobs, jpeg(seed), "a.jpg")
        evidence.add(world.session, world.inspector, sheet, "floor", stored)
        world.finish(inspection.id)
    first, second = world.session.scalars(select(Finding).order_by(Finding.number)).all()
    assert second.repeat_of_id == first.id


def test_a_failed_encounter_has_no_location(world: World) -> None:
    inspection = world.start()
    world.answer_all(inspection)
    world.answer(world.sheets(inspection, "telephone")[0].id, "rings", 9)
    world.finish(inspection.id)
    finding = world.session.scalars(select(Finding)).one()
    assert (finding.location_id, finding.place) == (None, "#1")


def test_remarks_are_kept_until_the_end(world: World) -> None:
    inspection = world.start()
    remark(world.session, world.inspector, inspection.id, "下雨")
    remark(world.session, world.inspector, inspection.id, "下雨")
    assert inspection.remarks == "下雨"
    assert _actions(world).count("inspection.remarked") == 1
    for words in ("x" * 4001, "a\0", "\ud800"):
        with pytest.raises(Invalid):
            remark(world.session, world.inspector, inspection.id, words)
    with pytest.raises(NotFound):
        remark(world.session, world.inspector, ids.new(), "")
    world.answer_all(inspection)
    world.finish(inspection.id)
    with pytest.raises(Conflict):
        remark(world.session, world.inspector, inspection.id, "")
