"""Handing work over for a leave: who may, what cannot be, when it holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.access.delegation import MOST_DAYS, Delegation, check, delegable, lent, may_set, runs
from inspect_app.access.model import Actor, Assignment, Role, StandIn
from inspect_app.errors import Refusal

LI, WANG, ZHAO = UUID(int=1), UUID(int=2), UUID(int=3)
HERE, THERE = (
    Assignment(Role.SUPERVISOR, project=UUID(int=10)),
    Assignment(Role.INSPECTOR, region=UUID(int=11)),
)
ADMINISTERS = Assignment(Role.ADMINISTRATOR)
HELD = (HERE, THERE, ADMINISTERS)
TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def person(user: UUID, *held: Assignment, standing_in: tuple[StandIn, ...] = ()) -> Actor:
    return Actor(user, "name", "Name", held, standing_in=standing_in)


def leave(first: int = 0, last: int = 4, **given: object) -> Delegation:
    usual = Delegation(UUID(int=100), LI, WANG, (HERE,), day(first), day(last))
    return replace(usual, **given)


def refused(wanted: Delegation, *others: Delegation, actor: Actor | None = None) -> str:
    try:
        check(actor or person(LI, *HELD), wanted, HELD, others, TODAY)
    except Refusal as refusal:
        return refusal.code
    return ""


def test_only_the_person_or_an_administrator_sets_it() -> None:
    assert may_set(person(LI), LI)
    assert may_set(person(ZHAO, ADMINISTERS), LI)
    assert not may_set(person(WANG, HERE, THERE), LI)
    # An administrator's absence makes nobody administrator.
    deputy = person(WANG, standing_in=(StandIn(ZHAO, "Zhao", (ADMINISTERS,), TODAY),))
    assert not may_set(deputy, LI)
    assert refused(leave(), actor=deputy) == "forbidden"
    assert refused(leave()) == ""
    assert refused(leave(), actor=person(ZHAO, ADMINISTERS)) == ""


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (leave(delegate=LI), "delegation-self"),
        (leave(assignments=()), "delegation-nothing"),
        (leave(assignments=(HERE, HERE)), "delegation-role"),
        (leave(assignments=(HERE, ADMINISTERS)), "delegation-role"),
        (leave(assignments=(Assignment(Role.QUALITY_MANAGER),)), "delegation-role"),
        (leave(3, 2), "delegation-days"),
        (leave(-1, 2), "delegation-past"),
        (leave(0, MOST_DAYS + 1), "delegation-long"),
        (leave(0, MOST_DAYS), ""),
        (leave(0, 0), ""),
        (leave(assignments=(HERE, THERE)), ""),
    ],
)
def test_what_cannot_be_is_refused(wanted: Delegation, code: str) -> None:
    assert refused(wanted) == code


def test_one_role_goes_to_one_colleague_at_a_time() -> None:
    running = leave(0, 4, delegate=ZHAO)
    assert refused(leave(4, 9), running) == "delegation-overlap"
    assert refused(leave(5, 9), running) == ""
    assert refused(leave(4, 9, assignments=(THERE,)), running) == ""
    assert refused(leave(4, 9), replace(running, revoked=NOON)) == ""
    assert refused(leave(4, 9), replace(running, person=ZHAO)) == ""


def test_who_is_away_stands_in_for_nobody() -> None:
    away = leave(2, 3, person=WANG, delegate=ZHAO)
    assert refused(leave(), away) == "delegate-away"
    assert refused(leave(4, 5), away) == ""


@given(st.integers(-3, 3), st.integers(0, 5), st.integers(-3, 3), st.integers(0, 5))
def test_two_that_share_a_day_and_a_role_never_both_come_about(a: int, b: int, c: int, d: int) -> None:
    one, other = leave(a + 5, a + 5 + b, delegate=ZHAO), leave(c + 5, c + 5 + d)
    days = {day(a + 5 + each) for each in range(b + 1)} & {day(c + 5 + each) for each in range(d + 1)}
    assert (refused(other, one) == "delegation-overlap") is bool(days)


def test_it_begins_and_ends_by_itself_and_at_once_when_revoked() -> None:
    during = leave(starts=NOON, ends=NOON + timedelta(days=1))
    moments = (timedelta(microseconds=-1), timedelta(0), timedelta(hours=23), timedelta(days=1))
    assert [runs(during, NOON + after) for after in moments] == [False, True, True, False]
    assert not runs(replace(during, revoked=NOON), NOON)
    assert not runs(replace(during, starts=None), NOON)
    assert not runs(replace(during, ends=None), NOON)


def test_what_is_taken_from_the_absent_person_is_taken_from_the_delegate() -> None:
    absent = StandIn(LI, "Li", (HERE, THERE), TODAY)
    assert lent(absent, HELD) == absent
    assert lent(absent, (HERE,)) == replace(absent, assignments=(HERE,))
    assert lent(absent, (ADMINISTERS,)) is None
    assert lent(replace(absent, assignments=(ADMINISTERS,)), HELD) is None
    assert delegable(HELD) == (HERE, THERE)
