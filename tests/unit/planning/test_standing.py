"""What became of what was due."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_app.planning.model import Round, Standing
from inspect_app.planning.standing import counting, standing
from tests.factories.plans import BUTLER, due, local, plan

# Open from 8, due at 12, missed at 14, to be made up until 14 on the day after.
(MORNING, AFTERNOON) = due(plan(make_up_days=1), date(2026, 11, 23), date(2026, 11, 24))
LATER = local(2026, 12, 24)


def _at(hour: int, minute: int = 0, day: int = 23) -> datetime:
    return local(2026, 11, day, hour, minute)


def _round(started_at: datetime, finished_at: datetime, occurrence: UUID = MORNING.id) -> Round:
    return Round(occurrence, BUTLER, started_at, finished_at)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (_at(7, 59), Standing.UPCOMING),
        (_at(8), Standing.OPEN),
        (_at(12), Standing.OPEN),
        (_at(13, 59), Standing.OPEN),
        (_at(14), Standing.MISSED),
        (LATER, Standing.MISSED),
    ],
)
def test_without_a_round_it_opens_and_is_missed(now: datetime, expected: Standing) -> None:
    assert standing(MORNING, (), now) is expected


@pytest.mark.parametrize(
    ("started", "finished", "expected"),
    [
        (_at(8), _at(9), Standing.DONE),
        (_at(7, 50), _at(8, 20), Standing.DONE),  # begun a little early
        (_at(11), _at(11, 59), Standing.DONE),
        (_at(11), _at(12), Standing.LATE),
        (_at(13, 59), _at(14, 30), Standing.LATE),  # begun in time, ended after the miss mark
        (_at(14), _at(15), Standing.MADE_UP),
        (_at(9, day=24), _at(10, day=24), Standing.MADE_UP),
        (_at(9, day=24), _at(14, day=24), Standing.MISSED),  # too late to make up
        (_at(7), _at(8), Standing.DONE),  # over at the very opening
        (_at(6), _at(7), Standing.MISSED),  # over before it opened
    ],
)
def test_a_round_is_done_late_or_makes_up(started: datetime, finished: datetime, expected: Standing) -> None:
    assert standing(MORNING, [_round(started, finished)], LATER) is expected


def test_without_make_up_days_the_miss_mark_is_final() -> None:
    (strict, _) = due(plan(), date(2026, 11, 23), date(2026, 11, 24))
    assert standing(strict, [_round(_at(13, 50), _at(13, 59))], LATER) is Standing.LATE
    assert standing(strict, [_round(_at(13, 50), _at(14))], LATER) is Standing.MISSED
    assert standing(strict, [_round(_at(14), _at(15))], LATER) is Standing.MISSED


def test_one_is_missed_until_it_is_made_up() -> None:
    making_up = [_round(_at(15), _at(16))]
    assert standing(MORNING, making_up, _at(15, 59)) is Standing.MISSED
    assert standing(MORNING, making_up, _at(16)) is Standing.MADE_UP


def test_rounds_of_others_do_not_count() -> None:
    assert standing(MORNING, [_round(_at(9), _at(10), AFTERNOON.id)], LATER) is Standing.MISSED


def test_the_round_in_time_counts_before_the_one_that_makes_up_and_the_first_before_the_second() -> None:
    late, second = _round(_at(13), _at(16)), _round(_at(13), _at(17))
    making_up = _round(_at(14), _at(15))
    assert counting(MORNING, [making_up, second, late], LATER) is late
    assert standing(MORNING, [making_up, late], LATER) is Standing.LATE
    assert counting(MORNING, [], LATER) is None


HOURS = st.integers(0, 60).map(lambda hours: _at(0) + timedelta(hours=hours))
ROUNDS = st.lists(
    st.builds(
        lambda start, minutes: _round(start, start + timedelta(minutes=minutes)), HOURS, st.integers(1, 600)
    ),
    max_size=4,
)
SETTLED = {Standing.DONE, Standing.LATE}


@given(ROUNDS, HOURS, st.integers(0, 40))
def test_what_was_held_in_its_time_stays_so(rounds: list[Round], now: datetime, hours: int) -> None:
    earlier, later = (standing(MORNING, rounds, at) for at in (now, now + timedelta(hours=hours)))
    if earlier in SETTLED:
        assert later is earlier
    if earlier is Standing.MISSED:
        assert later in {Standing.MISSED, Standing.MADE_UP, Standing.LATE}


@given(ROUNDS, ROUNDS, HOURS)
def test_one_round_more_never_makes_it_worse(rounds: list[Round], more: list[Round], now: datetime) -> None:
    worst_first = [
        Standing.MISSED,
        Standing.OPEN,
        Standing.UPCOMING,
        Standing.MADE_UP,
        Standing.LATE,
        Standing.DONE,
    ]
    one, both = standing(MORNING, rounds, now), standing(MORNING, [*rounds, *more], now)
    assert worst_first.index(both) >= worst_first.index(one)
    assert standing(MORNING, [replace(each, occurrence=AFTERNOON.id) for each in rounds], now) is standing(
        MORNING, (), now
    )
