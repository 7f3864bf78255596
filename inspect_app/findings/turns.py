"""Whose turn it is: what fills a person's work of today, and who hears of what is overdue."""

from __future__ import annotations

from inspect_app.access.model import Role
from inspect_app.findings.model import Correction, Party, State

SUPERVISOR = Party(role=Role.SUPERVISOR)
PROPERTY_MANAGER = Party(role=Role.PROPERTY_MANAGER)
INSPECTOR = Party(role=Role.INSPECTOR)


def turn(correction: Correction) -> Party | None:
    """Who must act next; None once it is closed."""
    return {
        State.RECORDED: SUPERVISOR,
        State.REVIEWED: PROPERTY_MANAGER if correction.facts.grave else SUPERVISOR,
        State.DECIDED: SUPERVISOR,
        # One fixed on the spot and sent back was never assigned to anybody.
        State.ASSIGNED: correction.assignee,
        State.SENT_BACK: correction.assignee or SUPERVISOR,
        State.FIXED: _verifier(correction),
        State.CLOSED: None,
    }[correction.state]


def _verifier(correction: Correction) -> Party:
    """The finder, or where the finder mended it any other inspector."""
    finder = correction.facts.found_by
    return INSPECTOR if finder in correction.fixers else Party(person=finder)
