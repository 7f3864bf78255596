"""Batches of reports: what belongs in one, how far it is, which are old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Inspection, Project, ReportBatch, ReportBatchItem
from inspect_app.storage.queries.inspections import within


@dataclass(frozen=True, slots=True)
class Progress:
    """How many reports a batch has, are there, and cannot be made."""

    total: int
    made: int
    failed: int


def finished_between(
    session: Session, reach: Reach, start: datetime, end: datetime, most: int
) -> Sequence[UUID]:
    """The inspections completed in that time, by project, then time."""
    query = within(select(Inspection), reach).join(Project, Project.id == Inspection.project_id)
    query = query.where(
        Inspection.state == "completed", Inspection.finished_at >= start, Inspection.finished_at < end
    )
    ordered = query.order_by(Project.name, Inspection.finished_at, Inspection.id).limit(most)
    return list(session.scalars(ordered.with_only_columns(Inspection.id)))


def get(session: Session, batch_id: UUID) -> ReportBatch | None:
    """One batch, as it is now in the database."""
    return session.get(ReportBatch, batch_id, populate_existing=True)


def of_person(session: Session, user_id: UUID, size: int) -> Sequence[ReportBatch]:
    """The newest batches somebody wanted."""
    query = select(ReportBatch).where(ReportBatch.requested_by == user_id)
    return session.scalars(query.order_by(ReportBatch.id.desc()).limit(size)).all()


def progress(session: Session, batch_id: UUID) -> Progress:
    """How far it is."""
    query = select(func.count(), func.count(ReportBatchItem.sha256), func.count(ReportBatchItem.error))
    return Progress(*session.execute(query.where(ReportBatchItem.batch_id == batch_id)).one())


def within_reach(session: Session, batch_id: UUID, reach: Reach) -> bool:
    """Whether all of its inspections lie within ``reach``."""
    own = select(ReportBatchItem.inspection_id).where(ReportBatchItem.batch_id == batch_id)
    seen = within(select(Inspection), reach).where(Inspection.id.in_(own))
    counted = session.scalar(
        select(func.count()).select_from(seen.with_only_columns(Inspection.id).subquery())
    )
    return counted == progress(session, batch_id).total


def next_items(session: Session, batch_id: UUID, most: int) -> Sequence[ReportBatchItem]:
    """The first reports that are neither there nor given up."""
    query = select(ReportBatchItem).where(
        ReportBatchItem.batch_id == batch_id,
        ReportBatchItem.sha256.is_(None),
        ReportBatchItem.error.is_(None),
    )
    return session.scalars(query.order_by(ReportBatchItem.position).limit(most)).all()


def items(session: Session, batch_id: UUID) -> Sequence[ReportBatchItem]:
    """All of them, with inspection, project, inspector and revision."""
    told = joinedload(ReportBatchItem.inspection)
    query = select(ReportBatchItem).where(ReportBatchItem.batch_id == batch_id)
    query = query.options(
        told.joinedload(Inspection.project),
        told.joinedload(Inspection.inspector),
        told.joinedload(Inspection.revision),
    )
    return session.scalars(query.order_by(ReportBatchItem.position)).all()


def expired(session: Session, now: datetime) -> Sequence[ReportBatch]:
    """Those whose file may go."""
    query = select(ReportBatch).where(ReportBatch.expires_at < now, ReportBatch.size.is_not(None))
    return session.scalars(query).all()
