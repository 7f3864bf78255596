"""Real failures of a real database, and what they are taken for."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from inspect_app.storage.blobs import StorageFull
from inspect_app.storage.database import Database, Session
from inspect_app.storage.faults import fault_of


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty one."""
    made = Database(f"sqlite:///{tmp_path / 'faults.db'}")
    yield made
    made.close()


def _fault(session: Session, statement: str) -> str | None:
    with pytest.raises(DBAPIError) as caught:
        session.execute(text(statement))
    return fault_of(caught.value)


def test_a_full_database(database: Database) -> None:
    with database.reading() as session:
        session.execute(text("PRAGMA max_page_count = 1"))
        assert _fault(session, "CREATE TABLE filled (bytes)") == "full"


def test_a_database_another_holds(database: Database) -> None:
    with database.writing() as holder, database.reading() as other:
        holder.execute(text("CREATE TABLE held (a)"))
        other.execute(text("PRAGMA busy_timeout = 1"))
        assert _fault(other, "CREATE TABLE more (a)") == "busy"


def test_a_statement_that_is_wrong_is_neither(database: Database) -> None:
    with database.reading() as session:
        assert _fault(session, "SELECT 'database or disk' FROM nowhere") is None


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (StorageFull(Path("blobs")), "full"),
        (OSError(errno.ENOSPC, "No space left on device"), "full"),
        (OSError(errno.EACCES, "Permission denied"), None),
        (PoolTimeout("QueuePool limit of size 20 overflow 20 reached"), "busy"),
        (ValueError("database or disk is full"), None),
        (None, None),
    ],
)
def test_failures_of_files(error: BaseException | None, fault: str | None) -> None:
    assert fault_of(error) == fault
