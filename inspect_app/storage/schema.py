"""Bringing a database to the present schema, and telling whether it is there."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from inspect_app.storage.database import Database
from inspect_app.storage.models import Base

FOLDER = Path(__file__).resolve().parent / "migrations"


def _settings(connection: Connection | None = None) -> AlembicConfig:
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(FOLDER))
    settings.attributes["connection"] = connection
    return settings


def _next_id() -> str:
    return f"{len(list(ScriptDirectory.from_config(_settings()).walk_revisions())) + 1:04d}"


def newest() -> str:
    """The id of the newest migration."""
    return ScriptDirectory.from_config(_settings()).get_current_head() or ""


def current(database: Database) -> str:
    """The migration the database is at, empty for a new one."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def migrate(database: Database) -> None:
    """Bring the database to the newest schema, in one transaction: killed midway, nothing changed."""
    with database.engine.begin() as connection:
        command.upgrade(_settings(connection), "head")


def differences(database: Database) -> list[object]:
    """How the database differs from the models; empty when they agree."""
    with database.engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def draft_migration(database: Database, message: str) -> None:
    """Write a new migration from what the models have and the database has not."""
    with database.engine.begin() as connection:
        command.revision(_settings(connection), message=message, autogenerate=True, rev_id=_next_id())
