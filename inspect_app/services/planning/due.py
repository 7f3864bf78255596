"""What is due between two days, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import Reach, held_by, reach
from inspect_app.checklist.model import Text
from inspect_app.planning.model import Occurrence, Round, Standing
from inspect_app.planning.plans import FURTHEST_MARK, MOST_MAKE_UP_DAYS
from inspect_app.planning.standing import counting, standing
from inspect_app.services.planning import rows
from inspect_app.services.planning.writing import today_in
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, PlanOccurrence, Project
from inspect_app.storage.queries import conflicts, planning, revisions
from inspect_app.storage.queries.planning import Own, Wanted

MOST = 3000
# How far from its day an inspection may be open, or be made up.
_BEFORE, _AFTER = timedelta(days=FURTHEST_MARK + MOST_MAKE_UP_DAYS + 1), timedelta(days=FURTHEST_MARK + 1)


@dataclass(frozen=True, slots=True)
class Due:
    """An occurrence as pages show it.

    ``held`` is the round that counts, ``running`` an inspection begun and not finished, ``latest`` the last
    begun; ``can_start`` tells whether one may be begun now: it is open, or a miss can still be made up.
    """

    occurrence: Occurrence
    project: Project
    standing: Standing
    held: Round | None
    running: Inspection | None
    latest: Inspection | None
    can_start: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What is due, by its opening; ``cut`` where there is more than ``MOST``."""

    rows: tuple[Due, ...]
    names: Mapping[UUID, str]
    titles: Mapping[str, Text]
    cut: bool = False


def between(
    session: Session,
    actor: Actor,
    start: date,
    end: date,
    *,
    project: UUID | None = None,
    person: UUID | None = None,
    plans: tuple[UUID, ...] | None = None,
    permission: Permission = Permission.PLAN_VIEW,
) -> Listing:
    """What is held from ``start`` up to and without ``end`` where ``actor`` holds ``permission``."""
    return _listing(session, Wanted(start, end, reach(actor, permission), project, person, plans))


def own(session: Session, actor: Actor, start: date, end: date) -> Listing:
    """What ``actor`` is to do between the days: given by name, or to a role they hold there."""
    return _listing(session, _of(actor, start, end))


def waiting(session: Session, actor: Actor, zone: ZoneInfo) -> Listing:
    """What ``actor`` is to do today or may do now, and what was done today, as the day goes."""
    today = today_in(zone)
    listing = own(session, actor, today - _BEFORE, today + _AFTER)
    kept = tuple(each for each in listing.rows if _is_of_today(each, today, zone))
    return Listing(kept, listing.names, listing.titles, listing.cut)


def _is_of_today(due: Due, today: date, zone: ZoneInfo) -> bool:
    if due.running is not None or due.can_start:
        return True
    if due.standing is Standing.UPCOMING:
        return due.occurrence.opens.astimezone(zone).date() == today
    if due.held is not None:
        return due.held.finished_at.astimezone(zone).date() == today
    return due.occurrence.missed.astimezone(zone).date() == today


def _of(actor: Actor, start: date, end: date) -> Own:
    roles: dict[str, Reach] = {}
    usable = held_by(actor)
    for role in {held.role for held in usable}:
        held = [each for each in usable if each.role is role]
        roles[role.value] = Reach(
            everywhere=any(each.project is None and each.region is None for each in held),
            projects=frozenset(each.project for each in held if each.project),
            regions=frozenset(each.region for each in held if each.region and not each.project),
        )
    people = (actor.id, *(absent.person for absent in actor.standing_in))
    return Own(start, end, people, roles, reach(actor, Permission.INSPECTION_CONDUCT))


def _listing(session: Session, wanted: Wanted | Own) -> Listing:
    found = planning.occurrences(session, wanted, MOST + 1)
    begun = planning.inspections(session, wanted) if found else {}
    now = clock.now()
    shown = tuple(shown_as(row, begun.get(row.id, ()), now) for row in found[:MOST])
    return Listing(shown, _names(session, shown), titles(session), len(found) > MOST)


def shown_as(row: PlanOccurrence, inspections: Sequence[Inspection], now: datetime) -> Due:
    """The occurrence ``row`` as it stands at ``now``; ``inspections`` are those begun for it."""
    occurrence = rows.occurrence_of(row)
    rounds = rows.rounds_of(row.id, inspections)
    held = counting(occurrence, rounds, now)
    return Due(
        occurrence=occurrence,
        project=row.project,
        standing=standing(occurrence, rounds, now),
        held=held,
        running=next((each for each in inspections if each.finished_at is None), None),
        latest=inspections[-1] if inspections else None,
        can_start=held is None and occurrence.opens <= now < occurrence.made_up_until,
    )


def _names(session: Session, shown: Iterable[Due]) -> Mapping[UUID, str]:
    people = {each.occurrence.assignee for each in shown} | {each.held.by for each in shown if each.held}
    return conflicts.names(session, {person for person in people if person is not None})


def titles(session: Session) -> dict[str, Text]:
    """The titles of programmes by their ids."""
    return {row.programme: Text(row.title_zh, row.title_en) for row in revisions.current(session)}
