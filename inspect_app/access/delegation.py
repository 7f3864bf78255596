"""Handing one's work to a colleague for a leave: who may, which roles, which days. Pure.

Rights are never copied: what is handed over holds only while the absent person holds it, and what somebody
has from a colleague is not theirs to hand on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from inspect_app.access.model import Actor, Assignment, Permission, Role, StandIn
from inspect_app.access.rules import alone, may_in_company
from inspect_app.errors import Conflict, Forbidden, Invalid

# Whoever administrates for a fortnight could make themselves administrator for good.
NEVER_DELEGATED = frozenset({Role.ADMINISTRATOR})
# What ends later than in a year is no leave: then the roles themselves are to be given.
MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Delegation:
    """``delegate`` uses the roles ``assignments`` of ``person`` from ``first`` to ``last``, both included.

    ``starts`` and ``ends`` are those days as moments, the end excluded; None before they are worked out.
    """

    id: UUID
    person: UUID
    delegate: UUID
    assignments: tuple[Assignment, ...]
    first: date
    last: date
    starts: datetime | None = None
    ends: datetime | None = None
    revoked: datetime | None = None


def may_set(actor: Actor, person: UUID) -> bool:
    """Whether ``actor`` may hand over or take back the work of ``person``: their own, or administrating."""
    return actor.id == person or may_in_company(alone(actor), Permission.USER_MANAGE)


def delegable(held: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Those of a person's own roles that can be handed over."""
    return tuple(each for each in held if each.role not in NEVER_DELEGATED)


def runs(delegation: Delegation, now: datetime) -> bool:
    """Whether it is in force: nobody has to end it, and revoking it ends it at once."""
    if delegation.revoked is not None or delegation.starts is None or delegation.ends is None:
        return False
    return delegation.starts <= now < delegation.ends


def check(
    actor: Actor,
    wanted: Delegation,
    held: Iterable[Assignment],
    others: Sequence[Delegation],
    today: date,
) -> None:
    """Refuse what cannot be: ``held`` are the person's own roles, ``others`` what either handed over before.

    Raises Forbidden, Invalid (``delegation-self``, ``delegation-nothing``, ``delegation-role``,
    ``delegation-days``, ``delegation-past``, ``delegation-long``), and Conflict: ``delegation-overlap`` where
    one of the roles is handed over for one of the days already, ``delegate-away`` where the colleague has
    handed over work of their own.
    """
    if not may_set(actor, wanted.person):
        raise Forbidden(Permission.USER_MANAGE.value)
    if wanted.person == wanted.delegate:
        raise Invalid("delegation-self", field="delegate")
    _check_roles(wanted, held)
    _check_days(wanted, today)
    standing = [each for each in others if each.revoked is None and _meet(each, wanted)]
    for each in standing:
        if each.person == wanted.delegate:
            raise Conflict("delegate-away", first=each.first, last=each.last)
        if each.person == wanted.person and set(each.assignments) & set(wanted.assignments):
            raise Conflict("delegation-overlap", first=each.first, last=each.last)


def _check_roles(wanted: Delegation, held: Iterable[Assignment]) -> None:
    if not wanted.assignments:
        raise Invalid("delegation-nothing", field="roles")
    if len(set(wanted.assignments)) < len(wanted.assignments) or set(wanted.assignments) - set(
        delegable(held)
    ):
        raise Invalid("delegation-role", field="roles")


def _check_days(wanted: Delegation, today: date) -> None:
    if wanted.last < wanted.first:
        raise Invalid("delegation-days", field="last")
    if wanted.first < today:
        raise Invalid("delegation-past", field="first")
    if (wanted.last - today).days > MOST_DAYS:
        raise Invalid("delegation-long", field="last", most=MOST_DAYS)


def _meet(one: Delegation, other: Delegation) -> bool:
    return one.first <= other.last and other.first <= one.last


def lent(absent: StandIn, held: Iterable[Assignment]) -> StandIn | None:
    """``absent`` with as much of what was handed over as is still among that person's roles ``held``."""
    still = set(delegable(held))
    kept = tuple(each for each in absent.assignments if each in still)
    return replace(absent, assignments=kept) if kept else None
