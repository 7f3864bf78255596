"""Handing one's work to a colleague for a leave, taking it back, and what of it is in force now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock, ids
from inspect_app.access import delegation as rules
from inspect_app.access.delegation import Delegation
from inspect_app.access.model import Actor, Assignment, Permission, Role, StandIn
from inspect_app.errors import Forbidden, Invalid, NotFound
from inspect_app.findings.deadlines import end_of
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.storage.database import Session
from inspect_app.storage.models import Delegation as Row
from inspect_app.storage.models import User
from inspect_app.storage.queries import corrections, delegations, users
from inspect_app.storage.queries.paging import Page

_ROLES = {role.value: role for role in Role}


@dataclass(frozen=True, slots=True)
class Leave:
    """Who is to have ``assignments`` from ``first`` to ``last``; ``delegate`` is a stored sign-in name."""

    delegate: str
    assignments: tuple[Assignment, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Shown:
    """One as its page shows it: ``standing`` is to_come, running, over or revoked."""

    id: UUID
    value: Delegation
    person: str
    delegate: str
    standing: str


def standing_in(session: Session, user_id: UUID) -> tuple[StandIn, ...]:
    """Whose work the person does now, decided anew at every request."""
    rows = delegations.running_for(session, user_id, clock.now())
    return tuple(found for _, each in groupby(rows, lambda row: row.id) if (found := _lent(list(each))))


def _lent(rows: Sequence[Any]) -> StandIn | None:
    first, held = rows[0], _assignments([row.role, row.project_id, row.region_id] for row in rows)
    return rules.lent(StandIn(first.person_id, first.name, _assignments(first.roles), first.last_day), held)


def _assignments(told: Iterable[Sequence[Any]]) -> tuple[Assignment, ...]:
    """Roles as rows tell them; those we no longer know grant nothing."""
    return tuple(
        Assignment(_ROLES[role], _id(project), _id(region))
        for role, project, region in told
        if role in _ROLES
    )


def _id(told: str | UUID | None) -> UUID | None:
    return UUID(told) if isinstance(told, str) else told


def value_of(row: Row) -> Delegation:
    """The delegation as the rules see it."""
    return Delegation(
        id=row.id,
        person=row.person_id,
        delegate=row.delegate_id,
        assignments=_assignments(row.roles),
        first=row.first_day,
        last=row.last_day,
        starts=row.starts_at,
        ends=row.ends_at,
        revoked=row.revoked_at,
    )


def hand_over(session: Session, actor: Actor, person_id: UUID, leave: Leave, zone: ZoneInfo) -> Row:
    """Let the colleague stand in for the person on these days, as days go in ``zone``.

    Raises NotFound, and what ``access.delegation.check`` raises; Invalid ``user-unknown`` for nobody.
    """
    person, delegate = _active(session, person_id), users.by_username(session, leave.delegate)
    if delegate is None or not delegate.active:
        raise Invalid("user-unknown", field="delegate")
    now = clock.now()
    wanted = Delegation(
        id=ids.new(),
        person=person.id,
        delegate=delegate.id,
        assignments=leave.assignments,
        first=leave.first,
        last=leave.last,
    )
    others = [value_of(row) for row in delegations.of_people(session, [person.id, delegate.id], now)]
    rules.check(actor, wanted, own_roles(person), others, now.astimezone(zone).date())
    row = _row(wanted, actor, zone)
    session.add(row)
    session.flush()
    detail = {**_told(wanted), "name": person.name, "delegate": delegate.name}
    audit.record(session, actor, "delegation.make", Subject("delegation", row.id), detail)
    return row


def _active(session: Session, person_id: UUID) -> User:
    person = users.with_roles(session, person_id)
    if person is None or not person.active:
        raise NotFound("user")
    return person


def own_roles(person: User) -> tuple[Assignment, ...]:
    """The roles of ``person`` (with ``assignments`` loaded) that can be handed over."""
    held = ([each.role, each.project_id, each.region_id] for each in person.assignments)
    return rules.delegable(_assignments(held))


def _row(wanted: Delegation, actor: Actor, zone: ZoneInfo) -> Row:
    return Row(
        id=wanted.id,
        person_id=wanted.person,
        delegate_id=wanted.delegate,
        roles=[_plain(each) for each in wanted.assignments],
        first_day=wanted.first,
        last_day=wanted.last,
        starts_at=end_of(wanted.first - timedelta(days=1), zone),
        ends_at=end_of(wanted.last, zone),
        made_at=clock.now(),
        made_by=actor.id,
    )


def _plain(held: Assignment) -> list[str | None]:
    return [
        held.role.value,
        str(held.project) if held.project else None,
        str(held.region) if held.region else None,
    ]


def _told(wanted: Delegation) -> dict[str, object]:
    return {
        "roles": told(wanted.assignments),
        "starts": wanted.first.isoformat(),
        "ends": wanted.last.isoformat(),
    }


def told(assignments: Iterable[Assignment]) -> list[str]:
    """Roles as the log and forms tell them: ``inspector@project:ID``."""
    return [f"{each.role.value}@{_where(each)}" for each in assignments]


def _where(held: Assignment) -> str:
    if held.project is not None:
        return f"project:{held.project}"
    return "company" if held.region is None else f"region:{held.region}"


def revoke(session: Session, actor: Actor, delegation_id: UUID) -> Row:
    """End it at once; one already over stays as it is. Raises NotFound for what is not theirs to end."""
    row = delegations.get(session, delegation_id)
    if row is None or not rules.may_set(actor, row.person_id):
        raise NotFound("delegation")
    now = clock.now()
    if row.revoked_at is None and now < row.ends_at:
        row.revoked_at, row.revoked_by = now, actor.id
        names = corrections.names(session, {row.person_id, row.delegate_id})
        detail = {"name": names[row.person_id], "delegate": names[row.delegate_id]}
        audit.record(session, actor, "delegation.revoke", Subject("delegation", row.id), detail)
    return row


def listed(session: Session, actor: Actor, user_id: UUID, after: UUID | None = None) -> Page[Shown]:
    """What the person handed over or was handed, newest first. Raises Forbidden for another's."""
    if not rules.may_set(actor, user_id):
        raise Forbidden(Permission.USER_MANAGE.value)
    page = delegations.around(session, user_id, after)
    names = corrections.names(
        session, {each for row in page.rows for each in (row.person_id, row.delegate_id)}
    )
    return Page([_shown(row, names) for row in page.rows], page.after)


def _shown(row: Row, names: Mapping[UUID, str]) -> Shown:
    value = value_of(row)
    people = names.get(row.person_id, ""), names.get(row.delegate_id, "")
    return Shown(row.id, value, *people, _standing(value, clock.now()))


def _standing(value: Delegation, now: datetime) -> str:
    if value.revoked is not None:
        return "revoked"
    if rules.runs(value, now):
        return "running"
    return "over" if value.ends is not None and value.ends <= now else "to_come"


def assignment_of(words: str) -> Assignment | None:
    """What ``told`` said; None for what it never says."""
    role, _at, where = words.partition("@")
    kind, _colon, place = where.partition(":")
    if role not in _ROLES or kind not in {"company", "project", "region"}:
        return None
    try:
        at = UUID(place) if place else None
    except ValueError:
        return None
    if (at is None) is not (kind == "company"):
        return None
    return Assignment(_ROLES[role], at if kind == "project" else None, at if kind == "region" else None)


def colleagues(session: Session, user_id: UUID) -> Sequence[User]:
    """The active people but this one, by name: whom work could be handed to."""
    return delegations.active_but(session, user_id)
