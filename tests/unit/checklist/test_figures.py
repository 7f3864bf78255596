"""Figures in the limits of clauses."""

from decimal import Decimal

import pytest

from inspect_app.checklist.figures import Figure, comparable, figures, same
from inspect_app.checklist.model import Text


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("三声内", {("3", "ring")}),
        ("Within 3 rings", {("3", "ring")}),
        ("Answered before the third ring", {("3", "ring")}),
        ("每名管家不超过 600 户", {("600", "household")}),
        ("至少提前 3 天通知", {("3", "day")}),
        ("24 小时", {("24", "hour")}),
        ("每天不少于 2 次", {("2", "time-per-day")}),
        ("At least 2 rounds a day", {("2", "time-per-day")}),
        ("每年 1—2 次", {("1", "time-per-year"), ("2", "time-per-year")}),
        ("1 to 2 a year", {("2", "time-per-year")}),
        ("twice a week", {("2", "time-per-week")}),
        ("每年一次", {("1", "time-per-year")}),
        ("每月", {("1", "time-per-month")}),
        ("Yearly", {("1", "time-per-year")}),
        ("12 hours a day, 07:00 to 19:00", {("12", "hour")}),
        ("次日解决", {("1", "day")}),
        ("当天答复", {("0", None)}),
        ("at the appointed time", {("0", None)}),
        ("不超过 0.5 米", {("0.5", "metre")}),
        ("98%", {("98", "percent")}),
        ("3 working days", {("3", "working-day")}),
        ("定期", set()),
    ],
)
def test_figures(limit: str, expected: set[tuple[str, str | None]]) -> None:
    assert figures(Text(limit, limit)) == {Figure(Decimal(number), unit) for number, unit in expected}


def test_both_languages_count() -> None:
    assert len(figures(Text("三声内", "Within 10 seconds"))) == 2


def test_times_are_compared_in_any_unit_of_time() -> None:
    day = Figure(Decimal(1), "day")
    assert same(day, Decimal(24), "hour")
    assert not same(day, Decimal(1), "hour")
    assert comparable(day, "minute")
    assert not comparable(day, "ring")
    assert same(Figure(Decimal(3), "ring"), Decimal("3.0"), "ring")


def test_the_agreed_time_is_nought_of_any_unit() -> None:
    agreed = Figure(Decimal(0), None)
    assert comparable(agreed, "minute")
    assert same(agreed, Decimal(0), "minute")
    assert not same(agreed, Decimal(5), "minute")
