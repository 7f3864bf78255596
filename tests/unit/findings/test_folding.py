"""How a finding stands follows from its kept steps, and a step changed afterwards is found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspect_app.findings.deadlines import last_day
from inspect_app.findings.folding import advanced, first_tampered, recorded, restored
from inspect_app.findings.model import Action, Outcome, State, Step
from tests.factories.corrections import (
    CLEANER,
    FINDER,
    MANAGER,
    RULES,
    SHANGHAI,
    SUPERVISOR,
    assigned,
    done,
    facts,
    fixed,
    opened,
)

START = opened()
LIFE = done(
    done(done(done(fixed(), Action.REMARK, MANAGER), Action.SEND_BACK, FINDER), Action.FIX, CLEANER),
    Action.VERIFY,
    FINDER,
)


def test_time_runs_from_when_it_was_found() -> None:
    correction = recorded(facts(), RULES)
    assert (correction.state, correction.version, correction.round) == (State.RECORDED, 0, 1)
    assert last_day(correction.due, SHANGHAI) == date(2026, 11, 24)


def test_kept_steps_give_the_same_standing_again() -> None:
    assert restored(LIFE.facts, START.due, LIFE.history) == LIFE
    assert restored(LIFE.facts, START.due, ()) == START


def test_what_was_decided_before_stays_unless_decided_anew() -> None:
    correction = done(assigned(), Action.REASSIGN, SUPERVISOR)
    assert correction.cause == assigned().cause
    assert correction.assignee != assigned().assignee
    assert advanced(assigned(), correction.history[-1]) == correction


@pytest.mark.parametrize("number", range(1, len(LIFE.history) + 1))
@pytest.mark.parametrize(
    "change",
    [
        lambda step: replace(step, act=replace(step.act, text="forged")),
        lambda step: replace(step, act=replace(step.act, by=MANAGER.id, at=step.act.at + timedelta(1))),
        lambda step: replace(step, due=step.due + timedelta(days=9)),
        lambda step: replace(step, outcome=Outcome.DUPLICATE),
        lambda step: replace(step, content="0" * 64),
    ],
)
def test_a_step_changed_afterwards_is_found_and_named(number: int, change: Callable[[Step], Step]) -> None:
    steps = list(LIFE.history)
    steps[number - 1] = change(steps[number - 1])
    assert first_tampered(restored(LIFE.facts, START.due, steps), START.due) == number


def test_a_step_left_out_or_a_fact_changed_is_found() -> None:
    assert first_tampered(LIFE, START.due) is None
    shorter = restored(LIFE.facts, START.due, (LIFE.history[0], *LIFE.history[2:]))
    assert first_tampered(shorter, START.due) == 2
    assert first_tampered(replace(LIFE, facts=replace(LIFE.facts, place="elsewhere")), START.due) == 1
    assert first_tampered(LIFE, START.due + timedelta(days=1)) == 1
