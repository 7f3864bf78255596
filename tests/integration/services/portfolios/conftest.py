"""Two projects, inspected in September and October 2026, the last a month after that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from inspect_app import clock
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.config import Config
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Project
from tests.factories.finished import inspected
from tests.factories.world import World, person, project

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
SEPTEMBER, OCTOBER = datetime(2026, 9, 10, 2, tzinfo=UTC), datetime(2026, 10, 10, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Company:
    """``other`` was never inspected; ``manager`` sees both, ``head`` of the project only ``world``'s."""

    world: World
    other: Project
    manager: Actor
    head: Actor
    config: Config
    inspections: tuple[UUID, ...]


@pytest.fixture
def company(session: Session, world: World, blobs: LocalBlobStore, tmp_path: Path) -> Iterator[Company]:
    """The clock stands in November."""
    other = project(session, world.region, "HX", "海星苑")
    manager = person(session, "zhou", "周敏", Assignment(Role.QUALITY_MANAGER, region=world.region.id))
    head = person(session, "sun", "孙强", Assignment(Role.PROPERTY_MANAGER, project=world.project.id))
    done = tuple(
        inspected(world, blobs, at, floor).id
        for at, floor in ((SEPTEMBER, "conform"), (OCTOBER, "nonconform"))
    )
    with clock.fixed(NOW):
        yield Company(world, other, manager, head, Config(data=tmp_path), done)
