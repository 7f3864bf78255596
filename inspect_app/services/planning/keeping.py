"""Making, changing and ending plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock, ids
from inspect_app.access.model import GRANTS, Actor, Permission, Place, Role
from inspect_app.access.rules import may, reach
from inspect_app.checklist.model import Draw
from inspect_app.errors import Conflict, Forbidden, Invalid, NotFound
from inspect_app.planning import rhythm
from inspect_app.planning.model import Days, OffDays, Slot
from inspect_app.planning.plans import check
from inspect_app.services import audit
from inspect_app.services.accounts import as_actor
from inspect_app.services.audit import Subject
from inspect_app.services.correcting.timing import rules_of
from inspect_app.services.planning import rows, writing
from inspect_app.storage.database import Session
from inspect_app.storage.models import InspectionPlan, PlanTarget, Project, User
from inspect_app.storage.queries import planning, revisions, users
from inspect_app.storage.queries.paging import Page

CONDUCTING = tuple(role for role in Role if Permission.INSPECTION_CONDUCT in GRANTS[role])
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Aim:
    """A project of a plan; its ``assignee`` goes before the plan's."""

    project: UUID
    assignee: UUID | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """A plan as a person writes it; ``rhythm`` is an RRULE of docs/planning.md."""

    programme: str
    rhythm: str
    starts: date
    slots: tuple[Slot, ...]
    aims: tuple[Aim, ...]
    assignee: UUID | None = None
    role: Role | None = None
    ends: date | None = None
    days: Days = Days.EVERY
    off_days: OffDays = OffDays.SKIP
    make_up_days: int = 0
    draw: Draw | None = None


def listed(
    session: Session, actor: Actor, after: UUID | None = None, *, ended: bool = False
) -> Page[InspectionPlan]:
    """Plans of the projects ``actor`` may look into, newest first, with targets and projects."""
    return planning.page(session, reach(actor, Permission.PLAN_VIEW), after, ended=ended)


def found(session: Session, plan_id: UUID, *, lock: bool = False) -> InspectionPlan:
    """One plan with targets and projects. Raises NotFound."""
    row = planning.find(session, plan_id, lock=lock)
    if row is None:
        raise NotFound("plan")
    return row


def people(session: Session, actor: Actor, permission: Permission = Permission.PLAN_MANAGE) -> Sequence[User]:
    """Who can be given inspections at projects where ``actor`` holds ``permission``, by name."""
    return planning.people(session, reach(actor, permission), [role.value for role in CONDUCTING])


def manages(actor: Actor, row: InspectionPlan) -> bool:
    """Whether ``actor`` may change the plan: at every one of its projects."""
    return all(may(actor, Permission.PLAN_MANAGE, _place(each.project)) for each in row.targets)


def create(session: Session, actor: Actor, facts: Facts, zone: ZoneInfo) -> InspectionPlan:
    """A new plan, written ahead at once. Raises Invalid, NotFound for its projects, or Forbidden there."""
    if facts.starts < writing.today_in(zone):
        raise Invalid("plan-starts-past", field="starts")
    row = _new(actor)
    _fill(session, actor, row, facts, zone)
    session.add(row)
    session.flush()
    writing.write(session, row, rules_of(session).calendar, zone)
    audit.record(session, actor, "plan.create", _subject(row), _detail(row))
    return row


def change(
    session: Session, actor: Actor, plan_id: UUID, facts: Facts, version: int, zone: ZoneInfo
) -> InspectionPlan:
    """Change the plan; another programme or rhythm ends it and begins a new one, which is returned.

    What was due stays as it was. ``version`` is the one the change was made from: Conflict ``plan-changed``
    where somebody was faster, ``plan-ended`` for a plan that is over. Else as ``create``.
    """
    row = _changeable(session, actor, plan_id, version)
    if _is_another(row, facts):
        return _replace(session, actor, row, facts, zone)
    before = _detail(row)
    _fill(session, actor, row, facts, zone)
    row.version += 1
    session.flush()
    writing.write(session, row, rules_of(session).calendar, zone)
    after = _detail(row)
    told = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if told:
        audit.record(session, actor, "plan.edit", _subject(row), told)
    return row


def end(session: Session, actor: Actor, plan_id: UUID, version: int, zone: ZoneInfo) -> InspectionPlan:
    """Let nothing more come due after today; what is due today or was missed stays."""
    row = _changeable(session, actor, plan_id, version)
    today = writing.today_in(zone)
    _end_after(session, row, today if row.starts <= today else row.starts - _DAY, zone)
    row.ended_at = clock.now()
    audit.record(session, actor, "plan.end", _subject(row), {"programme": row.programme})
    return row


def _changeable(session: Session, actor: Actor, plan_id: UUID, version: int) -> InspectionPlan:
    row = found(session, plan_id, lock=True)
    if not manages(actor, row):
        raise Forbidden(Permission.PLAN_MANAGE.value)
    if row.ended_at is not None:
        raise Conflict("plan-ended")
    if row.version != version:
        raise Conflict("plan-changed")
    return row


def _new(actor: Actor) -> InspectionPlan:
    return InspectionPlan(id=ids.new(), created_at=clock.now(), created_by=actor.id, version=1, targets=[])


def _is_another(row: InspectionPlan, facts: Facts) -> bool:
    same = rhythm.read(row.rhythm) == rhythm.read(facts.rhythm)
    return not same or row.programme != facts.programme or row.starts != facts.starts


def _replace(
    session: Session, actor: Actor, row: InspectionPlan, facts: Facts, zone: ZoneInfo
) -> InspectionPlan:
    """What is due today stays with the old plan, so that nothing is due twice or not at all."""
    today = writing.today_in(zone)
    begins = max(facts.starts, today + _DAY if row.starts <= today else today)
    made = _new(actor)
    made.replaces_id = row.id
    changed = Facts(**{name: getattr(facts, name) for name in Facts.__slots__} | {"starts": begins})
    _fill(session, actor, made, changed, zone)
    _end_after(session, row, begins - _DAY if row.starts <= today else row.starts - _DAY, zone)
    session.add(made)
    session.flush()
    writing.write(session, made, rules_of(session).calendar, zone)
    audit.record(session, actor, "plan.replace", _subject(made), _detail(made))
    return made


def _end_after(session: Session, row: InspectionPlan, last: date, zone: ZoneInfo) -> None:
    row.ends = last if row.ends is None else min(row.ends, last)
    row.version += 1
    session.flush()
    writing.write(session, row, rules_of(session).calendar, zone)


def _fill(session: Session, actor: Actor, row: InspectionPlan, facts: Facts, zone: ZoneInfo) -> None:
    rhythm.read(facts.rhythm)
    _check_places(session, actor, facts)
    if all(each.programme != facts.programme for each in revisions.current(session)):
        raise Invalid("plan-programme", field="programme")
    row.programme, row.rhythm = facts.programme, facts.rhythm
    row.starts, row.ends, row.slots = facts.starts, facts.ends, rows.slot_documents(facts.slots)
    row.assignee_id, row.role = facts.assignee, facts.role.value if facts.role else None
    row.days, row.off_days, row.make_up_days = facts.days.value, facts.off_days.value, facts.make_up_days
    row.draw = {"places": facts.draw.places, "rotate": facts.draw.rotate} if facts.draw else None
    _aim(session, row, facts)
    check(rows.plan_of(row, zone))
    _check_people(session, facts)


def _aim(session: Session, row: InspectionPlan, facts: Facts) -> None:
    there = {each.project_id: each for each in row.targets}
    kept = []
    for aim in facts.aims:
        target = there.get(aim.project) or PlanTarget(project_id=aim.project)
        if aim.project not in there:
            target.project = session.get_one(Project, aim.project)
        target.assignee_id = aim.assignee
        kept.append(target)
    row.targets = kept


def _check_places(session: Session, actor: Actor, facts: Facts) -> None:
    for aim in facts.aims:
        project = session.get(Project, aim.project)
        if project is None or not may(actor, Permission.PROJECT_VIEW, _place(project)):
            raise NotFound("project")
        if not may(actor, Permission.PLAN_MANAGE, _place(project)):
            raise Forbidden(Permission.PLAN_MANAGE.value)


def _check_people(session: Session, facts: Facts) -> None:
    """Whoever is named must be able to do it there."""
    if facts.role is not None and facts.role not in CONDUCTING:
        raise Invalid("plan-role", field="role")
    for aim in facts.aims:
        person = aim.assignee or facts.assignee
        project = session.get(Project, aim.project)
        if person is None or project is None:
            continue
        user = users.with_roles(session, person)
        able = user is not None and user.active
        if (
            user is None
            or not able
            or not may(as_actor(user), Permission.INSPECTION_CONDUCT, _place(project))
        ):
            name, where = (user.name if user else ""), project.name
            raise Invalid("plan-person", field="assignee", name=name, project=where)


def _place(project: Project) -> Place:
    return Place(project.id, project.region_id)


def _subject(row: InspectionPlan) -> Subject:
    only = row.targets[0].project_id if len(row.targets) == 1 else None
    return Subject("plan", row.id, only)


def _detail(row: InspectionPlan) -> dict[str, object]:
    """What the audit log tells of a plan."""
    return {
        "programme": row.programme,
        "rhythm": row.rhythm,
        "projects": [str(each.project_id) for each in row.targets],
        "slots": [each["name"] for each in row.slots],
        "starts": row.starts.isoformat(),
        "ends": row.ends.isoformat() if row.ends else None,
    }
