"""What a finding and its corrective action know of themselves."""

from uuid import UUID

import pytest

from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Action, Party
from tests.factories.corrections import CLEANER, FINDER, SUPERVISOR, assigned, done, facts, fixed, opened


@pytest.mark.parametrize(
    ("severity", "grave"),
    [
        (Severity.OBSERVATION, False),
        (Severity.MINOR, False),
        (Severity.MAJOR, True),
        (Severity.CRITICAL, True),
    ],
)
def test_major_and_critical_are_grave(severity: Severity, grave: bool) -> None:
    assert facts(severity).grave is grave


def test_who_is_assigned_counts_as_fixer_before_anything_is_done() -> None:
    assert opened().fixers == frozenset()
    assert assigned().fixers == {CLEANER.id}


def test_who_ever_reported_a_fix_stays_a_fixer() -> None:
    by_supervisor = done(assigned(), Action.FIX, SUPERVISOR)
    moved = done(done(by_supervisor, Action.SEND_BACK, FINDER), Action.REASSIGN, SUPERVISOR)
    assert moved.assignee == Party(department="cleaning")
    assert moved.fixers == {SUPERVISOR.id}


def test_the_latest_step_of_an_action_is_found() -> None:
    correction = done(fixed(), Action.SEND_BACK, FINDER, text="once")
    correction = done(done(correction, Action.FIX, CLEANER), Action.SEND_BACK, FINDER, text="twice")
    step = correction.last(Action.SEND_BACK)
    assert step is not None
    assert step.act.text == "twice"
    assert correction.last(Action.VERIFY) is None
    assert correction.facts.id == UUID(int=100)
