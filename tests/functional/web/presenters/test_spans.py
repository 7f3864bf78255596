"""The spans to choose from begin with the one that is not over."""

from datetime import date

from flask import Flask

from inspect_app.reports.portfolio.spans import parsed
from inspect_app.web.presenters.spans import span_groups


def test_every_choice_can_be_read_back(app: Flask) -> None:
    with app.test_request_context():
        months, quarters, years = span_groups(date(2026, 1, 31), "en")
    assert [choice.code for choice in months.choices][:3] == ["2026-01", "2025-12", "2025-11"]
    assert [choice.code for choice in quarters.choices][:3] == ["2026-Q1", "2025-Q4", "2025-Q3"]
    assert [choice.code for choice in years.choices] == ["2026", "2025"]
    assert months.choices[1].label == "December 2025"
    for group in (months, quarters, years):
        assert all(parsed(choice.code) is not None for choice in group.choices)
