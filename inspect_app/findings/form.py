"""The patrol problem form (OS-5.2) at any step: which words, signature and date stand in which box."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app.findings.deadlines import last_day
from inspect_app.findings.model import Action, Cause, Correction, Outcome, Step

# The latest of these fills the box of the result: what was done, and what was seen on site.
_HANDLING = (Action.FIX, Action.FIX_ON_THE_SPOT, Action.CALL_DUPLICATE, Action.CALL_NOT_OURS, Action.DEDUCT)
_REMARKING = (Action.EXTEND, Action.SEND_BACK, Action.REPLY, Action.NOTE_DISSATISFACTION, Action.REMARK)


@dataclass(frozen=True, slots=True)
class Box:
    """One box: words, by whom, when, and the hash of the picture of the signature, empty where none.

    ``behalf`` is the absent colleague in whose place it was written.
    """

    text: str
    by: UUID
    at: datetime
    signature: str
    action: Action
    behalf: UUID | None = None


@dataclass(frozen=True, slots=True)
class ProblemForm:
    """The form's boxes; None is an empty one to be filled in by hand. ``due_on`` is the last day in time."""

    number: str
    found_on: date
    place: str
    found_by: UUID
    problem: str
    note: str
    cause: Cause | None
    due_on: date
    extensions: int
    supervisor: Box | None
    manager: Box | None
    result: Box | None
    verification: Box | None
    outcome: Outcome | None
    remarks: tuple[Box, ...]


def form(correction: Correction, zone: ZoneInfo) -> ProblemForm:
    """The form of the corrective action as it stands; dates as in ``zone``."""
    facts = correction.facts
    return ProblemForm(
        number=facts.number,
        found_on=facts.found_at.astimezone(zone).date(),
        place=facts.place,
        found_by=facts.found_by,
        problem=facts.what,
        note=facts.note,
        cause=correction.cause,
        due_on=last_day(correction.due, zone),
        extensions=correction.extensions,
        supervisor=_latest(correction, Action.REVIEW),
        manager=_latest(correction, Action.DECIDE),
        result=_latest(correction, *_HANDLING),
        verification=_latest(correction, Action.VERIFY),
        outcome=correction.outcome,
        remarks=tuple(_box(step) for step in correction.history if step.act.action in _REMARKING),
    )


def _latest(correction: Correction, *actions: Action) -> Box | None:
    found = (step for step in reversed(correction.history) if step.act.action in actions)
    step = next(found, None)
    return None if step is None else _box(step)


def _box(step: Step) -> Box:
    act = step.act
    return Box(act.text, act.by, act.at, act.signature, act.action, act.behalf)
