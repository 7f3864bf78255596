"""Work that is wanted: asked for once, leased with a fence, ended once.

A lease runs out when its holder dies; the next holder gets a higher fence, and whoever comes late with the
old one publishes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.storage.database import Session
from inspect_app.storage.models import Job
from inspect_app.storage.queries import jobs

LEASE = timedelta(seconds=60)
ATTEMPTS = 3


class LeaseLost(Exception):
    """Another runner has taken the job over."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A job in hand."""

    job: UUID
    fence: int
    kind: str
    parameters: Mapping[str, str]
    attempt: int


def want(session: Session, actor: Actor | None, kind: str, key: str, parameters: Mapping[str, str]) -> Job:
    """The job of ``key``: the one there is, set waiting again where it failed, else a new one."""
    job = jobs.by_key(session, key)
    if job is None:
        job = Job(kind=kind, key=key, parameters=dict(parameters), created_at=clock.now())
        job.requested_by = actor.id if actor else None
        session.add(job)
    elif job.state == "failed":
        again(job)
    session.flush()
    return job


def again(job: Job) -> None:
    """Set an ended job waiting anew."""
    job.state, job.attempts, job.error, job.finished_at, job.leased_until = "waiting", 0, None, None, None


def take(session: Session) -> Lease | None:
    """Lease the next job; one whose runner died ``ATTEMPTS`` times is given up and the next is taken."""
    while (job := jobs.lease_next(session, clock.now(), LEASE)) is not None:
        if job.attempts <= ATTEMPTS:
            return Lease(job.id, job.fence, job.kind, job.parameters, job.attempts)
        _end(job, "failed", job.error or "crashed")
        session.flush()
    return None


def renew(session: Session, lease: Lease) -> None:
    """Keep the lease; LeaseLost where it is another's."""
    if not jobs.renew(session, lease.job, lease.fence, clock.now() + LEASE):
        raise LeaseLost


def finish(session: Session, lease: Lease) -> None:
    """The job is done; LeaseLost, and nothing of this transaction may stay, where the lease is another's."""
    _end(_held(session, lease), "done", None)


def pass_on(session: Session, lease: Lease) -> None:
    """A part of the job is done: the rest goes to the end of the line. LeaseLost where it is another's."""
    job = _held(session, lease)
    again(job)
    job.created_at = clock.now()


def give_back(session: Session, lease: Lease, code: str, *, lasting: bool) -> None:
    """The attempt failed: wait for another, or end where it was the last or the fault is a lasting one."""
    job = _held(session, lease)
    if lasting or job.attempts >= ATTEMPTS:
        _end(job, "failed", code)
    else:
        job.state, job.error, job.leased_until = "waiting", code, None


def _held(session: Session, lease: Lease) -> Job:
    job = jobs.held(session, lease.job, lease.fence)
    if job is None:
        raise LeaseLost
    return job


def _end(job: Job, state: str, error: str | None) -> None:
    job.state, job.error, job.leased_until, job.finished_at = state, error, None, clock.now()
