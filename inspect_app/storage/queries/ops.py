"""The op log: read and written in whole batches, so that a batch costs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, Select, Table, func, or_, select
from sqlalchemy.orm import Session

from inspect_app.storage.bulk import insert_rows
from inspect_app.storage.models import Op, Sheet

_TABLE = cast(Table, Op.__table__)
_SAID = (
    Op.id,
    Op.device_id,
    Op.user_id,
    Op.at,
    Op.eff,
    Op.value,
    Op.base,
    Op.settles,
    Op.sheet_id,
    Op.item,
    Op.field,
    Op.state,
)
# Nothing that came after the end may change what was signed, not even by what it had seen.
TOO_LATE = "inspection-completed"
_MERGED = or_(Op.state == "accepted", Op.code != TOO_LATE)


def known(
    session: Session, ids: Collection[UUID], device_id: UUID, low: int, high: int
) -> tuple[dict[UUID, Row[*tuple[Any, ...]]], set[int]]:
    """What the log has of a batch: (ops by id, the device's numbers from ``low`` to ``high`` that are used).

    An op has id, inspection_id, state, code and detail.
    """
    columns = (Op.id, Op.inspection_id, Op.state, Op.code, Op.detail, Op.device_id, Op.n)
    numbered = (Op.device_id == device_id) & Op.n.between(low, high)
    rows = session.execute(select(*columns).where(or_(Op.id.in_(ids), numbered))).all()
    taken = {row.n for row in rows if row.device_id == device_id and row.n is not None}
    wanted = set(ids)
    return {row.id: row for row in rows if row.id in wanted}, taken


def last_number(session: Session, device_id: UUID) -> int:
    """The highest number the device has used, 0 for none."""
    return session.scalar(select(func.max(Op.n)).where(Op.device_id == device_id)) or 0


def said_at(
    session: Session, inspection_id: UUID, sheets: Collection[UUID | None], items: Collection[str]
) -> Sequence[Row[*tuple[Any, ...]]]:
    """The ops to be merged on ``sheets`` (None: of no sheet) and ``items`` (empty: of no item)."""
    there = [sheet for sheet in sheets if sheet is not None]
    on_sheets = Op.sheet_id.in_(there)
    query = _said(inspection_id).where(
        or_(Op.sheet_id.is_(None), on_sheets) if None in sheets else on_sheets, Op.item.in_(items)
    )
    return session.execute(query).all()


def all_said(session: Session, inspection_id: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """All ops of an inspection that merging looks at."""
    return session.execute(_said(inspection_id)).all()


def _said(inspection_id: UUID) -> Select[Any]:
    return select(*_SAID).where(Op.inspection_id == inspection_id, _MERGED)


def links(session: Session, inspection_id: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """What decides the winners of all places but signatures: everything of an op but its value."""
    query = select(Op.id, Op.eff, Op.base, Op.settles, Op.sheet_id, Op.item, Op.field, Op.state)
    merged = query.where(Op.inspection_id == inspection_id, _MERGED, Op.field.not_like("sign:%"))
    return session.execute(merged).all()


def changed_places(
    session: Session, inspection_id: UUID, after: int, limit: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """(seq, sheet_id, item, field) of the first ``limit`` ops after ``after``, oldest first.

    Refused ones are among them: what they had seen may decide between others.
    """
    query = (
        select(Op.seq, Op.sheet_id, Op.item, Op.field)
        .where(Op.inspection_id == inspection_id, Op.seq > after)
        .order_by(Op.seq)
        .limit(limit)
    )
    return session.execute(query).all()


def last_seq(session: Session, inspection_id: UUID) -> int:
    """The ``seq`` of the last op, 0 for none."""
    return session.scalar(select(func.max(Op.seq)).where(Op.inspection_id == inspection_id)) or 0


def sheets_added(session: Session, inspection_id: UUID, after: int, until: int) -> Sequence[Sheet]:
    """The sheets that ops after ``after``, up to ``until``, added or named anew."""
    query = (
        select(Sheet)
        .join(Op, Op.id == Sheet.op)
        .where(Sheet.inspection_id == inspection_id, Op.seq > after, Op.seq <= until)
        .order_by(Sheet.position)
        .execution_options(populate_existing=True)
    )
    return session.scalars(query).all()


def add(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Append ops; every row has the same columns."""
    insert_rows(session, _TABLE, rows)
