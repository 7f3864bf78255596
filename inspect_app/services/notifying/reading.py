"""What a person was told: how much of it is unread, the list, and reading it."""

from __future__ import annotations

from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import may_somewhere, reach
from inspect_app.errors import NotFound
from inspect_app.storage.database import Session
from inspect_app.storage.models import Notice
from inspect_app.storage.queries import notices
from inspect_app.storage.queries.paging import Page

# Counted no further: beyond it a number tells nobody anything.
COUNTED = 100


def unread(session: Session, actor: Actor) -> int:
    """How many notices the person has not read, at most COUNTED; of projects they still may see."""
    if not may_somewhere(actor, Permission.FINDING_VIEW):
        return 0
    return notices.unread(session, actor.id, reach(actor, Permission.FINDING_VIEW), COUNTED)


def listed(session: Session, actor: Actor, after: UUID | None) -> Page[Notice]:
    """A page of what the person was told, the newest first; of projects they still may see."""
    return notices.page(session, actor.id, reach(actor, Permission.FINDING_VIEW), after)


def open_one(session: Session, actor: Actor, notice_id: UUID) -> Notice:
    """The notice, read from now on. Raises NotFound, also for other people's and projects lost since."""
    notice = notices.own(session, actor.id, reach(actor, Permission.FINDING_VIEW), notice_id)
    if notice is None:
        raise NotFound("notice")
    if notice.seen_at is None:
        notice.seen_at = clock.now()
    return notice


def read_all(session: Session, actor: Actor, until: UUID) -> None:
    """Everything up to ``until`` is read: what came while the list was looked at stays unread."""
    notices.read_all(session, actor.id, until, clock.now())
