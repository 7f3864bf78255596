"""Doing something with a finding: the table is asked, and either a step is added or a refusal comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from inspect_app.access.model import Permission
from inspect_app.errors import Conflict, Forbidden, Refusal
from inspect_app.findings.contents import unfit
from inspect_app.findings.deadlines import Rules, due_after, end_of
from inspect_app.findings.folding import advanced
from inspect_app.findings.model import Act, Action, Correction, Source, Step, Who
from inspect_app.findings.seals import step_seal
from inspect_app.findings.transitions import TRANSITIONS, DueChange, Gate, Tie, Transition


def apply(correction: Correction, act: Act, who: Who, rules: Rules) -> Correction | Refusal:
    """The corrective action after ``act``, or the refusal, which is returned and not raised.

    An act already done gives the corrective action as it is. Conflict: ``act-of-another``, ``act-id-reused``,
    ``version-unknown``, ``finding-moved-on`` (somebody else was first), ``finding-not-now``,
    ``manager-opinion-first``, ``complaints-only``, ``extension-not-asked``, ``extension-already-asked``,
    ``fixer-cannot-verify``, ``only-the-finder``, ``only-the-assigned``. Forbidden: the permission. Invalid: a
    field of the act.
    """
    if act.by != who.id:
        return Conflict("act-of-another", by=act.by)
    known = next((step.act for step in correction.history if step.act.id == act.id), None)
    if known is not None:
        return correction if _same(known, act) else Conflict("act-id-reused", id=act.id)
    row = _row(correction, act.action)
    # Mere words do not mind what was decided since; everything else was meant for what the person saw.
    stale = None if isinstance(row, Transition) and not row.decides else _stale(correction, act)
    if stale is not None:
        return stale
    if isinstance(row, Refusal):
        return row
    acts_as = _capacity(correction, row, who)
    if isinstance(acts_as, Refusal):
        return acts_as
    done = replace(act, behalf=None if acts_as.id == who.id else acts_as.id)
    return unfit(correction, row, act, rules) or advanced(correction, _step(correction, row, done, rules))


def allowed(correction: Correction, who: Who) -> tuple[Transition, ...]:
    """The rows of the table open to this person now: which buttons to show, and what each asks for."""
    rows = (_row(correction, action) for action in Action)
    return tuple(
        row
        for row in rows
        if isinstance(row, Transition) and isinstance(_capacity(correction, row, who), Who)
    )


def behalf_of(correction: Correction, action: Action, who: Who) -> UUID | None:
    """The colleague in whose place the person would do it now; None where it is their own, or not theirs."""
    row = _row(correction, action)
    acts_as = who if isinstance(row, Refusal) else _capacity(correction, row, who)
    return None if isinstance(acts_as, Refusal) or acts_as.id == who.id else acts_as.id


def _same(known: Act, act: Act) -> bool:
    """Whether it is the same act, which may arrive at another time when it is sent again."""
    return replace(act, at=known.at, seen=known.seen, behalf=known.behalf) == known


def _stale(correction: Correction, act: Act) -> Refusal | None:
    """Whether somebody decided something since this person looked."""
    if act.seen == correction.version:
        return None
    if not 0 <= act.seen < correction.version:
        return Conflict("version-unknown", seen=act.seen)
    last = next(step.act for step in reversed(correction.history) if step.decides)
    return Conflict("finding-moved-on", by=last.by, action=last.action, at=last.at)


def _row(correction: Correction, action: Action) -> Transition | Refusal:
    rows = [row for row in TRANSITIONS if row.action is action and correction.state in row.origins]
    codes = [_shut(correction, row.gate) for row in rows]
    for row, code in zip(rows, codes, strict=True):
        if code is None:
            return row
    shut = next((code for code in codes if code is not None), "finding-not-now")
    return Conflict(shut, action=action, state=correction.state)


def _shut(correction: Correction, gate: Gate) -> str | None:
    """The code of why ``gate`` does not let this finding through; None where it does."""
    grave, complaint = correction.facts.grave, correction.facts.source is Source.COMPLAINT
    open_codes = {
        Gate.ALL: (True, ""),
        Gate.MILD: (not grave, "manager-opinion-first"),
        Gate.GRAVE: (grave, "finding-not-grave"),
        Gate.COMPLAINT: (complaint, "complaints-only"),
        Gate.ASKED: (correction.asked is not None, "extension-not-asked"),
        Gate.NOT_ASKED: (correction.asked is None, "extension-already-asked"),
    }
    passes, code = open_codes[gate]
    return None if passes else code


def _capacity(correction: Correction, row: Transition, who: Who) -> Who | Refusal:
    """As whom the person may do it: as themselves, else in the place of one absent colleague, never mixed."""
    refused: list[Refusal] = []
    for each in (who, *who.standing_in):
        refusal = _not_theirs(correction, row, each)
        if refusal is None:
            return _unless_barred(correction, row, who, each)
        refused.append(refusal)
    # What speaks of this finding tells more than that a permission is missing.
    return next((each for each in refused if not isinstance(each, Forbidden)), refused[0])


def _unless_barred(correction: Correction, row: Transition, who: Who, acts_as: Who) -> Who | Refusal:
    """Nobody judges their own fix by a colleague's right, nor the fix of a colleague they stand in for."""
    involved = {who.id, *(each.id for each in who.standing_in)}
    barred = row.tie is Tie.NEVER_FIXER and involved & correction.fixers
    return Conflict("fixer-cannot-verify") if barred else acts_as


def _not_theirs(correction: Correction, row: Transition, who: Who) -> Refusal | None:
    if row.permission not in who.may:
        return Forbidden(row.permission.value)
    if row.tie is Tie.FINDER and who.id != correction.facts.found_by:
        return Conflict("only-the-finder")
    if row.tie is Tie.NEVER_FIXER and who.id in correction.fixers:
        return Conflict("fixer-cannot-verify")
    if row.tie is Tie.ASSIGNED and not _is_assigned(correction, who):
        return Conflict("only-the-assigned")
    return None


def _is_assigned(correction: Correction, who: Who) -> bool:
    """Contractors often have no account: who may assign the work may report it for them."""
    if Permission.FINDING_ASSIGN in who.may:
        return True
    party = correction.assignee
    return party is not None and (party.person == who.id or party.department in who.departments)


def _step(correction: Correction, row: Transition, act: Act, rules: Rules) -> Step:
    after = row.target or correction.state
    due = _due(correction, row, act, rules)
    content = step_seal(correction, act, after, row.outcome, due)
    return Step(act, correction.state, after, row.outcome, due, content, row.decides)


def _due(correction: Correction, row: Transition, act: Act, rules: Rules) -> datetime:
    if row.due is DueChange.RESTART:
        return due_after(act.at, correction.facts.severity, rules)
    if row.due is DueChange.MOVE and act.until is not None:
        return end_of(act.until, rules.zone)
    return correction.due
