"""Rows inserted at once are those SQLAlchemy would have written."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from inspect_app import ids
from inspect_app.storage.bulk import Known, _prepare, insert_columns, insert_rows
from inspect_app.storage.models import AuditEvent, LoginThrottle
from tests.factories.databases import migrated

TABLE = cast(Table, AuditEvent.__table__)
AT = datetime(2026, 11, 22, 3, 4, 5, 678000, UTC)


def _row(sequence: int, **changes: Any) -> dict[str, Any]:
    row = {
        "sequence": sequence,
        "at": AT,
        "actor_id": None,
        "actor_name": "王芳",
        "action": "test",
        "subject_kind": "test",
        "subject_id": None,
        "project_id": None,
        "detail": {"字": [1, None, 0.5]},
        "previous": "0" * 64,
        "hash": f"{sequence:064x}",
    }
    return row | changes


def test_every_kind_of_value_reads_back(tmp_path: Path) -> None:
    database, person = migrated(tmp_path), ids.new()
    with database.writing() as session:
        insert_rows(session, TABLE, [_row(1), _row(2, actor_id=person, detail={}), _row(3)])
    with database.reading() as session:
        first, second, third = session.query(AuditEvent).order_by(AuditEvent.sequence).all()
        assert (first.at, first.actor_id, first.detail) == (AT, None, {"字": [1, None, 0.5]})
        assert (second.actor_id, second.detail, third.actor_id) == (person, {}, None)
    database.close()


def test_what_all_rows_have_alike_stands_in_each(tmp_path: Path) -> None:
    database, person = migrated(tmp_path), ids.new()
    same = _row(0, actor_id=person)
    del same["sequence"], same["hash"]
    with database.writing() as session:
        insert_columns(session, TABLE, {"sequence": [1, 2], "hash": ["a" * 64, "b" * 64]}, same)
    with database.reading() as session:
        rows = session.query(AuditEvent).order_by(AuditEvent.sequence).all()
        assert [(row.hash[0], row.actor_id, row.at) for row in rows] == [("a", person, AT), ("b", person, AT)]
    with pytest.raises(ValueError, match="zip"), database.writing() as session:
        insert_columns(session, TABLE, {"sequence": [3, 4], "hash": ["c" * 64]}, same)
    database.close()


def test_constraints_hold(tmp_path: Path) -> None:
    database = migrated(tmp_path)
    with pytest.raises(IntegrityError), database.writing() as session:
        insert_rows(session, TABLE, [_row(1), _row(2, hash=f"{1:064x}")])
    database.close()


def test_values_are_named_where_the_database_wants_names() -> None:
    names = tuple(_row(1))
    _, columns, positional = _prepare(sqlite.dialect(), TABLE, names)
    assert (positional, [name for name, *_ in columns]) == (True, list(names))
    table = cast(Table, LoginThrottle.__table__)
    text, columns, positional = _prepare(postgresql.dialect(), table, ("key", "failures"))
    assert (positional, [name for name, *_ in columns]) == (False, ["key", "failures"])
    assert "%(failures)s" in text


def test_what_is_known_of_a_value_that_is_gone_is_not_taken_for_another(tmp_path: Path) -> None:
    """Objects are told apart by their ids, which are given out again as soon as one is gone."""
    database, known, same = migrated(tmp_path), Known(), _row(0)
    for name in ("sequence", "hash", "detail"):
        del same[name]
    with database.writing() as session:
        for number in range(1, 60):
            columns = {"sequence": [number], "hash": [f"{number:064x}"], "detail": [{"n": number}]}
            insert_columns(session, TABLE, columns, same, known)
    with database.reading() as session:
        rows = session.query(AuditEvent).order_by(AuditEvent.sequence).all()
        assert [row.detail["n"] for row in rows] == list(range(1, 60))
    database.close()
