"""Published revisions; their documents are read only where asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from inspect_app.storage.models import PublishedRevision


def by_hash(session: Session, content_hash: str) -> PublishedRevision | None:
    """The revision of that content."""
    query = select(PublishedRevision).where(PublishedRevision.content_hash == content_hash)
    return session.scalars(query).one_or_none()


def current(session: Session) -> Sequence[PublishedRevision]:
    """The revision new inspections begin with, one a programme, by programme."""
    query = select(PublishedRevision).where(PublishedRevision.current).order_by(PublishedRevision.programme)
    return session.scalars(query).all()


def get(session: Session, revision_id: UUID) -> PublishedRevision | None:
    """One revision, without its document."""
    return session.get(PublishedRevision, revision_id)


def document(session: Session, revision_id: UUID) -> dict[str, Any] | None:
    """The document of a revision."""
    query = select(PublishedRevision.document).where(PublishedRevision.id == revision_id)
    return session.execute(query).scalar_one_or_none()


def retire_others(session: Session, revision: PublishedRevision) -> None:
    """Make ``revision`` the only current one of its programme."""
    others = (
        update(PublishedRevision)
        .where(PublishedRevision.programme == revision.programme, PublishedRevision.id != revision.id)
        .where(PublishedRevision.current)
        .values(current=False)
    )
    session.execute(others)
    revision.current = True
