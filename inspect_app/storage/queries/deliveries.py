"""Messages on their way, and the webhooks they go to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, true, update
from sqlalchemy.orm import Session

from inspect_app.storage.models import Delivery, Notice, Webhook
from inspect_app.storage.queries import paging
from inspect_app.storage.queries.paging import Page

EMAIL, WEBHOOK = "email", "webhook"


@dataclass(frozen=True, slots=True)
class Address:
    """Where messages of one kind go together: all e-mail by one server, a webhook by itself."""

    webhook: UUID | None

    @property
    def deliveries(self) -> ColumnElement[bool]:
        """The condition on Delivery."""
        if self.webhook is None:
            return and_(Delivery.webhook_id.is_(None), Delivery.channel == EMAIL)
        return Delivery.webhook_id == self.webhook


def is_due(session: Session, now: datetime) -> bool:
    """Whether anything is to be sent at ``now``."""
    return session.scalars(_due(now).limit(1)).first() is not None


def due(session: Session, now: datetime, most: int) -> Sequence[Delivery]:
    """What is to be sent at ``now``, the longest due first; nothing to webhooks that are paused."""
    return session.scalars(_due(now).order_by(Delivery.next_at, Delivery.id).limit(most)).all()


def _due(now: datetime) -> Select[Delivery]:
    paused = select(Webhook.id).where(Webhook.active != true())
    free = or_(Delivery.webhook_id.is_(None), Delivery.webhook_id.not_in(paused))
    return select(Delivery).where(Delivery.next_at <= now, free)


def find(session: Session, delivery_id: UUID, *, lock: bool = False) -> Delivery | None:
    """The delivery of that id as it is now; ``lock`` it where the database locks rows."""
    query = select(Delivery).where(Delivery.id == delivery_id).execution_options(populate_existing=True)
    return session.scalars(query.with_for_update() if lock else query).one_or_none()


def known(session: Session, key: str) -> bool:
    """Whether the message of that key is wanted already."""
    return session.scalars(select(Delivery.id).where(Delivery.key == key)).first() is not None


def letter_of(session: Session, person: UUID) -> Delivery | None:
    """The letter to somebody that nobody tried to send yet, locked so that nobody does meanwhile."""
    query = select(Delivery).where(
        Delivery.person_id == person, Delivery.next_at.is_not(None), Delivery.attempts == 0
    )
    return session.scalars(query.order_by(Delivery.id.desc()).limit(1).with_for_update()).first()


def told_in(session: Session, letter_id: UUID) -> int:
    """How many things a letter tells."""
    count = select(func.count()).select_from(Notice).where(Notice.delivery_id == letter_id)
    return session.scalar(count) or 0


def put_off(session: Session, address: Address, now: datetime, until: datetime) -> None:
    """What is due at ``address`` waits until ``until``: it would fail like the one just tried."""
    waiting = (address.deliveries, Delivery.next_at <= now)
    session.execute(update(Delivery).where(*waiting).values(next_at=until, attempted_at=now))


def hurry(session: Session, address: Address, now: datetime) -> None:
    """What failed at ``address`` before is tried again at ``now``: it answers once more."""
    waiting = (address.deliveries, Delivery.next_at > now, Delivery.attempted_at.is_not(None))
    session.execute(update(Delivery).where(*waiting).values(next_at=now))


def page(session: Session, address: Address, after: UUID | None) -> Page[Delivery]:
    """What went to ``address`` and what waits to, the newest first."""
    return paging.newest_first(session, select(Delivery).where(address.deliveries), Delivery.id, after)


def waiting(session: Session, address: Address, most: int) -> int:
    """How many wait for ``address``, counted no further than ``most``."""
    some = select(Delivery.id).where(address.deliveries, Delivery.next_at.is_not(None)).limit(most)
    return session.scalar(select(func.count()).select_from(some.subquery())) or 0


def forget(session: Session, before: datetime, most: int) -> int:
    """Delete what was delivered or given up before that moment, at most so many; how many it was."""
    old = select(Delivery.id).where(Delivery.ended_at < before).order_by(Delivery.ended_at).limit(most)
    gone = list(session.scalars(old))
    if gone:
        session.execute(update(Notice).where(Notice.delivery_id.in_(gone)).values(delivery_id=None))
        session.execute(delete(Delivery).where(Delivery.id.in_(gone)))
    return len(gone)


def webhooks(session: Session) -> Sequence[Webhook]:
    """Those that were not removed, in the order they were added."""
    return session.scalars(select(Webhook).where(Webhook.removed_at.is_(None)).order_by(Webhook.id)).all()


def webhook(session: Session, webhook_id: UUID) -> Webhook | None:
    """The webhook of that id, removed ones too, as it is now."""
    return session.get(Webhook, webhook_id, populate_existing=True)


def drop_waiting(session: Session, webhook_id: UUID, now: datetime, error: str) -> None:
    """Give up everything that waits for a webhook."""
    waits = (Delivery.webhook_id == webhook_id, Delivery.next_at.is_not(None))
    ended = {"next_at": None, "given_up_at": now, "ended_at": now, "error": error}
    session.execute(update(Delivery).where(*waits).values(**ended))
