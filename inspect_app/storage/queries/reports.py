"""Rendered reports, and the few rows a report needs beside its inspection's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, undefer

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Answer, AuditEvent, Inspection, Report, Sheet
from inspect_app.storage.queries.inspections import within

# Medians of more projects than this would not be other medians, only slower ones.
MOST_PROJECTS = 100


def of_inspection(session: Session, inspection_id: UUID) -> Sequence[Report]:
    """The reports of an inspection, by language."""
    query = select(Report).where(Report.inspection_id == inspection_id).order_by(Report.language)
    return session.scalars(query).all()


def one(session: Session, inspection_id: UUID, language: str) -> Report | None:
    """The report of an inspection in a language."""
    query = select(Report).where(Report.inspection_id == inspection_id, Report.language == language)
    return session.scalars(query).one_or_none()


def whole(session: Session, report_id: UUID) -> Report | None:
    """A report with its inspection, project and revision."""
    query = select(Report).where(Report.id == report_id)
    told = joinedload(Report.inspection)
    query = query.options(told.joinedload(Inspection.project), told.joinedload(Inspection.revision))
    return session.scalars(query).one_or_none()


def with_project(session: Session, inspection_id: UUID) -> Inspection | None:
    """An inspection with its project."""
    query = select(Inspection).where(Inspection.id == inspection_id).options(joinedload(Inspection.project))
    return session.scalars(query).one_or_none()


def first_answers(session: Session, inspection_id: UUID) -> dict[str, datetime]:
    """When the first of its answers was given, by sheet id; sheets without any are left out."""
    query = (
        select(Answer.sheet_id, func.min(Answer.answered_at))
        .join(Sheet, Sheet.id == Answer.sheet_id)
        .where(Sheet.inspection_id == inspection_id)
        .group_by(Answer.sheet_id)
    )
    return {str(row[0]): row[1] for row in session.execute(query)}


def latest(session: Session, reach: Reach, size: int) -> Sequence[Report]:
    """The newest reports of the projects of ``reach``, with inspection and project."""
    seen = within(select(Inspection.id), reach)
    query = select(Report).options(joinedload(Report.inspection).joinedload(Inspection.project))
    if not reach.everywhere:
        query = query.where(Report.inspection_id.in_(seen))
    return session.scalars(query.order_by(Report.id.desc()).limit(size)).all()


def with_result(session: Session, inspection_id: UUID) -> Inspection | None:
    """An inspection with its kept result."""
    return session.get(Inspection, inspection_id, options=[undefer(Inspection.result)])


def history(
    session: Session, inspection: Inspection, size: int
) -> Sequence[tuple[datetime, Decimal | None, str | None]]:
    """(finished, displayed score, grade) of the completed inspections before this one, oldest first."""
    query = (
        select(Inspection.finished_at, Inspection.score, Inspection.grade)
        .where(
            Inspection.project_id == inspection.project_id,
            Inspection.programme == inspection.programme,
            Inspection.state == "completed",
            Inspection.finished_at < inspection.finished_at,
        )
        .order_by(Inspection.finished_at.desc(), Inspection.id.desc())
        .limit(size)
    )
    rows = [
        (at, None if score is None else Decimal(score), grade)
        for at, score, grade in session.execute(query)
        if at is not None
    ]
    return rows[::-1]


def latest_results(session: Session, inspection: Inspection) -> Sequence[dict[str, Any]]:
    """The kept results of each project's latest inspection of the programme when this one was finished."""
    newest = (
        select(Inspection.project_id, func.max(Inspection.finished_at).label("at"))
        .where(
            Inspection.programme == inspection.programme,
            Inspection.state == "completed",
            Inspection.finished_at <= inspection.finished_at,
        )
        .group_by(Inspection.project_id)
        .order_by(func.max(Inspection.finished_at).desc(), Inspection.project_id)
        .limit(MOST_PROJECTS)
        .subquery()
    )
    query = select(Inspection.result).join(
        newest, (Inspection.project_id == newest.c.project_id) & (Inspection.finished_at == newest.c.at)
    )
    return [result for result in session.scalars(query) if result is not None]


def closing_event(session: Session, inspection_id: UUID) -> str:
    """The hash of the log entry that finished the inspection, empty where there is none."""
    query = (
        select(AuditEvent.hash)
        .where(AuditEvent.subject_id == inspection_id, AuditEvent.action == "inspection.finished")
        .order_by(AuditEvent.sequence)
        .limit(1)
    )
    return session.scalars(query).first() or ""
