"""Migrations: one line of them, equal to the models, safe to repeat."""

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError

from inspect_app.storage import schema
from inspect_app.storage.database import Database
from inspect_app.storage.models import Base
from tests.factories.databases import migrated


def test_a_new_database_comes_to_the_newest_schema(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'x.db'}")
    assert schema.current(database) == ""
    schema.migrate(database)
    assert schema.current(database) == schema.newest() != ""
    schema.migrate(database)
    assert set(Base.metadata.tables) <= set(inspect(database.engine).get_table_names())
    database.close()


def test_migrations_make_what_the_models_say(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    assert schema.differences(database) == []
    database.close()


def test_differences_are_seen(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX ix_project_region_id_code")
    assert len(schema.differences(database)) == 1
    database.close()


def test_migrations_are_one_line() -> None:
    scripts = ScriptDirectory.from_config(schema._settings())
    assert len(scripts.get_heads()) == 1
    assert [s.revision for s in reversed(list(scripts.walk_revisions()))] == [
        f"{number:04d}" for number in range(1, len(list(scripts.walk_revisions())) + 1)
    ]


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'x.db'}")
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE user_account (x)")
    with pytest.raises(OperationalError, match="user_account"):
        schema.migrate(database)
    assert inspect(database.engine).get_table_names() == ["user_account"]
    assert schema.current(database) == ""
    database.close()
