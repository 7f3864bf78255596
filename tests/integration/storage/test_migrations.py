"""Migrations are run inside the caller's transaction and written in SQLAlchemy's own types."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Table, inspect, text

from inspect_app import clock
from inspect_app.storage import schema
from inspect_app.storage.models import Base, Region
from inspect_app.storage.models.table import UtcDateTime
from tests.factories.databases import migrated


def test_every_table_column_and_index_of_the_models_is_there(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    found = inspect(database.engine)
    for name, table in Base.metadata.tables.items():
        columns = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        assert {index["name"] for index in found.get_indexes(name)} >= {i.name for i in table.indexes}
        assert len(found.get_foreign_keys(name)) == len(table.foreign_keys)
    database.close()


def test_migrating_again_keeps_what_is_stored(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        session.add(Region(code="EAST", name="华东", created_at=clock.now()))
    schema.migrate(database)
    with database.reading() as session:
        assert [region.name for region in session.query(Region)] == ["华东"]
    database.close()


def test_a_draft_speaks_only_sqlalchemy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our column types may move on; a migration must still run when they have."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "FOLDER", folder)
    database = migrated(tmp_path)
    before = set((folder / "versions").glob("*.py"))
    extra = Table("extra", Base.metadata, Column("at", UtcDateTime, nullable=False))
    try:
        schema.draft_migration(database, "extra table")
    finally:
        Base.metadata.remove(extra)
    (draft,) = set((folder / "versions").glob("*.py")) - before
    written = draft.read_text(encoding="utf-8")
    assert "sa.Column('at', sa.DateTime(), nullable=False)" in written
    assert "inspect_app" not in written
    assert draft.name.startswith(f"{len(before) + 1:04d}")
    database.close()


def test_the_log_is_guarded_from_the_first_migration_on(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.reading() as session:
        triggers = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    assert {"audit_event_no_UPDATE", "audit_event_no_DELETE"} <= set(triggers)
    assert isinstance(Base.metadata, MetaData)
    database.close()
