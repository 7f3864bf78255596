"""What is due, laid out by days: months and weeks, states in words, shape and tone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask_babel import LazyString, format_datetime
from flask_babel import lazy_gettext as _l

from inspect_app.access.model import Actor, Permission, Place
from inspect_app.access.rules import may
from inspect_app.planning.model import Standing
from inspect_app.services.planning.due import Due, Listing
from inspect_app.web.language import language
from inspect_app.web.presenters import roles

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
# More than this in one cell of a month is counted.
SHOWN = 5
STATES: dict[Standing, tuple[LazyString, str, str]] = {
    Standing.UPCOMING: (_l("Upcoming"), "due-upcoming", ""),
    Standing.OPEN: (_l("Open now"), "due-open", "info"),
    Standing.DONE: (_l("Done"), "check", "good"),
    Standing.LATE: (_l("Done late"), "clock", "fair"),
    Standing.MADE_UP: (_l("Made up"), "undo", "accent"),
    Standing.MISSED: (_l("Missed"), "cross", "bad"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``word``, ``picture`` and ``tone`` tell the standing; ``window`` from when to when.

    ``begins`` is empty where it opens on another day; ``conducts`` tells whether the reader may carry it out.
    """

    due: Due
    title: str
    who: str
    word: LazyString
    picture: str
    tone: str
    begins: str
    window: str
    conducts: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its entries; ``inside`` the month shown."""

    day: date
    entries: Sequence[Entry]
    inside: bool
    today: bool

    @property
    def more(self) -> int:
        """How many entries a month's cell leaves out."""
        return max(0, len(self.entries) - SHOWN)


def month_of(day: date) -> tuple[date, date]:
    """The Monday a month's page begins with, and the one after its last week."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - _DAY
    return monday_of(first), monday_of(last) + _WEEK


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def days(entries: Iterable[Entry], start: date, end: date, today: date, month: int | None) -> list[Day]:
    """The days from ``start`` up to and without ``end``."""
    by_day: dict[date, list[Entry]] = {}
    for entry in entries:
        by_day.setdefault(entry.due.occurrence.held_on, []).append(entry)
    count = (end - start).days
    return [
        Day(each, by_day.get(each, []), month is None or each.month == month, each == today)
        for each in (start + timedelta(days=number) for number in range(count))
    ]


def entries(listing: Listing, actor: Actor, zone: ZoneInfo) -> list[Entry]:
    """The lines of a list, in its order, as ``actor`` reads them."""
    return [_entry(each, listing, actor, zone) for each in listing.rows]


def _entry(each: Due, listing: Listing, actor: Actor, zone: ZoneInfo) -> Entry:
    occurrence = each.occurrence
    opens, title = occurrence.opens.astimezone(zone), listing.titles.get(occurrence.programme)
    word, picture, tone = STATES[each.standing]
    return Entry(
        due=each,
        title=title.in_language(language()) if title else occurrence.programme,
        who=_who(each, listing),
        word=word,
        picture=picture,
        tone=tone,
        begins=f"{opens:%H:%M}" if opens.date() == occurrence.held_on else "",
        window=_window(opens, occurrence.due.astimezone(zone)),
        conducts=may(actor, Permission.INSPECTION_CONDUCT, Place(each.project.id, each.project.region_id)),
    )


def _who(each: Due, listing: Listing) -> str:
    person = each.held.by if each.held else each.occurrence.assignee
    if person is not None:
        return listing.names.get(person, "")
    role = each.occurrence.role
    return str(roles.TITLES[role]) if role else ""


def _window(begins: datetime, ends: datetime) -> str:
    """``08:00–12:00``; with days where it is not one day."""
    if begins.date() == (ends - timedelta(minutes=1)).date():
        return f"{begins:%H:%M}–{ends:%H:%M}"
    pattern = "M月d日 HH:mm" if language() == "zh" else "d MMM HH:mm"
    # The moments are local already: Babel must not move them again.
    told = [format_datetime(each.replace(tzinfo=None), pattern, rebase=False) for each in (begins, ends)]
    return " – ".join(told)
