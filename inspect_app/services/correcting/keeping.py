"""Between rows and the values the rules work on: what is read back must seal as it was sealed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from inspect_app.access.model import Role
from inspect_app.checklist.model import Severity
from inspect_app.findings.deadlines import Rules, Timing, escalations, last_day, timing
from inspect_app.findings.folding import restored
from inspect_app.findings.model import (
    Act,
    Action,
    Cause,
    Correction,
    Facts,
    Outcome,
    Party,
    Source,
    State,
    Step,
)
from inspect_app.findings.replies import owes_reply, reply_due
from inspect_app.findings.turns import turn
from inspect_app.storage.models import Finding, FindingStep

NOBODY = Party()
# Where it is kept from when on an overdue finding has reached a role; other roles read no such list.
REACHED = {
    Role.SUPERVISOR: "supervisor_from",
    Role.PROPERTY_MANAGER: "property_manager_from",
    Role.QUALITY_MANAGER: "quality_manager_from",
}


def facts_of(row: Finding) -> Facts:
    """What was found."""
    return Facts(
        id=row.id,
        number=row.number,
        severity=Severity(row.severity),
        source=Source(row.source),
        found_at=row.opened_at,
        found_by=row.opened_by,
        what=row.title_zh,
        place=row.place,
        note=row.note,
        location=row.location_id,
        checklist=row.checklist,
        item=row.item,
        clauses=tuple(row.clauses),
        photos=tuple(row.photos),
        repeat_of=row.repeat_of_id,
        photographable=row.photographable,
        urgent=row.urgent,
        cause=Cause(row.found_cause) if row.found_cause else None,
    )


def correction_of(row: Finding, steps: Sequence[FindingStep]) -> Correction:
    """The corrective action as its kept steps have left it."""
    return restored(facts_of(row), row.first_due, [step_of(step) for step in steps])


def step_of(row: FindingStep) -> Step:
    """A kept step."""
    act = Act(
        id=row.id,
        action=Action(row.action),
        by=row.by,
        at=row.at,
        seen=row.seen,
        text=row.text,
        signature=row.signature,
        photos=tuple(row.photos),
        cause=Cause(row.cause) if row.cause else None,
        assignee=_party(row),
        until=row.until,
        duplicate_of=row.duplicate_of,
        points=None if row.points is None else Decimal(row.points),
        noted_at=row.noted_at,
        behalf=row.behalf_id,
    )
    outcome = Outcome(row.outcome) if row.outcome else None
    return Step(act, State(row.before), State(row.after), outcome, row.due, row.content, row.decides)


def _party(row: FindingStep) -> Party | None:
    if row.assignee_id is None and not row.department:
        return None
    return Party(person=row.assignee_id, department=row.department)


def step_row(correction: Correction) -> FindingStep:
    """The row of the last step."""
    step = correction.history[-1]
    act, party = step.act, step.act.assignee or NOBODY
    return FindingStep(
        id=act.id,
        finding_id=correction.facts.id,
        ordinal=len(correction.history),
        action=act.action.value,
        by=act.by,
        at=act.at,
        seen=act.seen,
        text=act.text,
        signature=act.signature,
        photos=list(act.photos),
        cause=act.cause,
        assignee_id=party.person,
        department=party.department,
        until=act.until,
        duplicate_of=act.duplicate_of,
        points=None if act.points is None else format(act.points.normalize(), "f"),
        noted_at=act.noted_at,
        behalf_id=act.behalf,
        before=step.before.value,
        after=step.after.value,
        outcome=step.outcome,
        due=step.due,
        content=step.content,
        decides=step.decides,
    )


def keep_standing(row: Finding, correction: Correction, rules: Rules) -> None:
    """Bring the columns that lists read to how the corrective action stands."""
    assignee, waits_for = correction.assignee or NOBODY, turn(correction) or NOBODY
    row.state, row.is_open = correction.state.value, not correction.closed
    row.outcome, row.cause = correction.outcome, correction.cause
    row.round, row.extensions, row.version = correction.round, correction.extensions, correction.version
    row.assignee_id, row.department = assignee.person, assignee.department or None
    row.turn_person_id, row.turn_department = waits_for.person, waits_for.department or None
    row.turn_role = waits_for.role
    row.due_at, row.due_on = correction.due, last_day(correction.due, rules.zone)
    row.asked_until = correction.asked.until if correction.asked else None
    # Once told, a first reply's deadline stays, whatever the company decides later.
    row.reply_due = (row.reply_due or reply_due(correction.facts, rules)) if owes_reply(correction) else None
    row.closed_at = correction.history[-1].act.at if correction.closed else None
    # At its very deadline a running finding is overdue, and nothing else ever is.
    runs = timing(correction, correction.due, rules) is Timing.OVERDUE
    row.running_due = correction.due if runs else None
    keep_ladder(row, rules)


def keep_ladder(row: Finding, rules: Rules) -> None:
    """From when on it reaches whom, where it stays unmended."""
    due = row.running_due
    reached = dict(escalations(due, Severity(row.severity), rules)) if due else {}
    for role, column in REACHED.items():
        setattr(row, column, reached.get(role))
