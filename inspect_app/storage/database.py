"""The engine, its SQLite settings, and units of work.

Every writing transaction begins with ``BEGIN IMMEDIATE``: a deferred one that reads, then writes,
fails with "database is locked" under load. WAL with ``synchronous=FULL`` because NORMAL loses
acknowledged rows when the power goes.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session

from inspect_app.storage.lines import Line, stand_in

# Services annotate the session they are given; they take the name from here, not from SQLAlchemy.
__all__ = ["Database", "Session", "describe", "open_engine", "sqlite_module", "sqlite_version"]

# Below this, WAL can corrupt the file when a reset races a writer (sqlite.org, 3.51.3 release notes).
SAFE_SQLITE = (3, 51, 3)
BUSY_MILLISECONDS = 15_000


def sqlite_module() -> ModuleType:
    """The fixed SQLite that ships as a wheel where there is one, else Python's own."""
    try:
        import pysqlite3  # noqa: PLC0415 - absent on platforms without a wheel
    except ImportError:
        return sqlite3
    return pysqlite3  # type: ignore[no-any-return]


def sqlite_version() -> tuple[int, ...]:
    """Version of the SQLite in use, e.g. (3, 53, 4)."""
    return tuple(int(part) for part in sqlite_module().sqlite_version.split("."))


def _configure(connection: DBAPIConnection, _record: Any) -> None:
    # The driver must not open transactions by itself: _begin below does, in the right mode.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    writing = connection.get_execution_options().get("writing", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN DEFERRED")


def open_engine(url: str) -> Engine:
    """An engine for ``url``; for SQLite files the folder is made and the safe settings applied."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # Errors go to the log, which is no place for password hashes and people's notes.
    engine = create_engine(
        parsed, module=sqlite_module(), pool_size=20, max_overflow=20, hide_parameters=True
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


class Database:
    """Gives out sessions: ``writing`` commits or rolls back as a whole, ``reading`` never writes."""

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)
        self._reader = self.engine.execution_options(writing=False)
        sqlite = self.engine.dialect.name == "sqlite"
        self._line = Line(BUSY_MILLISECONDS / 1000) if sqlite else None

    def session(self, *, writing: bool) -> Session:
        """A session the caller commits or closes; reads of a closed one raise, never reload."""
        session = Session(self.engine if writing else self._reader, expire_on_commit=False)
        if writing and self._line is not None:
            stand_in(self._line, session)
        return session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: committed at the end of the block, rolled back when it raises."""
        with self.session(writing=True) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A consistent view; whatever is changed in it is thrown away."""
        with self.session(writing=False) as session:
            yield session

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def describe() -> str:
    """For doctor: which SQLite, from where."""
    module = sqlite_module()
    return f"{module.sqlite_version} ({module.__name__}, Python {sys.version.split()[0]})"
