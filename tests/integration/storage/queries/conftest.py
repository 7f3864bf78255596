"""A world in a migrated database, written and thrown away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.databases import migrated
from tests.factories.world import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Everything an inspection needs."""
    database = migrated(tmp_path)
    with database.session(writing=True) as session:
        yield make_world(session)
    database.close()
