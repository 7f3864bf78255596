"""Calendars for other programs (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event

_PRODUCT = "-//inspect-app//plans//EN"
# How often programs may ask again; most of them ask when they like.
_REFRESH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something due between two aware moments; ``id`` is lasting, so that a moved one moves."""

    id: UUID
    begins: datetime
    ends: datetime
    title: str
    place: str


def calendar(name: str, entries: Iterable[Entry], now: datetime) -> bytes:
    """A calendar called ``name`` as a file; times in UTC, nobody's time is blocked by it."""
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        made.add_component(_event(entry, now))
    return bytes(made.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", str(entry.id))
    event.add("dtstamp", now)
    event.add("dtstart", entry.begins)
    # The night a clock is put forward can leave nothing between two marks, and an end must be later.
    if entry.ends > entry.begins:
        event.add("dtend", entry.ends)
    event.add("summary", entry.title)
    event.add("location", entry.place)
    event.add("transp", "TRANSPARENT")
    return event
