"""Inserting many rows at once at little more than the database's own cost.

SQLAlchemy binds every value of every row by looking its column up again; for the hundred rows of a batch that
costs more than storing them. Here the statement and the conversion of each column are made once, values come
column by column, and what stands in every row is converted once. So are a moment that stands in two columns
and JSON that many rows share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from typing import Any

from sqlalchemy import Dialect, Table, insert
from sqlalchemy.orm import Session

_Convert = Callable[[Any], Any] | None
# (the value, what it was turned into) by the kind of column and the object's id: JSON cannot be looked up by
# itself. It keeps the values alive: the id of one that is gone would soon be another's.
Known = dict[type, dict[int, tuple[Any, Any]]]
_Prepared = tuple[str, tuple[tuple[str, type, _Convert], ...], bool]
_prepared: dict[tuple[str, str, tuple[str, ...]], _Prepared] = {}


def insert_rows(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert ``rows``, at least one; all have the keys of the first, which are names of columns."""
    insert_columns(session, table, {name: [row[name] for row in rows] for name in rows[0]}, {})


def insert_columns(
    session: Session,
    table: Table,
    columns: Mapping[str, Sequence[Any]],
    same: Mapping[str, Any],
    known: Known | None = None,
) -> None:
    """Insert rows: ``columns`` has their values, all of one length, ``same`` what every row has alike.

    Who inserts the same objects into several tables hands ``known`` on.
    """
    known = {} if known is None else known
    connection = session.connection()
    names, count = (*columns, *same), len(next(iter(columns.values())))
    key = (connection.dialect.name, table.name, names)
    prepared = _prepared.get(key)
    if prepared is None:
        prepared = _prepared[key] = _prepare(connection.dialect, table, names)
    text, order, positional = prepared
    values = [
        _all(columns[name], convert, known.setdefault(kind, {}))
        if name in columns
        else repeat(_one(same[name], convert), count)
        for name, kind, convert in order
    ]
    given: Any = list(zip(*values, strict=True))
    if not positional:
        given = [dict(zip(names, row, strict=True)) for row in given]
    connection.exec_driver_sql(text, given)


def _prepare(dialect: Dialect, table: Table, names: tuple[str, ...]) -> _Prepared:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    positional = bool(compiled.positional)
    order = list(compiled.positiontup or names) if positional else list(names)
    kinds = {name: table.c[name].type.dialect_impl(dialect) for name in order}
    columns = tuple((name, type(kind), kind.bind_processor(dialect)) for name, kind in kinds.items())
    return str(compiled), columns, positional


def _one(value: Any, convert: _Convert) -> Any:
    return value if convert is None else convert(value)


def _all(values: Sequence[Any], convert: _Convert, known: dict[int, tuple[Any, Any]]) -> Sequence[Any]:
    if convert is None:
        return values
    found = []
    for value in values:
        pair = known.get(id(value))
        if pair is None:
            pair = known[id(value)] = value, convert(value)
        found.append(pair[1])
    return found
