"""The few newest rows the start page shows."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session, joinedload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Finding, Inspection, Project
from inspect_app.storage.queries.projects import within


def begun_by(session: Session, inspector: UUID, reach: Reach, most: int) -> Sequence[Inspection]:
    """The newest unfinished inspections of the person, with project and revision."""
    query = (
        select(Inspection)
        .join(Project, Inspection.project_id == Project.id)
        .where(Inspection.inspector_id == inspector, Inspection.state == "in_progress", within(reach))
        .options(joinedload(Inspection.project), joinedload(Inspection.revision))
        .order_by(Inspection.started_at.desc(), Inspection.id.desc())
        .limit(most)
    )
    return session.scalars(query).all()


def finished_lately(session: Session, reach: Reach, most: int) -> Sequence[Inspection]:
    """The newest completed inspections, with project, revision and inspector."""
    query = (
        select(Inspection)
        .join(Project, Inspection.project_id == Project.id)
        .where(Inspection.state == "completed", within(reach))
        .options(
            joinedload(Inspection.project), joinedload(Inspection.revision), joinedload(Inspection.inspector)
        )
        .order_by(Inspection.started_at.desc(), Inspection.id.desc())
        .limit(most)
    )
    return session.scalars(query).all()


def open_findings(session: Session, reach: Reach, most: int) -> Sequence[Finding]:
    """The newest findings still open, with project and inspection."""
    query = (
        select(Finding)
        .join(Project, Finding.project_id == Project.id)
        .where(Finding.is_open == true(), within(reach))
        .options(joinedload(Finding.project), joinedload(Finding.inspection))
        .order_by(Finding.id.desc())
        .limit(most)
    )
    return session.scalars(query).all()


def open_finding_count(session: Session, reach: Reach, most: int) -> int:
    """How many findings are still open, counted no further than ``most``."""
    query = (
        select(Finding.id)
        .join(Project, Finding.project_id == Project.id)
        .where(Finding.is_open == true(), within(reach))
        .limit(most)
    )
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0
