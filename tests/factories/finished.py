"""A completed inspection in a database of its own, with its pictures in a file store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.config import Config
from inspect_app.services import evidence
from inspect_app.services.finishing import finish
from inspect_app.services.signing import sign
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database
from inspect_app.storage.models import Inspection
from tests.factories.databases import migrated
from tests.factories.pictures import jpeg, signature_png
from tests.factories.world import World, make_world

BEGUN = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Finished:
    """Two completed inspections of one project, a month apart, and the settings they live under."""

    database: Database
    config: Config
    blobs: LocalBlobStore
    inspection: UUID
    earlier: UUID
    number: str
    inspector: Actor


@contextmanager
def finished(folder: Path, **settings: object) -> Iterator[Finished]:
    """Closes its database in the end."""
    config = Config(data=folder, **settings)  # type: ignore[arg-type]
    database, blobs = migrated(folder), LocalBlobStore(folder / "blobs")
    try:
        with database.writing() as session, ids.seeded(1):
            with clock.fixed(BEGUN):
                world = make_world(session)
            earlier = inspected(world, blobs, BEGUN, "nonconform")
            latest = inspected(world, blobs, BEGUN + timedelta(days=30), "partial")
        yield Finished(database, config, blobs, latest.id, earlier.id, latest.number, world.inspector)
    finally:
        database.close()


def inspected(world: World, blobs: LocalBlobStore, moment: datetime, floor: str) -> Inspection:
    """An inspection that took two hours, with a photo of the floor, signed and finished."""
    with clock.fixed(moment):
        inspection = world.start()
    with clock.fixed(moment + timedelta(hours=2)):
        world.answer_all(inspection, floor=floor)
        sheet = world.sheets(inspection, "lobby")[0].id
        photo = evidence.store(blobs, jpeg(moment.day), "a.jpg")
        evidence.add(world.session, world.inspector, sheet, "floor", photo)
        sign_as(world, inspection, blobs)
        return finish(world.session, world.inspector, inspection.id)


def sign_as(world: World, inspection: Inspection, blobs: LocalBlobStore) -> None:
    """The inspector's signature, its picture in the file store."""
    image = blobs.put(signature_png())
    sign(world.session, world.inspector, inspection.id, "inspector", world.inspector.name, image)
