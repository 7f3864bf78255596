"""Complaints are answered whatever the progress: the first reply has a deadline of its own (ET-1.3)."""

from __future__ import annotations

from datetime import datetime

from inspect_app.findings.deadlines import Rules, after
from inspect_app.findings.model import Action, Correction, Facts, Source


def reply_due(facts: Facts, rules: Rules) -> datetime | None:
    """When the first reply must have been given, an exclusive end; None for what is no complaint."""
    if facts.source is not Source.COMPLAINT:
        return None
    limit = rules.policy.urgent_reply if facts.urgent else rules.policy.first_reply
    return after(facts.found_at, limit, rules)


def first_reply_at(correction: Correction) -> datetime | None:
    """When the complainer was first answered; None so far."""
    replies = (step.act.at for step in correction.history if step.act.action is Action.REPLY)
    return next(replies, None)


def owes_reply(correction: Correction) -> bool:
    """Whether a first reply is still owed."""
    complained = correction.facts.source is Source.COMPLAINT
    return complained and not correction.closed and first_reply_at(correction) is None
