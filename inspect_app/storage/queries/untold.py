"""Findings of which the passing of time has made something known that nobody was told yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, joinedload

from inspect_app.storage.models import Finding, NoticeTold

_REACHED = {
    "supervisor": Finding.supervisor_from,
    "property_manager": Finding.property_manager_from,
    "quality_manager": Finding.quality_manager_from,
}


def due_between(session: Session, kind: str, start: datetime, until: datetime, most: int) -> Sequence[UUID]:
    """Whose deadline, after ``start`` until ``until``, was not told as ``kind``; the earliest first."""
    between = [Finding.running_due > start, Finding.running_due <= until]
    return _some(session, [*between, _untold(kind, "", Finding.running_due)], Finding.running_due, most)


def overdue(session: Session, kind: str, now: datetime, most: int) -> Sequence[UUID]:
    """Those overdue at ``now`` of which nobody was told; the longest first."""
    untold = _untold(kind, "", Finding.running_due)
    return _some(session, [Finding.running_due <= now, untold], Finding.running_due, most)


def reached(session: Session, kind: str, role: str, now: datetime, most: int) -> Sequence[UUID]:
    """Those overdue so far that ``role`` is to be told; of other roles than three, all overdue."""
    since = _REACHED.get(role, Finding.running_due)
    return _some(session, [since <= now, _untold(kind, role, Finding.running_due)], since, most)


def owing_reply(session: Session, kind: str, until: datetime, most: int) -> Sequence[UUID]:
    """Complaints whose first reply is due not after ``until``, of which nobody was told."""
    untold = _untold(kind, "", Finding.reply_due)
    return _some(session, [Finding.reply_due <= until, untold], Finding.reply_due, most)


def moments(session: Session, finding_id: UUID) -> frozenset[tuple[str, str, datetime]]:
    """What was told of the finding: kind, role, deadline."""
    query = select(NoticeTold).where(NoticeTold.finding_id == finding_id)
    return frozenset((row.kind, row.role, row.due) for row in session.scalars(query))


def with_project(session: Session, finding_id: UUID) -> Finding | None:
    """The finding with its project, as it is now."""
    query = select(Finding).where(Finding.id == finding_id).options(joinedload(Finding.project))
    return session.scalars(query).one_or_none()


def _untold(kind: str, role: str, due: Any) -> ColumnElement[bool]:
    return ~exists().where(
        NoticeTold.finding_id == Finding.id,
        NoticeTold.kind == kind,
        NoticeTold.role == role,
        NoticeTold.due == due,
    )


def _some(session: Session, chosen: list[ColumnElement[bool]], order: Any, most: int) -> Sequence[UUID]:
    return session.scalars(select(Finding.id).where(*chosen).order_by(order).limit(most)).all()
