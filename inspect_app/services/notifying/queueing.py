"""Putting messages on their way: rows that the runner sends, however long that takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.storage.database import Session
from inspect_app.storage.models import Delivery, Webhook
from inspect_app.storage.queries import deliveries, notices

LETTER = "letter"
# So long a letter waits for more to tell: what is assigned or due in bulk arrives as one.
GATHERING = timedelta(seconds=60)


def gathering(session: Session, person: UUID) -> tuple[Delivery | None, int]:
    """The letter to ``person`` that waits to be sent, and how many things it tells."""
    letter = deliveries.letter_of(session, person)
    return letter, 0 if letter is None else deliveries.told_in(session, letter.id)


def new_letter(session: Session, person: UUID) -> Delivery:
    """An empty letter to ``person``."""
    now, address = clock.now(), notices.address(session, person)
    letter = Delivery(id=ids.new(), channel=deliveries.EMAIL, person_id=person, kind=LETTER)
    letter.key, letter.target = f"{deliveries.EMAIL}:{letter.id}", address.email if address else ""
    letter.payload, letter.attempts = {}, 0
    letter.created_at, letter.next_at = now, now + GATHERING
    session.add(letter)
    session.flush()
    return letter


def post(session: Session, webhook: Webhook, key: str, kind: str, payload: Mapping[str, Any]) -> None:
    """A message to ``webhook``, once for each ``key``."""
    key = f"{deliveries.WEBHOOK}:{webhook.id}:{key}"
    if deliveries.known(session, key):
        return
    now = clock.now()
    message = Delivery(id=ids.new(), channel=deliveries.WEBHOOK, webhook_id=webhook.id, kind=kind, key=key)
    message.target, message.payload, message.attempts = host_of(webhook.url), dict(payload), 0
    message.created_at = message.next_at = now
    session.add(message)


def host_of(url: str) -> str:
    """What people are shown of a webhook's address: the rest of it may hold its key."""
    return urlsplit(url).netloc.rpartition("@")[2]
