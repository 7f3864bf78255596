"""Which failures of database and disk pass or can be mended by whoever runs the machine."""

from __future__ import annotations

from typing import Literal

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from inspect_app.storage.blobs import FULL_ERRORS, StorageFull

Fault = Literal["full", "busy"]
# SQLite's own words, the same from every driver; PostgreSQL tells a full disk by SQLSTATE 53100.
_FULL_WORDS = "database or disk is full"
_BUSY_WORDS = ("database is locked", "database table is locked")


def fault_of(error: BaseException | None) -> Fault | None:
    """``full`` where nothing more can be stored, ``busy`` where a lock or a connection took too long."""
    if isinstance(error, StorageFull) or (isinstance(error, OSError) and error.errno in FULL_ERRORS):
        return "full"
    if isinstance(error, PoolTimeout):
        return "busy"
    if not isinstance(error, DBAPIError):
        return None
    words = str(error.orig)
    if _FULL_WORDS in words or getattr(error.orig, "sqlstate", None) == "53100":
        return "full"
    return "busy" if words.startswith(_BUSY_WORDS) else None
