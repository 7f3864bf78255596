"""What a signature is bound to: any change to what was signed changes the hash, nothing else does."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Act, Action, Cause, Outcome, Party, Source, State
from inspect_app.findings.seals import facts_seal, head, step_seal
from tests.factories.corrections import FINDER, MONDAY, SUPERVISOR, act, assigned, done, facts, fixed, opened

OTHER_FACTS: dict[str, Any] = {
    "id": UUID(int=1),
    "number": "TA-2",
    "severity": Severity.MAJOR,
    "source": Source.SCAN,
    "found_at": MONDAY + timedelta(milliseconds=1),
    "found_by": UUID(int=2),
    "what": "x",
    "place": "x",
    "note": "x",
    "location": UUID(int=3),
    "checklist": "x",
    "item": "x",
    "clauses": ("OS-4.3.1",),
    "photos": ("x",),
    "repeat_of": UUID(int=4),
    "photographable": False,
    "urgent": True,
    "cause": Cause.CUSTOMER,
}
OTHER_ACT: dict[str, Any] = {
    "id": UUID(int=1),
    "action": Action.DEDUCT,
    "by": UUID(int=2),
    "at": MONDAY + timedelta(seconds=1),
    "text": "x",
    "photos": ("x",),
    "cause": Cause.CUSTOMER,
    "assignee": Party(department="x"),
    "until": date(2027, 1, 1),
    "duplicate_of": UUID(int=3),
    "points": Decimal("1.5"),
    "noted_at": MONDAY,
    "behalf": UUID(int=5),
}


def _seal(given: Act) -> str:
    return step_seal(fixed(), given, State.CLOSED, Outcome.VERIFIED, fixed().due)


VERIFY = act(fixed(), Action.VERIFY, FINDER)


@pytest.mark.parametrize("field", OTHER_FACTS)
def test_every_fact_counts(field: str) -> None:
    assert facts_seal(replace(facts(), **{field: OTHER_FACTS[field]})) != facts_seal(facts())


@pytest.mark.parametrize("field", OTHER_ACT)
def test_every_part_of_the_act_counts(field: str) -> None:
    assert _seal(replace(VERIFY, **{field: OTHER_ACT[field]})) != _seal(VERIFY)


def test_all_parts_are_tried_above() -> None:
    assert set(OTHER_FACTS) == set(type(facts()).__slots__)
    assert set(OTHER_ACT) == set(Act.__slots__) - {"signature", "seen"}


def test_the_picture_of_the_signature_is_bound_to_the_content_not_part_of_it() -> None:
    assert _seal(replace(VERIFY, signature="other", seen=99)) == _seal(VERIFY)


def test_what_comes_of_it_counts() -> None:
    due = fixed().due
    seals = {
        step_seal(fixed(), VERIFY, State.CLOSED, Outcome.VERIFIED, due),
        step_seal(fixed(), VERIFY, State.CLOSED, Outcome.DEDUCTED, due),
        step_seal(fixed(), VERIFY, State.SENT_BACK, None, due),
        step_seal(fixed(), VERIFY, State.CLOSED, Outcome.VERIFIED, due + timedelta(days=1)),
    }
    assert len(seals) == 4


def test_a_database_may_give_the_same_back_in_other_clothes() -> None:
    elsewhere = replace(
        VERIFY, at=MONDAY.astimezone(ZoneInfo("America/New_York")), points=Decimal("0.50"), noted_at=None
    )
    assert _seal(elsewhere) == _seal(replace(VERIFY, points=Decimal("0.5")))


def test_each_decision_builds_on_the_one_before_and_mere_words_on_it_too() -> None:
    assert head(opened()) == facts_seal(facts())
    correction = assigned()
    assert head(correction) == correction.history[-1].content
    assert head(done(correction, Action.REMARK, SUPERVISOR)) == head(correction)
    assert len({step.content for step in correction.history}) == len(correction.history)


def test_seals_of_years_ago_hold() -> None:
    """These are kept in databases and printed: whoever changes them makes every signature void."""
    assert facts_seal(facts()) == "c1cd132b48b8f66347a4133607b4942b8fa3414b61abab29bb32dc2cd38e0338"
    assert _seal(VERIFY) == "2264e10ddcfa2ad45623c96715da64abf7b8786421de4af30783fbfc089beac2"
