"""A world in a migrated database, written and thrown away."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database
from tests.factories.databases import migrated
from tests.factories.world import World, make_world


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without rows, to copy from: migrating takes longer than a test."""
    folder = tmp_path_factory.mktemp("empty")
    migrated(folder).close()
    return folder / "inspect.db"


@pytest.fixture
def world(empty: Path, tmp_path: Path) -> Iterator[World]:
    """Everything an inspection needs."""
    path = tmp_path / "inspect.db"
    shutil.copyfile(empty, path)
    database = Database(f"sqlite:///{path}")
    with database.session(writing=True) as session:
        yield make_world(session)
    database.close()


@pytest.fixture
def blobs(tmp_path: Path) -> LocalBlobStore:
    """An empty file store."""
    return LocalBlobStore(tmp_path / "blobs")
