"""Rhythms in words, and as the choices of the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inspect_app.errors import Invalid
from inspect_app.planning.rhythm import WEEKDAYS as CODES
from inspect_app.planning.rhythm import Frequency, Nth, Rhythm, read

_NAMES: tuple[LazyString, ...] = (
    _l("Monday"),
    _l("Tuesday"),
    _l("Wednesday"),
    _l("Thursday"),
    _l("Friday"),
    _l("Saturday"),
    _l("Sunday"),
)
WEEKDAYS = tuple(zip(CODES, _NAMES, strict=True))


@dataclass(frozen=True, slots=True)
class Choice:
    """A rhythm as the form's choices."""

    kind: str
    weekdays: list[str]
    month_day: str


def rule(kind: str, weekdays: Sequence[str], month_day: str, custom: str) -> str:
    """The RRULE of what was chosen."""
    return {
        "weekly": f"FREQ=WEEKLY;BYDAY={','.join(code for code in CODES if code in weekdays)}",
        "monthly": f"FREQ=MONTHLY;BYMONTHDAY={month_day}",
        "quarterly": f"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY={month_day}",
        "custom": custom,
    }.get(kind, "FREQ=DAILY")


def as_choice(text: str, slots: int) -> Choice:
    """The choices that write ``text``; ``custom`` where none do."""
    rhythm = read(text)
    days = [CODES[each.weekday] for each in rhythm.by_day if each.nth == 0]
    month_day = str(rhythm.by_month_day[0]) if rhythm.by_month_day else "1"
    for kind in ("twice" if slots == 2 else "daily", "weekly", "monthly", "quarterly"):
        alone = slots == 1 or kind in ("daily", "twice")
        try:
            same = read(rule(kind, days, month_day, "")) == rhythm
        except Invalid:
            same = False
        if same and alone and int(month_day) <= 28:
            return Choice(kind, days or ["MO"], month_day)
    return Choice("custom", days or ["MO"], "1")


def month_day(day: int) -> str:
    """``15`` or ``-1`` in words."""
    if day == -1:
        return str(_("the last day"))
    if day < 0:
        return str(_("day %(day)s from the end", day=-day))
    return str(_("day %(day)s", day=day))


def words(text: str) -> str:
    """A rhythm in words, e.g. "every week on Monday, Thursday"; its RRULE where words would only confuse."""
    rhythm = read(text)
    if rhythm.by_position or rhythm.count is not None or rhythm.until is not None:
        return text
    in_words = {Frequency.DAILY: _daily, Frequency.WEEKLY: _weekly, Frequency.MONTHLY: _monthly}
    word = in_words.get(rhythm.frequency)
    return (word(rhythm) if word else "") or text


def _daily(rhythm: Rhythm) -> str:
    if rhythm.by_day or rhythm.by_month or rhythm.by_month_day:
        return ""
    return str(_("every day") if rhythm.interval == 1 else _("every %(num)s days", num=rhythm.interval))


def _weekly(rhythm: Rhythm) -> str:
    if rhythm.by_month:
        return ""
    every = str(_("every week") if rhythm.interval == 1 else _("every %(num)s weeks", num=rhythm.interval))
    return _on(every, [str(_NAMES[each.weekday]) for each in sorted(rhythm.by_day, key=_weekday)])


def _monthly(rhythm: Rhythm) -> str:
    if rhythm.by_month or (rhythm.by_day and rhythm.by_month_day):
        return ""
    every = str(_("every month") if rhythm.interval == 1 else _("every %(num)s months", num=rhythm.interval))
    if rhythm.interval == 3:
        every = str(_("every quarter"))
    days = [_nth(each) for each in rhythm.by_day] or [month_day(day) for day in rhythm.by_month_day]
    return _on(every, days)


def _nth(each: Nth) -> str:
    name = str(_NAMES[each.weekday])
    if each.nth == 0:
        return str(_("each %(day)s", day=name))
    if each.nth == -1:
        return str(_("the last %(day)s", day=name))
    if each.nth < 0:
        return str(_("%(day)s no. %(number)s from the end", day=name, number=-each.nth))
    return str(_("%(day)s no. %(number)s", day=name, number=each.nth))


def _weekday(each: Nth) -> int:
    return each.weekday


def _on(every: str, days: Sequence[str]) -> str:
    if not days:
        return every
    listed = str(_(", ")).join(days)
    return str(_("%(every)s on %(days)s", every=every, days=listed))
