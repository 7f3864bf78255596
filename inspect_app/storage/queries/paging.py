"""Keyset pages: page 1000 costs what page 1 costs, because each continues from the last row seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlalchemy.orm import Session

Row = TypeVar("Row")
SIZE = 25


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list; ``after`` is the id the next page continues from, None on the last."""

    rows: Sequence[Row]
    after: UUID | None


def newest_first(
    session: Session, query: Select[Row], key: Any, after: UUID | None, size: int = SIZE
) -> Page[Row]:
    """A page of ``query`` by descending ``key``, a UUIDv7 column: newest first."""
    if after is not None:
        query = query.where(key < after)
    rows = session.scalars(query.order_by(key.desc()).limit(size + 1)).all()
    return _cut(rows, size)


def by_text(
    session: Session, query: Select[Row], text: Any, key: Any, after: Row | None, size: int = SIZE
) -> Page[Row]:
    """A page of ``query`` ordered by the column ``text``, then ``key``, after the row ``after``."""
    if after is not None:
        last_text, last_key = getattr(after, text.key), getattr(after, key.key)
        beyond: ColumnElement[bool] = or_(text > last_text, and_(text == last_text, key > last_key))
        query = query.where(beyond)
    rows = session.scalars(query.order_by(text, key).limit(size + 1)).all()
    return _cut(rows, size)


def _cut(rows: Sequence[Row], size: int) -> Page[Row]:
    more = len(rows) > size
    shown = rows[:size]
    return Page(shown, shown[-1].id if more else None)  # type: ignore[attr-defined]
