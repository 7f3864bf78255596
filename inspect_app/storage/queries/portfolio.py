"""What portfolio reports read: rows of the projects and the time asked for, found by an index.

Nothing here grows with the history before the span: sums are of the inspections of the span, scores by
touchpoint are rows that ``services.rollups`` keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, distinct, func, select, true
from sqlalchemy.orm import Session, joinedload

from inspect_app.access.rules import Reach
from inspect_app.storage.models import (
    Finding,
    Inspection,
    Job,
    PortfolioReport,
    Project,
    TouchpointScore,
    User,
)
from inspect_app.storage.queries.projects import within

# Findings that were found to be none say nothing of how long mending takes.
MENDED = ("verified", "deducted", "on_the_spot")


@dataclass(frozen=True, slots=True)
class Scope:
    """Completed inspections of one programme at ``projects``, from ``start`` to before ``end``."""

    programme: str
    projects: tuple[UUID, ...]
    start: datetime
    end: datetime


class Scored(NamedTuple):
    """A completed inspection; ``score`` as displayed, ``coverage`` as an exact fraction."""

    id: UUID
    project_id: UUID
    revision_id: UUID
    inspector_id: UUID
    number: str
    finished_at: datetime
    score: str | None
    grade: str | None
    coverage: str | None


class ByTouchpoint(NamedTuple):
    """What one inspection says of one checklist."""

    inspection_id: UUID
    checklist: str
    score: str | None


class FailedItem(NamedTuple):
    """How often an item failed: findings, projects they were found at, repeats among them."""

    checklist: str
    item: str
    title_zh: str
    title_en: str
    findings: int
    projects: int
    repeats: int


class Standing(NamedTuple):
    """So many findings of a severity in a state."""

    severity: str
    state: str
    findings: int


class Closed(NamedTuple):
    """When a finding was opened and when it was closed."""

    severity: str
    opened_at: datetime
    closed_at: datetime


def projects(session: Session, reach: Reach) -> Sequence[Project]:
    """The active projects within ``reach`` with their regions, by code."""
    query = select(Project).where(within(reach), Project.active == true()).options(joinedload(Project.region))
    return session.scalars(query.order_by(Project.code)).all()


def programmes(
    session: Session, chosen: Sequence[UUID], start: datetime, end: datetime
) -> Sequence[tuple[str, int]]:
    """(programme, completed inspections from ``start`` to before ``end``), the most inspected first."""
    count = func.count()
    query = (
        select(Inspection.programme, count)
        .where(
            Inspection.state == "completed",
            Inspection.finished_at >= start,
            Inspection.finished_at < end,
            Inspection.project_id.in_(chosen),
        )
        .group_by(Inspection.programme)
        .order_by(count.desc(), Inspection.programme)
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def scored(session: Session, scope: Scope) -> list[Scored]:
    """The inspections of the scope, oldest first."""
    query = select(
        Inspection.id,
        Inspection.project_id,
        Inspection.revision_id,
        Inspection.inspector_id,
        Inspection.number,
        Inspection.finished_at,
        Inspection.score,
        Inspection.grade,
        Inspection.coverage,
    ).where(*_within(scope))
    rows = session.execute(query.order_by(Inspection.finished_at, Inspection.id))
    return [
        Scored(name, project, revision, inspector, number, at, *rest)
        for name, project, revision, inspector, number, at, *rest in rows
        if at is not None
    ]


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    return [
        Inspection.project_id.in_(scope.projects),
        Inspection.programme == scope.programme,
        Inspection.state == "completed",
        Inspection.finished_at >= scope.start,
        Inspection.finished_at < scope.end,
    ]


def touchpoints(session: Session, inspections: Sequence[UUID]) -> Iterator[ByTouchpoint]:
    """The scores by touchpoint of these inspections."""
    query = select(TouchpointScore.inspection_id, TouchpointScore.checklist, TouchpointScore.score)
    chosen = query.where(TouchpointScore.inspection_id.in_(inspections))
    for row in session.execute(chosen.order_by(TouchpointScore.inspection_id, TouchpointScore.checklist)):
        yield ByTouchpoint(*row)


def failed_items(session: Session, scope: Scope, most: int) -> list[FailedItem]:
    """The items that failed most in the inspections of the scope."""
    count = func.count()
    query = (
        select(
            Finding.checklist,
            Finding.item,
            func.max(Finding.title_zh),
            func.max(Finding.title_en),
            count,
            func.count(distinct(Finding.project_id)),
            func.count(Finding.repeat_of_id),
        )
        .where(Finding.inspection_id.in_(_inspections(scope)))
        .group_by(Finding.checklist, Finding.item)
        .order_by(count.desc(), Finding.checklist, Finding.item)
        .limit(most)
    )
    return [FailedItem(*row) for row in session.execute(query)]


def _inspections(scope: Scope) -> ScalarSelect[UUID]:
    return select(Inspection.id).where(*_within(scope)).scalar_subquery()


def standings(session: Session, scope: Scope) -> list[Standing]:
    """How the findings of the scope's inspections stand now."""
    query = (
        select(Finding.severity, Finding.state, func.count())
        .where(Finding.inspection_id.in_(_inspections(scope)))
        .group_by(Finding.severity, Finding.state)
        .order_by(Finding.severity, Finding.state)
    )
    return [Standing(*row) for row in session.execute(query)]


def closed(session: Session, scope: Scope) -> Iterator[Closed]:
    """The findings of the projects that were closed in the span because they were dealt with."""
    query = select(Finding.severity, Finding.opened_at, Finding.closed_at).where(
        Finding.closed_at >= scope.start,
        Finding.closed_at < scope.end,
        Finding.project_id.in_(scope.projects),
        Finding.outcome.in_(MENDED),
    )
    for severity, opened, ended in session.execute(query.order_by(Finding.closed_at, Finding.id)):
        if ended is not None:
            yield Closed(severity, opened, ended)


def overdue(session: Session, chosen: Sequence[UUID], now: datetime, most: int) -> Sequence[Finding]:
    """The findings longest overdue at ``now``, with their projects and inspections."""
    query = select(Finding).where(*_overdue(chosen, now))
    query = query.options(joinedload(Finding.project), joinedload(Finding.inspection))
    return session.scalars(query.order_by(Finding.running_due, Finding.id).limit(most)).all()


def overdue_counts(session: Session, chosen: Sequence[UUID], now: datetime) -> dict[UUID, int]:
    """How many findings each project has overdue."""
    return _counts(session, _overdue(chosen, now))


def open_counts(session: Session, chosen: Sequence[UUID]) -> dict[UUID, int]:
    """How many findings each project has open."""
    return _counts(session, [Finding.project_id.in_(chosen), Finding.is_open == true()])


def _overdue(chosen: Sequence[UUID], now: datetime) -> list[ColumnElement[bool]]:
    return [Finding.project_id.in_(chosen), Finding.running_due <= now]


def _counts(session: Session, conditions: list[ColumnElement[bool]]) -> dict[UUID, int]:
    query: Select[UUID, int] = (
        select(Finding.project_id, func.count()).where(*conditions).group_by(Finding.project_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def named(session: Session, chosen: Sequence[UUID]) -> Sequence[Project]:
    """These projects with their regions, by code."""
    query = select(Project).where(Project.id.in_(chosen)).options(joinedload(Project.region))
    return session.scalars(query.order_by(Project.code)).all()


def people(session: Session, chosen: Sequence[UUID]) -> dict[UUID, str]:
    """The names of these people."""
    return {row[0]: row[1] for row in session.execute(select(User.id, User.name).where(User.id.in_(chosen)))}


def unfinished(session: Session, kind: str, actor: UUID, most: int) -> Sequence[Job]:
    """What this person asked for and has not got yet, the newest first."""
    # Named one by one, so that an index leads past the many jobs that are done.
    under_way = Job.state.in_(("waiting", "running", "failed"))
    query = select(Job).where(under_way, Job.kind == kind, Job.requested_by == actor)
    return session.scalars(query.order_by(Job.created_at.desc(), Job.id.desc()).limit(most)).all()


def reports(session: Session, most: int) -> Sequence[PortfolioReport]:
    """The newest reports that were made."""
    return session.scalars(select(PortfolioReport).order_by(PortfolioReport.id.desc()).limit(most)).all()


def report(session: Session, report_id: UUID) -> PortfolioReport | None:
    """One of them."""
    return session.get(PortfolioReport, report_id)


def report_by_key(session: Session, key: str) -> PortfolioReport | None:
    """The report of these parameters."""
    return session.scalars(select(PortfolioReport).where(PortfolioReport.key == key)).one_or_none()


def open_findings(session: Session, project_id: UUID, most: int) -> Sequence[Finding]:
    """What is open at a project, what is due first first, with inspection and the finding it repeats."""
    query = (
        select(Finding)
        .where(Finding.project_id == project_id, Finding.is_open == true())
        .options(joinedload(Finding.inspection), joinedload(Finding.repeat_of))
        .order_by(Finding.due_at, Finding.id)
    )
    return session.scalars(query.limit(most)).all()
