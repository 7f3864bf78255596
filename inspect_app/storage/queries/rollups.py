"""Figures kept beside the results they are summed up from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session

from inspect_app.storage.bulk import insert_rows
from inspect_app.storage.models import Inspection, TouchpointScore

# Results are large; so many are held at a time.
BATCH = 50


def results(session: Session) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """(id, kept result) of every completed inspection, in the order they were begun."""
    query = select(Inspection.id).where(Inspection.state == "completed").order_by(Inspection.id)
    ids = list(session.scalars(query))
    for start in range(0, len(ids), BATCH):
        some = select(Inspection.id, Inspection.result).where(Inspection.id.in_(ids[start : start + BATCH]))
        for inspection, result in session.execute(some.order_by(Inspection.id)):
            if result is not None:
                yield inspection, result


def drop(session: Session) -> None:
    """Forget all of them."""
    session.execute(delete(TouchpointScore))


def add(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Keep rows; none is fine."""
    table = TouchpointScore.__table__
    if rows and isinstance(table, Table):
        insert_rows(session, table, rows)


def of_inspection(session: Session, inspection: UUID) -> Sequence[TouchpointScore]:
    """The rows of one inspection, by checklist."""
    query = select(TouchpointScore).where(TouchpointScore.inspection_id == inspection)
    return session.scalars(query.order_by(TouchpointScore.checklist)).all()
