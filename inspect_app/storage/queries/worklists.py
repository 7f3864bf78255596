"""What waits for whom, and the board: a few rows of each, the most urgent first, found by index."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from inspect_app.access.rules import Reach
from inspect_app.storage.models import Finding
from inspect_app.storage.queries.findings import at_projects, with_project


@dataclass(frozen=True, slots=True)
class Some:
    """The first rows of a list and how many there are, counted no further than asked for."""

    rows: Sequence[Finding]
    count: int


# Compared with, rather than asked whether there is one: only so the index is surely used.
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_REACHED = {
    "supervisor": Finding.supervisor_from,
    "property_manager": Finding.property_manager_from,
    "quality_manager": Finding.quality_manager_from,
}


def of_person(
    session: Session,
    person: UUID,
    states: Collection[str],
    size: int,
    most: int,
    reach: Reach | None = None,
) -> Some:
    """Whose turn it is by name, in one of ``states``; where given, at the projects of ``reach`` only."""
    there = at_projects(session, reach, None) if reach else []
    return _some(session, [Finding.turn_person_id == person, Finding.state.in_(states), *there], size, most)


def of_departments(session: Session, names: Collection[str], reach: Reach, size: int, most: int) -> Some:
    """What waits for departments."""
    chosen = [Finding.turn_department.in_(names), *at_projects(session, reach, None)]
    return _some(session, chosen, size, most)


def of_role(session: Session, role: str, states: Collection[str], reach: Reach, size: int, most: int) -> Some:
    """What waits for whoever holds ``role`` at the projects of ``reach``, in one of ``states``."""
    chosen = [Finding.turn_role == role, Finding.state.in_(states), *at_projects(session, reach, None)]
    return _some(session, chosen, size, most)


def asked(session: Session, reach: Reach, size: int, most: int) -> Some:
    """Extensions asked for and not answered, the earliest wish first."""
    chosen = [Finding.asked_until > _LONG_AGO.date(), *at_projects(session, reach, None)]
    return _some(session, chosen, size, most, Finding.asked_until)


def reached(session: Session, role: str, now: datetime, reach: Reach, size: int, most: int) -> Some:
    """What is overdue so far that ``role`` hears of it, the longest first."""
    since = _REACHED[role]
    return _some(session, [since <= now, *at_projects(session, reach, None)], size, most, since)


def owing_reply(session: Session, reach: Reach, size: int, most: int) -> Some:
    """Complaints that nobody has answered yet."""
    chosen = [Finding.reply_due > _LONG_AGO, *at_projects(session, reach, None)]
    return _some(session, chosen, size, most, Finding.reply_due)


def in_state(session: Session, state: str, reach: Reach, project: UUID | None, size: int, most: int) -> Some:
    """A column of the board; what is closed begins with what was closed last."""
    chosen = [Finding.state == state, *at_projects(session, reach, project)]
    order = Finding.due_at if state != "closed" else Finding.id.desc()
    return _some(session, chosen, size, most, order)


def _some(
    session: Session,
    chosen: list[ColumnElement[bool]],
    size: int,
    most: int,
    order: Any = Finding.due_at,
) -> Some:
    ids = list(session.scalars(select(Finding.id).where(*chosen).order_by(order, Finding.id).limit(size)))
    if len(ids) < size:
        return Some(with_project(session, ids), len(ids))
    counted = select(Finding.id).where(*chosen).limit(most).subquery()
    return Some(with_project(session, ids), session.scalar(select(func.count()).select_from(counted)) or 0)
