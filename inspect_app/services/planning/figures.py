"""Patrol compliance and workload, counted from what was due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import reach
from inspect_app.planning import rhythm
from inspect_app.planning.model import Standing
from inspect_app.planning.patrols import Compliance, Patrolled, compliance
from inspect_app.planning.rhythm import Frequency
from inspect_app.services.planning.due import Due, between
from inspect_app.storage.database import Session
from inspect_app.storage.queries import planning

_WEEK = timedelta(days=7)
_DONE = frozenset({Standing.DONE, Standing.LATE, Standing.MADE_UP})


@dataclass(frozen=True, slots=True)
class Patrols:
    """Each butler's compliance, with the names."""

    rows: tuple[Compliance, ...]
    names: Mapping[UUID, str]
    cut: bool


@dataclass(frozen=True, slots=True)
class Load:
    """One week of one person: how many inspections are due, and of them done and missed."""

    due: int = 0
    done: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Burden:
    """The weeks of a person, or of a role where ``person`` is None; ``most`` is the fullest week."""

    person: UUID | None
    role: str | None
    weeks: tuple[Load, ...]

    @property
    def most(self) -> int:
        """The most inspections in one week."""
        return max((week.due for week in self.weeks), default=0)


@dataclass(frozen=True, slots=True)
class Workload:
    """Burdens from the heaviest on; ``weeks`` are their Mondays."""

    weeks: tuple[date, ...]
    rows: tuple[Burden, ...]
    names: Mapping[UUID, str]
    cut: bool


def patrols(session: Session, actor: Actor, start: date, end: date, project: UUID | None = None) -> Patrols:
    """Compliance of the rounds of all plans that are daily, held from ``start`` up to and without ``end``."""
    sees = reach(actor, Permission.WORKLOAD_VIEW)
    daily = [
        plan
        for plan, rule in planning.rhythms(session, sees)
        if rhythm.read(rule).frequency is Frequency.DAILY
    ]
    found = between(
        session,
        actor,
        start,
        end,
        project=project,
        plans=tuple(daily),
        permission=Permission.WORKLOAD_VIEW,
    )
    patrolled = [Patrolled(each.occurrence, each.standing, _whose(each)) for each in found.rows]
    return Patrols(compliance(patrolled), found.names, found.cut)


def _whose(due: Due) -> UUID | None:
    return due.held.by if due.held else due.occurrence.assignee


def workload(
    session: Session, actor: Actor, monday: date, weeks: int, project: UUID | None = None
) -> Workload:
    """What each person has to do in ``weeks`` weeks from ``monday`` on."""
    found = between(
        session,
        actor,
        monday,
        monday + weeks * _WEEK,
        project=project,
        permission=Permission.WORKLOAD_VIEW,
    )
    counted: dict[tuple[UUID | None, str | None], list[Counter[str]]] = {}
    for each in found.rows:
        person, occurrence = _whose(each), each.occurrence
        key = (person, None if person else occurrence.role and occurrence.role.value)
        held = counted.setdefault(key, [Counter() for _ in range(weeks)])
        held[(occurrence.held_on - monday) // _WEEK].update(_told(each))
    burdens = [
        Burden(person, role, tuple(Load(**week) for week in held)) for (person, role), held in counted.items()
    ]
    burdens.sort(key=lambda each: (-sum(week.due for week in each.weeks), str(each.person)))
    starts = tuple(monday + number * _WEEK for number in range(weeks))
    return Workload(starts, tuple(burdens), found.names, found.cut)


def _told(due: Due) -> list[str]:
    more = ["done"] if due.standing in _DONE else ["missed"] if due.standing is Standing.MISSED else []
    return ["due", *more]
