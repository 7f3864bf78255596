"""Calendars as files, read back."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import icalendar

from inspect_app.exchange.ical import Entry, calendar

NOW = datetime(2026, 11, 2, 1, tzinfo=UTC)
ENTRY = Entry(UUID(int=7), NOW, NOW + timedelta(hours=4), "管家日常巡楼, 上午; 云锦花园 " * 5, "云锦花园")


def test_what_is_written_is_read_back() -> None:
    text = calendar("检查计划", [ENTRY], NOW)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["SUMMARY"] == ENTRY.title
    assert event["UID"] == str(ENTRY.id)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (ENTRY.begins, ENTRY.ends)
    assert event.decoded("dtstamp") == NOW


def test_an_end_that_is_no_later_is_left_out() -> None:
    text = calendar("x", [Entry(ENTRY.id, NOW, NOW, "x", "y")], NOW)
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert "DTEND" not in event


def test_a_calendar_of_nothing_is_one() -> None:
    read = icalendar.Calendar.from_ical(calendar("检查计划", [], NOW))
    assert (read["VERSION"], read["X-WR-CALNAME"], read.walk("VEVENT")) == ("2.0", "检查计划", [])
    assert read["REFRESH-INTERVAL"].dt == timedelta(hours=1)
