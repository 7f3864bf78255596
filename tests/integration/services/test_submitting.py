"""The digest of a tablet's ops, and what is in a receipt."""

import hashlib

import pytest

from inspect_app import ids
from inspect_app.errors import Conflict, NotFound
from inspect_app.services.finishing import finish
from inspect_app.services.submitting import Incomplete, Wish, op_digest, receipt, submit
from inspect_app.storage.blobs import LocalBlobStore
from tests.factories.finished import sign_as
from tests.factories.world import World


def wish() -> Wish:
    """Of a tablet that sent nothing."""
    return Wish(ids.new(), ids.new(), 0, op_digest([]), (), "0" * 64)


def test_the_digest_hangs_on_the_set_alone() -> None:
    one, other = ids.new(), ids.new()
    expected = hashlib.sha256("\n".join(sorted((str(one), str(other)))).encode()).hexdigest()
    assert op_digest([one, other]) == op_digest([other, one]) == expected


def test_what_is_missing_stands_in_the_problem(world: World) -> None:
    inspection = world.start()
    with pytest.raises(Incomplete) as refused:
        submit(world.session, world.inspector, inspection.id, wish())
    missing = refused.value.members["missing"]
    assert isinstance(missing, dict)
    assert (missing["ops"], missing["blobs"], missing["signature"]) == (0, [], True)
    assert len(missing["open"]) > 5
    assert inspection.state == "in_progress"


def test_finished_elsewhere(world: World, blobs: LocalBlobStore) -> None:
    inspection = world.start()
    world.answer_all(inspection)
    sign_as(world, inspection, blobs)
    finish(world.session, world.inspector, inspection.id)
    with pytest.raises(Conflict, match="already_submitted"):
        submit(world.session, world.inspector, inspection.id, wish())
    told = receipt(world.session, inspection.id)
    assert (told["number"], told["findings"]) == (inspection.number, 0)


def test_no_receipt_of_what_is_not_finished(world: World) -> None:
    for inspection in (world.start().id, ids.new()):
        with pytest.raises(NotFound):
            receipt(world.session, inspection)
