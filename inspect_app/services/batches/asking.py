"""A batch asked for, looked at, cancelled, taken up again: only by whom it was asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock, ids
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import reach
from inspect_app.config import Config
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.services import audit, jobs
from inspect_app.services.audit import Subject
from inspect_app.services.reports import LANGUAGES
from inspect_app.storage.database import Session
from inspect_app.storage.models import ReportBatch, ReportBatchItem
from inspect_app.storage.queries import batches
from inspect_app.storage.queries import jobs as job_rows
from inspect_app.storage.queries.batches import Progress

KIND = "report-batch"
MOST = 500
SHOWN = 20
_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Standing:
    """``state``: waiting, running, failed, cancelled, expired or done. ``error`` is why it failed."""

    batch: ReportBatch
    state: str
    progress: Progress
    error: str | None = None


def request(session: Session, actor: Actor, month: str, language: str, config: Config) -> ReportBatch:
    """Ask for the reports of the inspections completed in ``month`` (2026-11) that the person may report on.

    Raises Invalid and Conflict. The runner is woken after commit.
    """
    if language not in LANGUAGES:
        raise Invalid("report-language-unknown", field="language")
    start, end = bounds(month, config.zone)
    sees = reach(actor, Permission.REPORT_RENDER)
    found = batches.finished_between(session, sees, start, end, MOST + 1)
    if not found:
        raise Conflict("batch-empty", month=month)
    if len(found) > MOST:
        raise Conflict("batch-too-many", most=MOST)
    batch = _batch(session, actor, month, language, found)
    detail = {"month": month, "language": language, "reports": len(found)}
    audit.record(session, actor, "batch.requested", Subject("report_batch", batch.id), detail)
    return batch


def _batch(
    session: Session, actor: Actor, month: str, language: str, inspections: Sequence[UUID]
) -> ReportBatch:
    batch = ReportBatch(requested_by=actor.id, month=month, language=language, created_at=clock.now())
    batch.id = ids.new()
    job = jobs.want(session, actor, KIND, f"{KIND}:{batch.id}", {"batch": str(batch.id)})
    batch.job_id = job.id
    session.add(batch)
    session.flush()
    for position, inspection in enumerate(inspections, start=1):
        session.add(ReportBatchItem(batch_id=batch.id, position=position, inspection_id=inspection))
    session.flush()
    return batch


def bounds(month: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The moments a month of that zone begins and ends. Raises Invalid."""
    match = _MONTH.fullmatch(month)
    if match is None:
        raise Invalid("month-unknown", field="month")
    year, number = int(match[1]), int(match[2])
    following = (year + number // 12, number % 12 + 1)
    return datetime(year, number, 1, tzinfo=zone), datetime(*following, 1, tzinfo=zone)


def listed(session: Session, actor: Actor) -> list[Standing]:
    """The newest batches the person asked for."""
    return [standing(session, batch) for batch in batches.of_person(session, actor.id, SHOWN)]


def standing(session: Session, batch: ReportBatch) -> Standing:
    """How far it is."""
    job = job_rows.get(session, batch.job_id)
    state, error = ("failed", "unexpected") if job is None else (job.state, job.error)
    if batch.cancelled_at is not None:
        state = "cancelled"
    elif batch.made_at is not None and batch.size is None:
        state = "expired"
    return Standing(batch, state, batches.progress(session, batch.id), error)


def found(session: Session, actor: Actor, batch_id: UUID) -> ReportBatch:
    """The person's batch. Raises NotFound, also where they may no longer see all of its projects."""
    batch = batches.get(session, batch_id)
    if batch is None or batch.requested_by != actor.id:
        raise NotFound("batch")
    if not batches.within_reach(session, batch_id, reach(actor, Permission.REPORT_RENDER)):
        raise NotFound("batch")
    return batch


def cancel(session: Session, actor: Actor, batch_id: UUID) -> None:
    """Make no more of it; reports that are there stay. Raises NotFound, Conflict where it is done."""
    batch = found(session, actor, batch_id)
    if batch.made_at is not None:
        raise Conflict("batch-done")
    if batch.cancelled_at is None:
        batch.cancelled_at = clock.now()
        # A runner that is at it sees this before it publishes the next report.
        audit.record(
            session, actor, "batch.cancelled", Subject("report_batch", batch.id), {"month": batch.month}
        )


def resume(session: Session, actor: Actor, batch_id: UUID) -> None:
    """Go on where it stopped: after a failure, a cancelling, or when its file is gone. Raises NotFound."""
    batch = found(session, actor, batch_id)
    job = job_rows.get(session, batch.job_id)
    if job is not None and standing(session, batch).state in {"failed", "cancelled", "expired"}:
        batch.cancelled_at = batch.made_at = batch.expires_at = None
        for item in batches.items(session, batch_id):
            item.error = None
        if job.state in {"failed", "done"}:
            jobs.again(job)


def path_of(config: Config, batch_id: UUID) -> Path:
    """Where its file is once it is made."""
    return config.data / "batches" / f"{batch_id}.zip"
