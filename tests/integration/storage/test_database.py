"""Transactions: begun in the right mode, kept whole, lost by nobody."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from inspect_app import clock
from inspect_app.storage.database import SAFE_SQLITE, Database, describe, sqlite_version
from inspect_app.storage.models import Project, Region
from tests.factories.databases import migrated


def test_sqlite_is_safe() -> None:
    assert sqlite_version() >= SAFE_SQLITE
    assert ".".join(map(str, sqlite_version())) in describe()


def test_every_connection_has_the_safe_settings(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.reading() as session:
        told = {
            name: session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    database.close()


def test_a_writing_block_is_kept_or_thrown_away_whole(tmp_path: Path) -> None:
    database = migrated(tmp_path)

    def add(*codes: str) -> None:
        with database.writing() as session:
            for code in codes:
                session.add(Region(code=code, name=code, created_at=clock.now()))
                session.flush()

    add("A", "B")
    with pytest.raises(IntegrityError):
        add("C", "A")
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM region")) == 2
    database.close()


def test_foreign_keys_are_kept(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(
            Project(region_id=Region(code="X", name="X").id, code="P", name="P", created_at=clock.now())
        )
    database.close()


def test_a_reading_session_keeps_nothing(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.reading() as session:
        session.add(Region(code="A", name="A", created_at=clock.now()))
        session.flush()
    with database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM region")) == 0
    database.close()


def test_readers_do_not_wait_for_a_writer(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as writing:
        writing.add(Region(code="A", name="A", created_at=clock.now()))
        writing.flush()
        with database.reading() as session:
            assert session.scalar(text("SELECT count(*) FROM region")) == 0
    database.close()


def test_four_threads_that_read_then_write_lose_nothing(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        session.execute(text("CREATE TABLE counter (n INTEGER)"))
        session.execute(text("INSERT INTO counter VALUES (0)"))
    failures: list[OperationalError] = []

    def count() -> None:
        for _ in range(50):
            try:
                with database.writing() as session:
                    seen = session.scalar(text("SELECT n FROM counter")) or 0
                    session.execute(text("UPDATE counter SET n = :n"), {"n": seen + 1})
            except OperationalError as error:
                failures.append(error)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert session.scalar(text("SELECT n FROM counter")) == 200
    assert failures == []
    database.close()


def test_a_naive_time_is_never_stored(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with pytest.raises(Exception, match="naive"), database.writing() as session:
        session.add(Region(code="A", name="A", created_at=clock.now().replace(tzinfo=None)))
    database.close()


def test_the_folder_is_made(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'deep' / 'down' / 'x.db'}")
    with database.reading() as session:
        assert session.scalar(text("SELECT 1")) == 1
    database.close()


def test_what_was_to_be_stored_is_in_no_error(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.reading() as session:
        for _ in range(2):
            session.add(Region(code="TWICE", name="a secret of somebody", created_at=clock.now()))
        with pytest.raises(IntegrityError) as caught:
            session.flush()
    database.close()
    assert "secret" not in str(caught.value)
