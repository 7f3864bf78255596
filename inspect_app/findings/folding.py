"""How a corrective action stands follows from its steps alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from inspect_app.findings.deadlines import Rules, due_after
from inspect_app.findings.model import Act, Action, Correction, Facts, Step
from inspect_app.findings.seals import step_seal


def recorded(facts: Facts, rules: Rules) -> Correction:
    """A finding just recorded: its time runs from when it was found."""
    return beginning(facts, due_after(facts.found_at, facts.severity, rules))


def beginning(facts: Facts, due: datetime) -> Correction:
    """The corrective action before anything was done; ``due`` is the deadline it was recorded with."""
    return Correction(facts, due, cause=facts.cause)


def restored(facts: Facts, due: datetime, steps: Iterable[Step]) -> Correction:
    """The corrective action of kept ``steps``; ``due`` is the deadline it was recorded with."""
    correction = beginning(facts, due)
    for step in steps:
        correction = advanced(correction, step)
    return correction


def advanced(correction: Correction, step: Step) -> Correction:
    """The corrective action with one step more."""
    act = step.act
    return replace(
        correction,
        due=step.due,
        state=step.after,
        outcome=step.outcome,
        cause=act.cause or correction.cause,
        assignee=act.assignee or correction.assignee,
        asked=_asked(correction, step),
        version=correction.version + step.decides,
        round=correction.round + (act.action is Action.SEND_BACK),
        extensions=correction.extensions + (act.action is Action.EXTEND),
        history=(*correction.history, step),
    )


def _asked(correction: Correction, step: Step) -> Act | None:
    if step.act.action is Action.ASK_EXTENSION:
        return step.act
    answered = step.act.action in {Action.EXTEND, Action.REFUSE_EXTENSION}
    return None if answered or step.after is not step.before else correction.asked


def first_tampered(correction: Correction, due: datetime) -> int | None:
    """The number, from 1, of the first step whose content is not what was sealed; None where all hold.

    ``due`` is the deadline it was recorded with.
    """
    so_far = beginning(correction.facts, due)
    for number, step in enumerate(correction.history, start=1):
        if step.content != step_seal(so_far, step.act, step.after, step.outcome, step.due):
            return number
        so_far = advanced(so_far, step)
    return None
