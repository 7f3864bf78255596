"""Inserting many rows at once at little more than the database's own cost.

SQLAlchemy binds every value of every row by looking its column up again; for the hundred rows of a batch that
costs more than storing them. Here the statement and the conversion of each column are made once, and a value
that stands in many rows or columns, as moments and ids often do, is converted once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Dialect, Table, insert
from sqlalchemy.orm import Session

_Convert = Callable[[Any], Any] | None
_Prepared = tuple[str, tuple[tuple[str, type, _Convert], ...], bool]
_prepared: dict[tuple[str, str, tuple[str, ...]], _Prepared] = {}


def insert_rows(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert ``rows``, at least one; all have the keys of the first, which are names of columns."""
    connection = session.connection()
    names = tuple(rows[0])
    key = (connection.dialect.name, table.name, names)
    prepared = _prepared.get(key)
    if prepared is None:
        prepared = _prepared[key] = _prepare(connection.dialect, table, names)
    text, columns, positional = prepared
    # By the kind of column and the object, all of which ``rows`` keeps alive.
    known: dict[type, dict[int, Any]] = {kind: {} for _, kind, _ in columns}
    values = [_column([row[name] for row in rows], convert, known[kind]) for name, kind, convert in columns]
    given: Any = list(zip(*values, strict=True))
    if not positional:
        given = [dict(zip(names, row, strict=True)) for row in given]
    connection.exec_driver_sql(text, given)


def _prepare(dialect: Dialect, table: Table, names: tuple[str, ...]) -> _Prepared:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    positional = bool(compiled.positional)
    order = list(compiled.positiontup or names) if positional else list(names)
    kinds = {name: table.c[name].type.dialect_impl(dialect) for name in order}
    columns = tuple((name, type(kinds[name]), kinds[name].bind_processor(dialect)) for name in order)
    return str(compiled), columns, positional


def _column(values: list[Any], convert: _Convert, known: dict[int, Any]) -> list[Any]:
    if convert is None:
        return values
    for value in values:
        if id(value) not in known:
            known[id(value)] = convert(value)
    return [known[id(value)] for value in values]
