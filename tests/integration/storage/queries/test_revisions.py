"""Published revisions."""

from sqlalchemy import inspect

from inspect_app import ids
from inspect_app.services.revisions import publish
from inspect_app.storage.queries import revisions
from tests.factories.programmes import revision
from tests.factories.world import World


def test_by_id_by_hash_and_in_force(world: World) -> None:
    old = world.published
    new = publish(world.session, None, revision(version="2.0.0"))
    assert new
    assert revisions.by_hash(world.session, old.content_hash) is old
    assert revisions.by_hash(world.session, "0" * 64) is None
    assert revisions.get(world.session, old.id) is old
    assert list(revisions.current(world.session)) == [new]
    document = revisions.document(world.session, old.id)
    assert document is not None
    assert document["programme"]["id"] == "touchpoint-audit"
    assert revisions.document(world.session, ids.new()) is None


def test_a_list_does_not_read_documents(world: World) -> None:
    world.session.expunge_all()
    (row,) = revisions.current(world.session)
    assert "document" in inspect(row).unloaded
