"""Databases of a test's own."""

from pathlib import Path

from inspect_app.storage import schema
from inspect_app.storage.database import Database


def migrated(folder: Path) -> Database:
    """A migrated, empty database in ``folder``; the caller closes it."""
    database = Database(f"sqlite:///{folder / 'inspect.db'}")
    schema.migrate(database)
    return database
