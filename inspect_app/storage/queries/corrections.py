"""The corrective action of findings: steps, photos, and what is around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Row, Table, bindparam, func, select
from sqlalchemy.orm import Session, joinedload

from inspect_app.storage.models import (
    Finding,
    FindingPhoto,
    FindingStep,
    Inspection,
    Photo,
    Project,
    RoleAssignment,
    User,
)

# Put together once: every answer to a tablet asks.
_FINDING = cast(Table, Finding.__table__).c
_FIXED = (
    select(_FINDING.project_id, _FINDING.id, _FINDING.version)
    .where(_FINDING.project_id.in_(bindparam("projects", expanding=True)), _FINDING.state == "fixed")
    .order_by(_FINDING.project_id, _FINDING.due_at, _FINDING.id)
)


def locked(session: Session, finding_id: UUID) -> Finding | None:
    """The finding with project, so that nobody else acts on it before this transaction ends."""
    query = (
        select(Finding)
        .where(Finding.id == finding_id)
        .options(joinedload(Finding.project))
        # SQLite holds its only write lock already; elsewhere the row is locked, alone.
        .with_for_update(of=Finding)
        .execution_options(populate_existing=True)
    )
    return session.scalars(query).one_or_none()


def steps(session: Session, finding_id: UUID) -> Sequence[FindingStep]:
    """Every step of the finding in order."""
    query = select(FindingStep).where(FindingStep.finding_id == finding_id).order_by(FindingStep.ordinal)
    return session.scalars(query).all()


def step(session: Session, finding_id: UUID, ordinal: int) -> FindingStep | None:
    """One step by its number, from 1."""
    query = select(FindingStep).where(FindingStep.finding_id == finding_id, FindingStep.ordinal == ordinal)
    return session.scalars(query).one_or_none()


def step_by_act(session: Session, act_id: UUID) -> FindingStep | None:
    """The step of an act, of whichever finding."""
    return session.get(FindingStep, act_id)


def photos(session: Session, finding_id: UUID) -> Sequence[FindingPhoto]:
    """The photos kept for the finding alone, oldest first."""
    query = select(FindingPhoto).where(FindingPhoto.finding_id == finding_id).order_by(FindingPhoto.id)
    return session.scalars(query).all()


def photo(session: Session, finding_id: UUID, original: str) -> FindingPhoto | None:
    """A photo kept for the finding alone, by its hash."""
    query = select(FindingPhoto).where(
        FindingPhoto.finding_id == finding_id, FindingPhoto.original == original
    )
    return session.scalars(query).one_or_none()


def photo_by_id(session: Session, photo_id: UUID) -> FindingPhoto | None:
    """A photo kept for a finding alone, by its id: as it is now in the database."""
    return session.get(FindingPhoto, photo_id, populate_existing=True)


def is_at(session: Session, finding_id: UUID, inspection_id: UUID) -> bool:
    """Whether finding and inspection are of one project."""
    query = (
        select(Finding.id)
        .join(Inspection, Inspection.project_id == Finding.project_id)
        .where(Finding.id == finding_id, Inspection.id == inspection_id)
    )
    return session.scalar(query) is not None


def fixed_at(session: Session, projects: Collection[UUID]) -> Sequence[Row[*tuple[Any, ...]]]:
    """(project_id, id, version) of the findings that wait for somebody to look, at each of ``projects``."""
    session.flush()
    return session.connection().execute(_FIXED, {"projects": list(projects)}).all()


def steps_of(session: Session, finding_ids: Collection[UUID]) -> dict[UUID, list[FindingStep]]:
    """Every step of some findings in order, by finding."""
    query = (
        select(FindingStep)
        .where(FindingStep.finding_id.in_(finding_ids))
        .order_by(FindingStep.finding_id, FindingStep.ordinal)
    )
    found: dict[UUID, list[FindingStep]] = {}
    for row in session.scalars(query):
        found.setdefault(row.finding_id, []).append(row)
    return found


def evidence(session: Session, row: Finding) -> Sequence[Photo]:
    """The photos of the item that failed, also such as were taken off it since."""
    if row.inspection_id is None:
        return ()
    query = (
        select(Photo)
        .where(
            Photo.inspection_id == row.inspection_id, Photo.sheet_id == row.sheet_id, Photo.item == row.item
        )
        .order_by(Photo.id)
    )
    return session.scalars(query).all()


def last_number(session: Session, prefix: str) -> str | None:
    """The highest number that begins with ``prefix``."""
    query = select(func.max(Finding.number)).where(Finding.number >= prefix, Finding.number < prefix + "~")
    return session.execute(query).scalar_one()


def running(session: Session, chunk: int = 500) -> Iterator[Finding]:
    """The findings whose deadline runs, ``chunk`` at a time."""
    query = select(Finding).where(Finding.running_due.is_not(None)).execution_options(yield_per=chunk)
    return iter(session.scalars(query))


def earlier_at(session: Session, row: Finding, most: int) -> Sequence[Finding]:
    """The newest earlier findings at the same location."""
    if row.location_id is None:
        return ()
    query = (
        select(Finding)
        .where(Finding.location_id == row.location_id, Finding.id < row.id)
        .order_by(Finding.id.desc())
        .limit(most)
    )
    return session.scalars(query).all()


def by_number(session: Session, number: str) -> Finding | None:
    """The finding of that number."""
    return session.scalars(select(Finding).where(Finding.number == number)).one_or_none()


def repeats_of(session: Session, finding_id: UUID) -> Sequence[Finding]:
    """The findings that repeat this one."""
    query = select(Finding).where(Finding.repeat_of_id == finding_id).order_by(Finding.id)
    return session.scalars(query).all()


def names(session: Session, people: Collection[UUID]) -> dict[UUID, str]:
    """Names by id."""
    if not people:
        return {}
    return {row[0]: row[1] for row in session.execute(select(User.id, User.name).where(User.id.in_(people)))}


def numbers(session: Session, project_id: UUID, ids: Collection[UUID]) -> dict[UUID, str]:
    """Numbers by id, of those that are the project's."""
    query = select(Finding.id, Finding.number).where(Finding.id.in_(ids), Finding.project_id == project_id)
    return {row[0]: row[1] for row in session.execute(query)}


def people_at(session: Session, project: Project, roles: Collection[str]) -> Sequence[User]:
    """The active people who hold one of ``roles`` at the project, by name."""
    assigned = (
        select(RoleAssignment.user_id)
        .where(RoleAssignment.role.in_(roles), RoleAssignment.user_id == User.id)
        .where(
            (RoleAssignment.project_id == project.id)
            | (RoleAssignment.region_id == project.region_id)
            | (RoleAssignment.project_id.is_(None) & RoleAssignment.region_id.is_(None))
        )
    )
    query = select(User).where(User.active, assigned.exists()).order_by(User.name, User.username)
    return session.scalars(query).all()
