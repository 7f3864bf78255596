"""Provisional until those observed could comment, then final; never another score by itself.

That it is final is written down, not worked out by the clock: a report says what the rows say, and is the
same however often it is made.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.services import audit, reports
from inspect_app.services.audit import Subject
from inspect_app.services.correcting import timing
from inspect_app.storage.database import Session
from inspect_app.storage.models import ConductWindow, Inspection
from inspect_app.storage.queries import conduct

MOST_AT_ONCE = 100


def begin(session: Session, inspection: Inspection, zone: ZoneInfo) -> None:
    """Those named in a finished inspection may comment from now on; no more where nobody is named."""
    if not conduct.of_inspection(session, inspection.id):
        return
    ends = timing.commented_until(session, clock.now(), zone)
    row = conduct.window(session, inspection.id)
    if row is None:
        session.add(ConductWindow(inspection_id=inspection.id, ends_at=ends))
    else:
        row.ends_at = ends
    session.flush()


def naming_ends(session: Session, inspection: Inspection, zone: ZoneInfo) -> datetime | None:
    """Until when somebody can still be named; None while the inspection goes on."""
    if inspection.finished_at is None:
        return None
    return timing.commented_until(session, inspection.finished_at, zone)


def close_due(session: Session, now: datetime) -> int:
    """Make final what could be commented long enough, and have its reports made anew; how many."""
    rows = conduct.due(session, now, MOST_AT_ONCE)
    for row in rows:
        row.closed_at = now
        session.flush()
        inspection = session.get_one(Inspection, row.inspection_id)
        subject = Subject("inspection", inspection.id, inspection.project_id)
        audit.record(session, None, "conduct.final", subject, {"number": inspection.number})
        reports.make_anew(session, inspection.id)
    return len(rows)


def provisional_until(session: Session, inspection_id: UUID) -> datetime | None:
    """The moment from which it will be final; None where it is, or nobody is named."""
    row = conduct.window(session, inspection_id)
    return None if row is None or row.closed_at is not None else row.ends_at
