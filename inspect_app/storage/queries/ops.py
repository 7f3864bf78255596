"""The op log: read and written in whole batches, so that a batch costs a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, Table, and_, bindparam, func, literal_column, or_, select
from sqlalchemy.orm import Session

from inspect_app.storage.bulk import Known, insert_columns
from inspect_app.storage.models import Op, Sheet
from inspect_app.storage.queries import withdrawn

# What every batch asks is put together once: building a statement costs more than the answer to it.
_TABLE = cast(Table, Op.__table__)
_OP = _TABLE.c
_SAID = (
    _OP.id,
    _OP.device_id,
    _OP.user_id,
    _OP.at,
    _OP.eff,
    _OP.value,
    _OP.base,
    _OP.settles,
    _OP.sheet_id,
    _OP.item,
    _OP.field,
    _OP.state,
)
# Nothing that came after the end may change what was signed, not even by what it had seen.
TOO_LATE = "inspection-completed"
# Spelt out, not bound: only then does a database see that an index of these alone will do.
REFUSED = _OP.state == literal_column("'rejected'")
_MERGED = or_(_OP.state == "accepted", _OP.code != TOO_LATE)
_KNOWN = select(_OP.id, _OP.inspection_id, _OP.state, _OP.code, _OP.detail, _OP.device_id, _OP.n).where(
    or_(
        _OP.id.in_(bindparam("ids", expanding=True)),
        and_(_OP.device_id == bindparam("device"), _OP.n.between(bindparam("low"), bindparam("high"))),
    )
)
_ALL_SAID = select(*_SAID).where(_OP.inspection_id == bindparam("inspection"), _MERGED)
_ON_SHEETS = _OP.sheet_id.in_(bindparam("sheets", expanding=True))
_OF_ITEMS = _OP.item.in_(bindparam("items", expanding=True))
_SAID_ON = _ALL_SAID.where(_ON_SHEETS, _OF_ITEMS)
_SAID_ANYWHERE = _ALL_SAID.where(or_(_OP.sheet_id.is_(None), _ON_SHEETS), _OF_ITEMS)


def known(
    session: Session, ids: Sequence[UUID], device_id: UUID, low: int, high: int
) -> tuple[dict[UUID, Row[*tuple[Any, ...]]], set[int]]:
    """What the log has of a batch: (ops by id, the device's numbers from ``low`` to ``high`` that are used).

    An op has id, inspection_id, state, code and detail.
    """
    asked = {"ids": ids, "device": device_id, "low": low, "high": high}
    rows = session.connection().execute(_KNOWN, asked).all()
    if not rows:
        return {}, set()
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
    query = _SAID_ANYWHERE if None in sheets else _SAID_ON
    asked = {"inspection": inspection_id, "sheets": there, "items": list(items)}
    return session.connection().execute(query, asked).all()


def all_said(session: Session, inspection_id: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """All ops of an inspection that merging looks at."""
    return session.connection().execute(_ALL_SAID, {"inspection": inspection_id}).all()


def links(session: Session, inspection_id: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """What decides the winners of all places that are signed for: everything of an op but its value.

    Of a sheet that was withdrawn only that it was is signed for.
    """
    query = select(Op.id, Op.eff, Op.base, Op.settles, Op.sheet_id, Op.item, Op.field, Op.state)
    merged = query.where(
        Op.inspection_id == inspection_id,
        _MERGED,
        Op.field.not_like("sign:%"),
        Op.field.not_like("finding:%"),
        or_(Op.sheet_id.is_not(None), Op.field.not_like("photo:%")),
        or_(Op.sheet_id.is_(None), Op.field == "sheet", Op.sheet_id.not_in(withdrawn.sheets(inspection_id))),
    )
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


def add(
    session: Session, columns: Mapping[str, Sequence[Any]], same: Mapping[str, Any], known: Known
) -> None:
    """Append ops, column by column; ``same`` is what all of them have alike."""
    insert_columns(session, _TABLE, columns, same, known)
