"""Finger signatures."""

import pytest
from sqlalchemy import select

from inspect_app import ids
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.photos.problems import SignatureRefused
from inspect_app.services import signing
from inspect_app.services.records import load
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import AuditEvent, Inspection, Signature
from tests.factories.pictures import signature_png
from tests.factories.world import World


@pytest.fixture
def complete(world: World) -> Inspection:
    """An inspection with everything answered."""
    inspection = world.start()
    world.answer_all(inspection)
    return inspection


def _sign(world: World, inspection: Inspection, name: str = "王芳", image: str = "0" * 64) -> Signature:
    return signing.sign(world.session, world.inspector, inspection.id, "inspector", name, image)


def test_a_signature_is_bound_to_the_answers(world: World, complete: Inspection) -> None:
    signature = _sign(world, complete)
    record = load(world.session, complete.id)
    assert signature.content_hash == record.content_hash
    assert signing.standing_signatures(record) == {"inspector": signature}
    assert signing.signature(world.session, signature.id) is signature


def test_a_change_voids_it_and_signing_again_replaces_it(world: World, complete: Inspection) -> None:
    first = _sign(world, complete)
    sheet = world.sheets(complete, "lobby")[0]
    world.answer(sheet.id, "lamps", 1)
    assert signing.standing_signatures(load(world.session, complete.id)) == {}
    second = _sign(world, complete, " 王  芳 ")
    assert (second.id, second.name) == (first.id, "王 芳")
    assert "inspector" in signing.standing_signatures(load(world.session, complete.id))
    signed = select(AuditEvent).where(AuditEvent.action == "inspection.signed")
    assert len(world.session.scalars(signed).all()) == 2


def test_nobody_signs_what_is_still_open(world: World) -> None:
    with pytest.raises(signing.StillOpen) as caught:
        _sign(world, world.start())
    assert len(caught.value.open) == caught.value.values["count"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\0b"])
def test_a_signature_needs_a_name(world: World, complete: Inspection, name: str) -> None:
    with pytest.raises(Invalid):
        _sign(world, complete, name)


def test_a_completed_inspection_is_not_signed_again(world: World, complete: Inspection) -> None:
    world.finish(complete.id)
    with pytest.raises(Conflict):
        _sign(world, complete)


def test_the_picture_is_checked_and_kept(blobs: LocalBlobStore) -> None:
    assert blobs.exists(signing.store(blobs, signature_png()))
    with pytest.raises(SignatureRefused):
        signing.store(blobs, b"nothing")


def test_an_unknown_signature_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        signing.signature(world.session, ids.new())
