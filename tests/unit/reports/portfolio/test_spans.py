"""Spans as addresses write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from inspect_app.reports.portfolio.spans import Span, beginning, month_before, month_of, moved, parsed


@pytest.mark.parametrize(
    ("code", "first", "last", "earlier"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31), "2026-09"),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), "2025-12"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "2025-Q4"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2023"),
        ("2026-10-03..2026-10-12", date(2026, 10, 3), date(2026, 10, 12), "2026-09-23..2026-10-02"),
    ],
)
def test_codes_and_spans(code: str, first: date, last: date, earlier: str) -> None:
    span = parsed(code)
    assert span is not None
    assert (span.first, span.last, span.code, span.earlier.code) == (first, last, code, earlier)
    assert span.earlier.last < span.first


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-13",
        "2026-Q5",
        "9999",
        "0000",
        "1999",
        "2026-10-12..2026-10-03",
        "2024-01-01..2026-01-01",
        "x",
    ],
)
def test_what_is_no_span(text: str) -> None:
    assert parsed(text) is None


def test_months_are_moved_over_years() -> None:
    assert moved(date(2026, 1, 31), -1) == date(2025, 12, 1)
    assert moved(date(2026, 12, 2), 1) == date(2027, 1, 1)
    assert month_before(date(2026, 1, 5)) == Span("month", date(2025, 12, 1), date(2025, 12, 31))
    assert month_of(date(2026, 1, 5)).code == "2026-01"


def test_a_day_begins_in_its_zone() -> None:
    assert beginning(date(2026, 10, 1), ZoneInfo("Asia/Shanghai")) == datetime.fromisoformat(
        "2026-09-30T16:00Z"
    )
