"""Whether a plan makes sense before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from inspect_app.errors import Invalid
from inspect_app.inspection.validation import UNFIT
from inspect_app.planning.model import Plan, Slot
from inspect_app.planning.rhythm_days import days_between

FIRST_START, LAST_START = date(2000, 1, 1), date(2100, 12, 31)
MOST_SLOTS, MOST_TARGETS = 12, 1000
NAME_LIMIT = 40
# A window of more than a month would have a monthly inspection open twice at once.
FURTHEST_MARK, MOST_MAKE_UP_DAYS = 31, 31
# What has not happened once in so many years, such as a thirtieth of February, never will.
PATIENCE = timedelta(days=3660)


def check(plan: Plan) -> None:
    """Raise Invalid for the first thing wrong: code and field."""
    fault = next(_faults(plan), None)
    if fault is not None:
        raise fault


def _faults(plan: Plan) -> Iterator[Invalid]:
    if not FIRST_START <= plan.starts <= LAST_START:
        yield Invalid("plan-starts", field="starts", least=FIRST_START, most=LAST_START)
    if plan.ends is not None and plan.ends < plan.starts:
        yield Invalid("plan-ends-before-it-starts", field="ends")
    yield from _slot_faults(plan.slots)
    yield from _target_faults(plan)
    if not 0 <= plan.make_up_days <= MOST_MAKE_UP_DAYS:
        yield Invalid("plan-make-up-days", field="make_up_days", most=MOST_MAKE_UP_DAYS)
    if next(days_between(plan.rhythm, plan.starts, plan.starts, plan.starts + PATIENCE), None) is None:
        yield Invalid("rhythm-never", field="rhythm")


def _target_faults(plan: Plan) -> Iterator[Invalid]:
    projects = [target.project for target in plan.targets]
    if not 1 <= len(projects) <= MOST_TARGETS or len(set(projects)) != len(projects):
        yield Invalid("plan-projects", field="targets", most=MOST_TARGETS)
    if plan.assignee is None and plan.role is None and any(each.assignee is None for each in plan.targets):
        yield Invalid("plan-nobody", field="assignee")


def _slot_faults(slots: tuple[Slot, ...]) -> Iterator[Invalid]:
    names = [slot.name for slot in slots]
    if not 1 <= len(slots) <= MOST_SLOTS or len(set(names)) != len(names):
        yield Invalid("plan-slots", field="slots", most=MOST_SLOTS)
    for slot in slots:
        if not slot.name.strip() or len(slot.name) > NAME_LIMIT or UNFIT.search(slot.name):
            yield Invalid("slot-name", field="slots", name=slot.name, limit=NAME_LIMIT)
        marks = (slot.opens, slot.due, slot.missed)
        if any(abs(mark.days) > FURTHEST_MARK or mark.at.tzinfo is not None for mark in marks):
            yield Invalid("slot-mark", field="slots", name=slot.name, most=FURTHEST_MARK)
        elif not slot.opens < slot.due <= slot.missed:
            yield Invalid("slot-order", field="slots", name=slot.name)
