"""The audit log's rows: the newest, and all of them in order."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from inspect_app.storage.models import AuditEvent


def head(session: Session) -> AuditEvent | None:
    """The newest event."""
    return session.scalars(select(AuditEvent).order_by(AuditEvent.sequence.desc()).limit(1)).first()


def in_order(session: Session, chunk: int = 500) -> Iterator[AuditEvent]:
    """Every event from the first, ``chunk`` at a time so that memory stays flat."""
    query = select(AuditEvent).order_by(AuditEvent.sequence).execution_options(yield_per=chunk)
    return iter(session.scalars(query))


def page(session: Session, before: int | None, size: int = 50) -> list[AuditEvent]:
    """Events newest first, those older than sequence ``before``."""
    query = select(AuditEvent).order_by(AuditEvent.sequence.desc()).limit(size)
    if before is not None:
        query = query.where(AuditEvent.sequence < before)
    return list(session.scalars(query))


def by_hash(session: Session, hash_: str) -> AuditEvent | None:
    """The event of that hash."""
    return session.scalars(select(AuditEvent).where(AuditEvent.hash == hash_)).one_or_none()
