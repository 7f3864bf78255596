"""The audit log cannot be changed by way of the application's own connection."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.storage.append_only import statements
from tests.factories.databases import migrated


@pytest.mark.parametrize("change", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"])
def test_events_are_neither_changed_nor_removed(tmp_path: Path, change: str) -> None:
    database = migrated(tmp_path)
    with database.writing() as session:
        audit.record(session, None, "test", Subject("test"))
    with pytest.raises(DatabaseError, match="append-only"), database.writing() as session:
        session.execute(text(change))
    with database.reading() as session:
        assert audit.verify(session).events == 1
    database.close()


def test_postgresql_has_triggers_too() -> None:
    ddl = " ".join(statements("postgresql"))
    assert "UPDATE OR DELETE OR TRUNCATE" in ddl


def test_the_op_log_is_guarded_by_its_own_name(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with database.reading() as session:
        triggers = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    assert {"op_no_UPDATE", "op_no_DELETE"} <= set(triggers)
    assert "op_refuse" in " ".join(statements("postgresql", "op"))
    database.close()
