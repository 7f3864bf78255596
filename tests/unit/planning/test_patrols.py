"""Two rounds a day, per butler."""

from datetime import date
from fractions import Fraction
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from inspect_app.planning.model import Standing
from inspect_app.planning.patrols import Compliance, Patrolled, compliance
from tests.factories.plans import BUTLER, OTHER, due, plan

DAYS = due(plan(), date(2026, 11, 23), date(2026, 11, 27))


def _patrolled(*standings: Standing, butler: UUID | None = BUTLER) -> list[Patrolled]:
    return [Patrolled(each, how, butler) for each, how in zip(DAYS, standings, strict=False)]


def test_a_day_is_kept_with_two_rounds_late_or_not() -> None:
    (kept,) = compliance(
        _patrolled(
            Standing.DONE, Standing.LATE, Standing.DONE, Standing.MISSED, Standing.DONE, Standing.MADE_UP
        )
    )
    assert kept == Compliance(BUTLER, done=3, late=1, made_up=1, missed=1, days=3, days_kept=1)
    assert (kept.due, kept.rate) == (6, Fraction(2, 3))


def test_a_day_with_a_round_still_ahead_is_not_judged() -> None:
    (so_far,) = compliance(_patrolled(Standing.DONE, Standing.OPEN, Standing.UPCOMING, Standing.UPCOMING))
    assert (so_far.days, so_far.days_kept, so_far.due, so_far.rate) == (0, 0, 1, Fraction(1))
    (ahead,) = compliance(_patrolled(Standing.UPCOMING))
    assert (ahead.due, ahead.rate) == (0, None)


def test_each_butler_stands_alone_and_nobody_last() -> None:
    everyone = (
        _patrolled(Standing.MISSED, butler=None)
        + _patrolled(Standing.DONE, Standing.DONE, butler=OTHER)
        + _patrolled(Standing.MISSED, Standing.DONE)
    )
    assert [(each.butler, each.days_kept) for each in compliance(everyone)] == [
        (BUTLER, 0),
        (OTHER, 1),
        (None, 0),
    ]


def test_a_company_may_ask_for_more_or_less() -> None:
    one_round = _patrolled(Standing.DONE, Standing.MISSED)
    assert compliance(one_round, rounds_a_day=1)[0].days_kept == 1
    assert compliance(one_round, rounds_a_day=3)[0].days_kept == 0
    assert compliance([]) == ()


@given(st.lists(st.sampled_from(Standing), max_size=8))
def test_the_parts_add_up(standings: list[Standing]) -> None:
    for each in compliance(_patrolled(*standings)):
        ahead = sum(how in {Standing.OPEN, Standing.UPCOMING} for how in standings)
        assert each.due + ahead == len(standings)
        assert 0 <= each.days_kept <= each.days <= 4
        assert each.rate is None or 0 <= each.rate <= 1
