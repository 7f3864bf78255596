"""Jobs: wanted, leased with a fence, done."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import Session

from inspect_app.storage.models import Job


def by_key(session: Session, key: str) -> Job | None:
    """The job of that key."""
    return session.scalars(select(Job).where(Job.key == key)).one_or_none()


def get(session: Session, job_id: UUID) -> Job | None:
    """The job of that id, as it is now in the database."""
    return session.get(Job, job_id, populate_existing=True)


def lease_next(session: Session, now: datetime, lease: timedelta) -> Job | None:
    """Lease the oldest job that waits, or whose lease ran out; its fence and attempts rise by one."""
    free = or_(Job.state == "waiting", and_(Job.state == "running", Job.leased_until < now))
    query = select(Job).where(free).order_by(Job.created_at, Job.id).limit(1)
    job = session.scalars(query.with_for_update(skip_locked=True)).first()
    if job is None:
        return None
    job.state, job.fence, job.attempts = "running", job.fence + 1, job.attempts + 1
    job.leased_until = now + lease
    session.flush()
    return job


def renew(session: Session, job_id: UUID, fence: int, until: datetime) -> bool:
    """Lengthen a lease; False where another has taken it."""
    held = update(Job).where(Job.id == job_id, Job.fence == fence, Job.state == "running")
    result = session.execute(held.values(leased_until=until).returning(Job.id))
    return result.first() is not None


def held(session: Session, job_id: UUID, fence: int) -> Job | None:
    """The job, if the lease of that fence still holds; locked until the transaction ends."""
    query = select(Job).where(Job.id == job_id, Job.fence == fence, Job.state == "running")
    return session.scalars(query.with_for_update()).one_or_none()


def forget(session: Session, kinds: Collection[str], before: datetime, most: int) -> int:
    """Delete jobs of ``kinds`` that ended before that moment, at most so many; how many it was."""
    ended = (Job.state.in_(("done", "failed")), Job.created_at < before, Job.finished_at < before)
    old = select(Job.id).where(*ended, Job.kind.in_(kinds)).order_by(Job.created_at, Job.id).limit(most)
    gone = list(session.scalars(old))
    if gone:
        session.execute(delete(Job).where(Job.id.in_(gone)))
    return len(gone)
