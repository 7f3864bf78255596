"""What the passing of time makes known: due next, overdue, escalated, a reply that is owed. An hourly job."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.findings.deadlines import Rules, end_of
from inspect_app.findings.notices import Event, Notice, in_time
from inspect_app.services import jobs
from inspect_app.services.correcting.keeping import correction_of
from inspect_app.services.correcting.timing import rules_of
from inspect_app.services.jobs import Lease
from inspect_app.services.notifying.telling import Teller
from inspect_app.services.planning import writing
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Finding, NoticeTold
from inspect_app.storage.queries import corrections, deliveries, notices, untold
from inspect_app.storage.queries import jobs as job_rows

KIND = "notices-in-time"
# So many findings a transaction: nobody who wants to write waits long for it.
CHUNK = 50
# How long it is kept what was sent, and what could not be.
KEPT = timedelta(days=90)
# How long what was read is kept of a finding that is closed.
READ_KEPT = timedelta(days=180)
# Jobs that the clock asks for, a new one every hour or day, and how long they are kept once they have ended.
CLOCKWORK = (KIND, writing.KIND)
JOBS_KEPT = timedelta(days=30)
FORGOTTEN = 500


def want(session: Session, zone: ZoneInfo) -> None:
    """Ask for this hour's look where there is anything to tell; asked again, it is the same job."""
    now = clock.now()
    if next(_candidates(session, now, rules_of(session, zone)), None) is not None:
        hour = now.astimezone(zone).strftime("%Y-%m-%dT%H%z")
        jobs.want(session, None, KIND, f"{KIND}:{hour}", {})


def carry_out(database: Database, lease: Lease, zone: ZoneInfo) -> None:
    """Tell everything that has become known by now, and forget messages sent long ago."""
    while True:
        with database.writing() as session:
            jobs.renew(session, lease)
            if not tell_some(session, zone):
                _forget(session, clock.now())
                jobs.finish(session, lease)
                return


def _forget(session: Session, now: datetime) -> None:
    """Clear away some of what nobody will look at again; the audit log keeps who did what."""
    deliveries.forget(session, now - KEPT, FORGOTTEN)
    notices.forget(session, now - READ_KEPT, FORGOTTEN)
    job_rows.forget(session, CLOCKWORK, now - JOBS_KEPT, FORGOTTEN)


def tell_some(session: Session, zone: ZoneInfo) -> int:
    """Tell of at most CHUNK findings of each kind; of how many that was."""
    now, rules = clock.now(), rules_of(session, zone)
    teller, seen = Teller(session), 0
    for finding_id in dict.fromkeys(_candidates(session, now, rules)):
        row = untold.with_project(session, finding_id)
        if row is not None:
            seen += _tell(session, teller, row, now, rules)
    return seen


def _candidates(session: Session, now: datetime, rules: Rules) -> Iterator[UUID]:
    today = now.astimezone(rules.zone).date()
    if now.astimezone(rules.zone).hour >= rules.policy.remind_hour:
        eve = end_of(rules.calendar.following(today), rules.zone)
        tonight = end_of(today, rules.zone)
        yield from untold.due_between(session, Event.DUE_NEXT, tonight, eve, CHUNK)
    yield from untold.overdue(session, Event.OVERDUE, now, CHUNK)
    for role in sorted({rung.role for ladder in rules.policy.ladders.values() for rung in ladder}):
        yield from untold.reached(session, Event.ESCALATED, role, now, CHUNK)
    yield from untold.owing_reply(session, Event.REPLY_DUE, end_of(today, rules.zone), CHUNK)


def _tell(session: Session, teller: Teller, row: Finding, now: datetime, rules: Rules) -> int:
    """Tell what is new of one finding; 1 where there was anything."""
    correction = correction_of(row, corrections.steps(session, row.id))
    known, owners, new = untold.moments(session, row.id), frozenset[UUID](), 0
    for notice in in_time(correction, now, rules):
        moment = _moment(notice, row, correction.due)
        if moment in known:
            continue
        kind, role, due = moment
        session.add(NoticeTold(finding_id=row.id, kind=kind, role=role, due=due, told_at=now))
        # Whoever must mend it and is also the first to be escalated to hears of it once.
        told = teller.tell(row, row.project, notice, owners if notice.event is Event.ESCALATED else ())
        owners |= told if notice.event is Event.OVERDUE else frozenset()
        new = 1
    return new


def _moment(notice: Notice, row: Finding, due: datetime) -> tuple[str, str, datetime]:
    """What is noted of something told: kind, role and deadline."""
    if notice.event is Event.REPLY_DUE and row.reply_due is not None:
        return notice.event.value, "", row.reply_due
    roles = [party.role.value for party in notice.to if party.role is not None]
    role = roles[0] if notice.event is Event.ESCALATED and roles else ""
    return notice.event.value, role, due
