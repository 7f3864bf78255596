"""The data folder, its disk, and the database in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from inspect_app.config import Config
from inspect_app.services.health.check import Check, State, judged
from inspect_app.storage import schema as database_schema
from inspect_app.storage.database import Database

ENOUGH_BYTES = 2 * 1024**3


def _existing(folder: Path) -> Path:
    """The folder itself, or the nearest parent that is there."""
    folder = folder.resolve()
    while not folder.exists():
        folder = folder.parent
    return folder


def data_folder(config: Config) -> Check:
    """Whether photos and reports can be stored."""
    folder = _existing(config.data)
    writable = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    mend = "make it writable for this account, or name another folder in INSPECT_DATA"
    return judged("Data folder", writable, str(config.data), mend)


def disk(config: Config) -> Check:
    """Room for photos: an inspection with 50 takes about 200 MB."""
    free = shutil.disk_usage(_existing(config.data)).free
    found = f"{free / 1024**3:.1f} GiB free"
    return judged(
        "Disk", free >= ENOUGH_BYTES, found, "free at least 2 GiB, or move INSPECT_DATA", State.WARNING
    )


def schema(config: Config) -> Check:
    """Whether the database is at this version's schema."""
    path = config.data / "inspect.db"
    if not config.database and not path.exists():
        return Check("Database", State.FINE, "not made yet; the first ./run makes it")
    database = Database(config.database_url)
    try:
        found = database_schema.current(database)
    finally:
        database.close()
    mend = "stop the server and run: ./run db migrate"
    return judged("Database", found == database_schema.newest(), f"schema {found or 'none'}", mend)
