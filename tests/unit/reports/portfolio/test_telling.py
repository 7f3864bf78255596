"""Scores, grades and changes as the sections tell them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.reports.portfolio.telling import Telling, middle
from tests.factories.portfolio import portfolio_facts
from tests.factories.programmes import GRADING

EN = Telling(portfolio_facts(), "en")


def test_grades_have_their_titles_and_tones() -> None:
    found = [EN.grade(each) for each in ("excellent", "fail", None, "gone")]
    assert [(grade.title, grade.tone) for grade in found] == [
        ("Excellent", 0),
        ("Fail", 4),
        ("Not gradable", -1),
        ("gone", -1),
    ]


@pytest.mark.parametrize(
    ("score", "tone"), [("94.95", 0), ("94.94", 1), ("60", 3), ("0", 4), ("-3", 4), ("101", 0)]
)
def test_a_touchpoint_has_the_tone_of_its_displayed_score(score: str, tone: int) -> None:
    assert EN.tone(Fraction(score)) == tone


def test_scores_tell_no_grade_where_grades_go_by_points() -> None:
    telling = Telling(portfolio_facts(grading=replace(GRADING, on="points")), "en")
    assert (telling.tone(Fraction(90)), telling.by_score) == (-1, False)


def test_changes_are_of_displayed_scores() -> None:
    assert EN.change(Decimal("90.0"), Decimal("91.2")) == "−1.2"
    assert EN.change(None, Decimal(1)) == EN.change(Decimal(1), None) == ""
    assert (EN.shown(None), EN.shown(Decimal("90.04"))) == ("—", "90.0")


def test_a_checklist_that_is_gone_is_told_by_its_id() -> None:
    assert (EN.checklist("lobby"), EN.checklist("gone")) == ("Lobby", "gone")


def test_the_median_is_exact() -> None:
    assert middle([]) is None
    assert middle([Decimal("90.1"), Decimal("90.2")]) == Fraction("90.15")
