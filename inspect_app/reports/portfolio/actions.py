"""How far corrective action is: findings by severity, how long they took, what is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from inspect_app.checklist.model import Severity
from inspect_app.reports import formats
from inspect_app.reports.places import place
from inspect_app.reports.portfolio.facts import Overdue
from inspect_app.reports.portfolio.model import Bucket, ClosureRow, Closures, OverdueRow, SeverityRow
from inspect_app.reports.portfolio.telling import Telling
from inspect_app.reports.words import SEVERITIES, word

DAY = timedelta(days=1)
# Up to so many days; what took longer goes into one more bucket.
LIMITS = (1, 3, 7, 14, 30)
CLOSED = "closed"


def severities_of(telling: Telling) -> tuple[SeverityRow, ...]:
    """Findings of the span by severity, the gravest first."""
    return tuple(_severity(telling, severity) for severity in reversed(Severity))


def _severity(telling: Telling, severity: Severity) -> SeverityRow:
    counts = [each for each in telling.facts.standings if each.severity is severity]
    found = sum(each.count for each in counts)
    closed = sum(each.count for each in counts if each.state == CLOSED)
    label = word(SEVERITIES, severity, telling._)
    return SeverityRow(severity.value, label, found, found - closed, closed)


def closures_of(telling: Telling) -> Closures:
    """The times, in buckets and by severity."""
    took = [each.took for each in telling.facts.closures]
    buckets = _buckets(telling, took)
    figures = telling.joined([f"{each.label} {each.count}" for each in buckets])
    return Closures(
        buckets=buckets,
        rows=tuple(row for severity in reversed(Severity) if (row := _row(telling, severity)) is not None),
        alt=telling._("Findings by the time they took to close: %(figures)s") % {"figures": figures},
    )


def _buckets(telling: Telling, took: Sequence[timedelta]) -> tuple[Bucket, ...]:
    if not took:
        return ()
    _, start, buckets = telling._, timedelta(0), []
    for limit in LIMITS:
        end = limit * DAY
        count = sum(start < each <= end or (start == timedelta(0) == each) for each in took)
        label = _("up to a day") if limit == 1 else _("up to %(n)s days") % {"n": limit}
        buckets.append(Bucket(label, count))
        start = end
    longer = sum(each > start for each in took)
    return (*buckets, Bucket(_("over %(n)s days") % {"n": LIMITS[-1]}, longer))


def _row(telling: Telling, severity: Severity) -> ClosureRow | None:
    took = sorted(each.took for each in telling.facts.closures if each.severity is severity)
    if not took:
        return None
    return ClosureRow(
        severity=severity.value,
        label=word(SEVERITIES, severity, telling._),
        closed=len(took),
        half=days(telling, reached(took, Fraction(1, 2))),
        nine_tenths=days(telling, reached(took, Fraction(9, 10))),
    )


def reached(took: Sequence[timedelta], share: Fraction) -> timedelta:
    """The time within which ``share`` of the sorted, non-empty ``took`` had ended."""
    return took[max(0, -(-share.numerator * len(took) // share.denominator) - 1)]


def days(telling: Telling, time: timedelta) -> str:
    """A time in days, to a tenth."""
    shown = formats.number(Fraction(time // timedelta(seconds=1), 86400), 1)
    return telling._("%(n)s days") % {"n": shown}


def overdue_of(telling: Telling) -> tuple[OverdueRow, ...]:
    """The findings longest overdue."""
    facts = telling.facts
    today = facts.as_of.astimezone(ZoneInfo(facts.zone)).date()
    return tuple(_overdue(telling, each, today) for each in facts.overdue)


def _overdue(telling: Telling, each: Overdue, today: date) -> OverdueRow:
    _, zone, titled = telling._, telling.facts.zone, each.title_of_checklist
    checklist = telling.titles.get(each.checklist, "") if titled is None else telling.say(titled)
    return OverdueRow(
        id=each.id,
        number=each.number,
        severity=each.severity.value,
        severity_label=word(SEVERITIES, each.severity, _),
        project=each.project,
        title=telling.say(each.title),
        place=place(_, each.place, checklist),
        responsible=each.responsible or _("Not assigned"),
        due="—" if each.due is None else formats.day(each.due, zone, telling.language),
        late="—" if each.due is None else _("%(n)s days") % {"n": max(0, (today - each.due).days)},
    )
