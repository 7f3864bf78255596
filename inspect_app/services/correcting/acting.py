"""Doing something with a finding: read, ask the table, add the step, tell the log, in one transaction.

Of two people at once the second finds the first one's step and is told of it; on a database without one
writer at a time, the lock on the finding's row sees to that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor, Permission, Place
from inspect_app.access.rules import alone, in_place_of, may
from inspect_app.errors import Conflict, Invalid, NotFound, Refusal
from inspect_app.findings.acting import allowed, apply, behalf_of
from inspect_app.findings.deadlines import Rules
from inspect_app.findings.model import Act, Action, Cause, Correction, Party, Who
from inspect_app.findings.transitions import Transition
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.correcting import assignees
from inspect_app.services.correcting.keeping import correction_of, keep_standing, step_row
from inspect_app.services.correcting.photos import check_known
from inspect_app.services.correcting.timing import rules_of
from inspect_app.services.notifying import telling
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Project
from inspect_app.storage.queries import corrections, departments, findings


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to do; as ``Act``, of which the service knows who and when."""

    id: UUID
    action: Action
    seen: int
    text: str = ""
    signature: str = ""
    photos: tuple[str, ...] = ()
    cause: Cause | None = None
    assignee: Party | None = None
    until: date | None = None
    duplicate_of: UUID | None = None
    points: Decimal | None = None
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The finding's row, and its corrective action before and after; equal where it was done already."""

    row: Finding
    before: Correction
    after: Correction


class MovedOn(Conflict):
    """Somebody else was first: ``name`` did ``action`` at ``at``."""

    def __init__(self, name: str, action: Action, at: datetime) -> None:
        super().__init__("finding-moved-on", by=name, action=action.value, at=at)
        self.name, self.action, self.at = name, action, at


def load(session: Session, finding_id: UUID) -> tuple[Finding, Correction]:
    """A finding as it stands, with what its page shows. Raises NotFound."""
    row = findings.whole(session, finding_id)
    if row is None:
        raise NotFound("finding")
    return row, correction_of(row, corrections.steps(session, finding_id))


def who_at(session: Session, actor: Actor, project: Project) -> Who:
    """The person as the table of transitions sees them at the project."""
    place = Place(project.id, project.region_id)
    own = Who(actor.id, _held(alone(actor), place), departments.of_person(session, actor.id))
    lent = [(each.person, _held(in_place_of(actor, each), place)) for each in actor.standing_in]
    absent = [
        Who(person, held, departments.of_person(session, person))
        for person, held in lent
        if Permission.FINDING_VIEW in held
    ]
    return replace(own, standing_in=tuple(absent))


def _held(actor: Actor, place: Place) -> frozenset[Permission]:
    return frozenset(permission for permission in Permission if may(actor, permission, place))


def behalf_in(session: Session, actor: Actor, row: Finding, correction: Correction, action: Action) -> str:
    """The name of the colleague in whose place this person would do it; empty where it is their own to do."""
    behalf = behalf_of(correction, action, who_at(session, actor, row.project))
    return next((each.name for each in actor.standing_in if each.person == behalf), "")


def open_to(session: Session, actor: Actor, row: Finding, correction: Correction) -> tuple[Transition, ...]:
    """What this person may do with the finding now."""
    return allowed(correction, who_at(session, actor, row.project))


def act(session: Session, actor: Actor, finding_id: UUID, wish: Wish, zone: ZoneInfo) -> Done:
    """Do it, once however often it is sent.

    Raises NotFound, Forbidden, Invalid, and Conflict: MovedOn where somebody else was first.
    """
    row = corrections.locked(session, finding_id)
    if row is None:
        raise NotFound("finding")
    before = correction_of(row, corrections.steps(session, finding_id))
    _refuse_foreign_act(session, finding_id, wish.id)
    rules = rules_of(session, zone)
    after = apply(before, _act(actor, wish), who_at(session, actor, row.project), rules)
    if isinstance(after, Refusal):
        raise _named(session, before, after)
    if len(after.history) > len(before.history):
        _check(session, row, wish)
        _keep(session, actor, row, after, rules)
        telling.of_step(session, row, before, after)
    return Done(row, before, after)


def _refuse_foreign_act(session: Session, finding_id: UUID, act_id: UUID) -> None:
    known = corrections.step_by_act(session, act_id)
    if known is not None and known.finding_id != finding_id:
        raise Conflict("act-id-reused", id=act_id)


def _act(actor: Actor, wish: Wish) -> Act:
    return Act(
        id=wish.id,
        action=wish.action,
        by=actor.id,
        at=clock.now(),
        seen=wish.seen,
        text=wish.text,
        signature=wish.signature,
        photos=wish.photos,
        cause=wish.cause,
        assignee=wish.assignee,
        until=wish.until,
        duplicate_of=wish.duplicate_of,
        points=wish.points,
        noted_at=wish.noted_at,
    )


def _named(session: Session, before: Correction, refusal: Refusal) -> Refusal:
    """The refusal as people can read it: with a name for whoever was first."""
    if refusal.code != "finding-moved-on":
        return refusal
    last = next(step.act for step in reversed(before.history) if step.decides)
    return MovedOn(corrections.names(session, {last.by}).get(last.by, ""), last.action, last.at)


def _check(session: Session, row: Finding, wish: Wish) -> None:
    """What the table cannot know: whether the things an act speaks of are there."""
    check_known(session, row.id, wish.photos)
    if wish.assignee is not None:
        assignees.check(session, row.project, wish.assignee)
    if wish.duplicate_of is not None:
        other = findings.whole(session, wish.duplicate_of)
        if other is None or other.project_id != row.project_id:
            raise Invalid("duplicate-elsewhere", field="duplicate_of")


def _keep(session: Session, actor: Actor, row: Finding, after: Correction, rules: Rules) -> None:
    session.add(step_row(after))
    keep_standing(row, after, rules)
    session.flush()
    step = after.history[-1]
    detail = {
        "number": row.number,
        "state": step.after.value,
        "step": len(after.history),
        "content_hash": step.content,
    }
    subject = Subject("finding", row.id, row.project_id)
    behalf = next((each for each in actor.standing_in if each.person == step.act.behalf), None)
    audit.record(session, replace(actor, behalf=behalf), f"finding.{step.act.action.value}", subject, detail)
