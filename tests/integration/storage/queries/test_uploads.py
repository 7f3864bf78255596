"""Uploads under way and photos that wait."""

from datetime import timedelta

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.services import evidence
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Upload
from inspect_app.storage.queries import uploads
from tests.factories.pictures import jpeg
from tests.factories.world import World


def test_what_is_here_and_what_is_awaited(world: World, tmp_path: object) -> None:
    inspection, session = world.start(), world.session
    sheet = world.sheets(inspection, "lobby")[0].id
    blobs = LocalBlobStore(tmp_path)  # type: ignore[arg-type]
    stored = evidence.add(session, world.inspector, sheet, "floor", evidence.store(blobs, jpeg(1), "a.jpg"))
    waiting = evidence.add(session, world.inspector, sheet, "floor", evidence.store(blobs, jpeg(2), "b.jpg"))
    waiting.stored_at = None
    rows = [
        Upload(
            id=ids.new(),
            inspection_id=inspection.id,
            user_id=world.inspector.id,
            sha256="0" * 64,
            length=9,
            state=state,
            created_at=clock.now(),
        )
        for state in ("open", "complete", "refused")
    ]
    session.add_all(rows)
    session.flush()
    asked = [stored.id, waiting.id, *(row.id for row in rows), ids.new()]
    assert uploads.complete(session, asked) == {stored.id, rows[1].id}
    assert uploads.awaited(session, inspection.id) == [waiting.id]
    assert uploads.get(session, rows[0].id) is rows[0]
    assert uploads.photo(session, stored.id) is stored


def test_what_nothing_names_is_counted(world: World, tmp_path: object) -> None:
    inspection, session = world.start(), world.session
    blobs = LocalBlobStore(tmp_path)  # type: ignore[arg-type]
    sheet = world.sheets(inspection, "lobby")[0].id
    photo = evidence.add(session, world.inspector, sheet, "floor", evidence.store(blobs, jpeg(1), "a.jpg"))
    now = clock.now()

    def begin(length: int, state: str, person: Actor = world.inspector, **more: object) -> None:
        given = {"id": ids.new(), "inspection_id": inspection.id, "user_id": person.id, "sha256": "0" * 64}
        session.add(Upload(**{**given, "created_at": now, "length": length, "state": state, **more}))
        session.flush()

    begin(1, "open")
    begin(10, "complete")
    begin(100, "refused")
    begin(1000, "complete", world.colleague)
    begin(10_000, "complete", created_at=now - timedelta(days=31))
    begin(100_000, "complete", id=photo.id)
    assert uploads.unclaimed(session, world.inspector.id, now - timedelta(days=30)) == 11
    assert uploads.unclaimed(session, world.inspector.id, now - timedelta(days=32)) == 10_011
    assert uploads.unclaimed(session, world.colleague.id, now - timedelta(days=30)) == 1000
