"""The audit log: exactly one event per state change, chained so that tampering shows.

``hash`` is SHA-256 over the canonical JSON of every other column, ``previous`` among them. The
writing transaction holds the database's write lock, so two events never get the same number.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent
from inspect_app.storage.queries import audit

GENESIS = "0" * 64
SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about; ``project`` lets a project's history be listed."""

    kind: str
    id: UUID | None = None
    project: UUID | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """``fault`` is None for a sound log; else gap, altered or unchained, first seen at ``sequence``."""

    events: int
    head: str
    fault: str | None = None
    sequence: int | None = None


def _digest(event: AuditEvent) -> str:
    content = {
        "sequence": event.sequence,
        "at": event.at.isoformat(),
        "actor_id": str(event.actor_id) if event.actor_id else None,
        "actor_name": event.actor_name,
        "action": event.action,
        "subject_kind": event.subject_kind,
        "subject_id": str(event.subject_id) if event.subject_id else None,
        "project_id": str(event.project_id) if event.project_id else None,
        "detail": event.detail,
        "previous": event.previous,
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def record(
    session: Session,
    actor: Actor | None,
    action: str,
    subject: Subject,
    detail: Mapping[str, object] | None = None,
) -> AuditEvent:
    """Append one event; ``actor`` None means the system. ``detail`` must be JSON.

    What was done with the rights of an absent colleague names both.
    """
    behalf = {"on_behalf_of": actor.behalf.name} if actor and actor.behalf else {}
    last = audit.head(session)
    event = AuditEvent(
        sequence=(last.sequence if last else 0) + 1,
        at=clock.now(),
        actor_id=actor.id if actor else None,
        actor_name=actor.name if actor else SYSTEM,
        action=action,
        subject_kind=subject.kind,
        subject_id=subject.id,
        project_id=subject.project,
        detail={**(detail or {}), **behalf},
        previous=last.hash if last else GENESIS,
    )
    event.hash = _digest(event)
    session.add(event)
    session.flush()
    return event


def newest(session: Session, before: int | None, size: int) -> list[AuditEvent]:
    """At most ``size`` events, newest first, those older than sequence ``before``."""
    return audit.page(session, before, size)


def holds(session: Session, head: str) -> bool:
    """Whether an event of that hash is in the log: a head noted earlier shows a log cut short."""
    return head == GENESIS or audit.by_hash(session, head) is not None


def verify(session: Session) -> Verdict:
    """Walk the whole chain and tell the first event that does not fit."""
    count, expected = 0, GENESIS
    for event in audit.in_order(session):
        fault = _fault(event, count + 1, expected)
        if fault:
            return Verdict(count, expected, fault, event.sequence)
        count, expected = count + 1, event.hash
    return Verdict(count, expected)


def _fault(event: AuditEvent, number: int, expected: str) -> str | None:
    if event.sequence != number:
        return "gap"
    if event.previous != expected:
        return "unchained"
    return "altered" if _digest(event) != event.hash else None
