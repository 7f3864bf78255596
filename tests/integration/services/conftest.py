"""A migrated database, a file store, and a world to inspect."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspect_app.storage import schema
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from tests.factories.world import World, make_world


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without rows, to copy from."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    database = Database(f"sqlite:///{path}")
    schema.migrate(database)
    database.close()
    return path


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Iterator[Database]:
    """A migrated database of this test's own."""
    path = tmp_path / "inspect.db"
    shutil.copyfile(empty_database, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A writing session, thrown away at the end."""
    with database.session(writing=True) as session:
        yield session


@pytest.fixture
def blobs(tmp_path: Path) -> LocalBlobStore:
    """An empty file store."""
    return LocalBlobStore(tmp_path / "blobs")


@pytest.fixture
def world(session: Session) -> World:
    """Everything an inspection needs."""
    return make_world(session)
