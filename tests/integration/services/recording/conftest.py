"""An inspection two people work on, each with a tablet."""

from uuid import UUID

import pytest

from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.models import Inspection
from tests.factories.tablet import Tablet
from tests.factories.world import World


@pytest.fixture
def inspection(world: World) -> Inspection:
    """One in progress."""
    return world.start()


@pytest.fixture
def tablet(world: World, inspection: Inspection, blobs: LocalBlobStore) -> Tablet:
    """The inspector's."""
    return Tablet(world.session, world.inspector, inspection.id, blobs)


@pytest.fixture
def other(world: World, inspection: Inspection, blobs: LocalBlobStore) -> Tablet:
    """A colleague's."""
    return Tablet(world.session, world.colleague, inspection.id, blobs)


@pytest.fixture
def lobby(world: World, inspection: Inspection) -> UUID:
    """The first lobby's sheet."""
    return world.sheets(inspection, "lobby")[0].id
