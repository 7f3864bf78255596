"""Whose turn it is at each state."""

from inspect_app.access.model import Role
from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Action, Party
from inspect_app.findings.turns import turn
from tests.factories.corrections import (
    CLEANER,
    FINDER,
    INSPECTOR,
    MANAGER,
    SUPERVISOR,
    assigned,
    done,
    fixed,
    opened,
)


def test_a_mild_one_is_the_supervisors_until_assigned() -> None:
    assert turn(opened()) == Party(role=Role.SUPERVISOR)
    assert turn(done(opened(), Action.REVIEW, SUPERVISOR)) == Party(role=Role.SUPERVISOR)


def test_a_grave_one_is_the_managers_in_between() -> None:
    reviewed = done(opened(Severity.MAJOR), Action.REVIEW, SUPERVISOR)
    assert turn(reviewed) == Party(role=Role.PROPERTY_MANAGER)
    assert turn(done(reviewed, Action.DECIDE, MANAGER)) == Party(role=Role.SUPERVISOR)


def test_then_it_is_the_assigneds_then_the_finders() -> None:
    assert turn(assigned()) == Party(person=CLEANER.id)
    assert turn(fixed()) == Party(person=FINDER.id)
    assert turn(done(fixed(), Action.SEND_BACK, FINDER)) == Party(person=CLEANER.id)
    assert turn(done(assigned(), Action.REASSIGN, SUPERVISOR)) == Party(department="cleaning")
    assert turn(done(fixed(), Action.VERIFY, FINDER)) is None


def test_what_the_finder_fixed_another_looks_at_and_the_supervisor_takes_back() -> None:
    correction = done(opened(Severity.CRITICAL), Action.FIX_ON_THE_SPOT, FINDER)
    assert turn(correction) == Party(role=Role.INSPECTOR)
    assert turn(done(correction, Action.SEND_BACK, INSPECTOR)) == Party(role=Role.SUPERVISOR)
