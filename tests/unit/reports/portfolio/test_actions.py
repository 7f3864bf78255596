"""Findings by severity, the time they took, and what is overdue."""

from datetime import timedelta
from fractions import Fraction

from inspect_app.reports.portfolio.actions import closures_of, days, overdue_of, reached, severities_of
from inspect_app.reports.portfolio.telling import Telling
from tests.factories.portfolio import nothing_failed, portfolio_facts

EN = Telling(portfolio_facts(), "en")


def test_what_is_not_closed_is_open() -> None:
    assert [(row.label, row.found, row.open, row.closed) for row in severities_of(EN)] == [
        ("Critical", 0, 0, 0),
        ("Major", 6, 4, 2),
        ("Minor", 4, 4, 0),
        ("Observation", 0, 0, 0),
    ]


def test_every_closed_finding_is_in_one_bucket() -> None:
    closures = closures_of(EN)
    assert [bucket.count for bucket in closures.buckets] == [2, 1, 1, 1, 1, 1]
    assert closures.alt.endswith("up to 30 days 1, over 30 days 1")
    assert [(row.label, row.closed, row.half, row.nine_tenths) for row in closures.rows] == [
        ("Major", 4, "0.8 days", "3.3 days"),
        ("Minor", 3, "16.7 days", "41.7 days"),
    ]


def test_nothing_closed_draws_nothing() -> None:
    closures = closures_of(Telling(nothing_failed(), "en"))
    assert (closures.buckets, closures.rows) == ((), ())


def test_the_share_is_reached_by_a_time_that_occurred() -> None:
    took = [timedelta(hours=hours) for hours in (1, 2, 3, 4)]
    assert reached(took, Fraction(1, 2)) == took[1]
    assert reached(took, Fraction(9, 10)) == took[3]
    assert reached(took[:1], Fraction(1, 2)) == took[0]
    assert days(EN, timedelta(hours=36)) == "1.5 days"


def test_lateness_is_counted_in_days_of_the_zone() -> None:
    first, second = overdue_of(EN)
    assert (first.due, first.late, first.responsible) == ("25 October 2026", "8 days", "王芳")
    assert (second.due, second.late, second.responsible) == ("—", "—", "Not assigned")
    assert second.place == "Telephone no. 2 · 夜间"
