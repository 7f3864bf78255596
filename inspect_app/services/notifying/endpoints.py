"""The company's webhooks: added, changed, tried, paused, removed, and what became of their messages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.findings.notices import Event
from inspect_app.inspection.validation import UNFIT
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.notifying import payloads, posting, queueing
from inspect_app.services.notifying.kinds import KINDS, Format
from inspect_app.services.notifying.outbound import check_url
from inspect_app.storage.database import Session
from inspect_app.storage.models import Delivery, Webhook
from inspect_app.storage.queries import deliveries
from inspect_app.storage.queries.deliveries import Address
from inspect_app.storage.queries.paging import Page

NAME_LIMIT = 80
MOST = 20
COUNTED = 1000
REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What an administrator says of a webhook; ``secret`` is DingTalk's, standard ones get one of ours."""

    name: str
    url: str
    format: Format
    kinds: tuple[Event, ...]
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What an administrator says anew; an empty address or secret leaves the one there is."""

    name: str
    url: str
    kinds: tuple[Event, ...]
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A webhook, how many messages wait for it (at most COUNTED), and the last of them."""

    webhook: Webhook
    waiting: int
    last: Delivery | None


def listed(session: Session) -> list[Standing]:
    """All webhooks, in the order they were added."""
    return [_standing(session, row) for row in deliveries.webhooks(session)]


def _standing(session: Session, row: Webhook) -> Standing:
    address = Address(row.id)
    newest = deliveries.page(session, address, None).rows
    return Standing(row, deliveries.waiting(session, address, COUNTED), newest[0] if newest else None)


def found(session: Session, webhook_id: UUID) -> Webhook:
    """The webhook. Raises NotFound, for removed ones too."""
    row = deliveries.webhook(session, webhook_id)
    if row is None or row.removed_at is not None:
        raise NotFound("webhook")
    return row


def messages(session: Session, webhook_id: UUID | None, after: UUID | None) -> Page[Delivery]:
    """What went to a webhook, or by e-mail (None), the newest first."""
    return deliveries.page(session, Address(webhook_id), after)


def waiting(session: Session, webhook_id: UUID | None) -> int:
    """How many messages wait for a webhook, or as letters (None)."""
    return deliveries.waiting(session, Address(webhook_id), COUNTED)


def add(session: Session, actor: Actor, endpoint: Endpoint, *, private: bool) -> Webhook:
    """A new webhook; its secret is told by the row, once, to whoever adds it. Raises Invalid, Conflict."""
    _check(endpoint)
    check_url(endpoint.url, private=private)
    if len(deliveries.webhooks(session)) >= MOST:
        raise Conflict("webhooks-full", most=MOST)
    row = Webhook(id=ids.new(), name=endpoint.name, url=endpoint.url, format=endpoint.format.value)
    row.secret = posting.new_secret() if endpoint.format is Format.STANDARD else endpoint.secret
    row.kinds, row.active = _in_order(endpoint.kinds), True
    row.created_at, row.created_by = clock.now(), actor.id
    session.add(row)
    session.flush()
    detail = {"name": row.name, "host": queueing.host_of(row.url), "format": row.format, "kinds": row.kinds}
    audit.record(session, actor, "webhook.add", Subject("webhook", row.id), detail)
    return row


def change(session: Session, actor: Actor, webhook_id: UUID, given: Change, *, private: bool) -> Webhook:
    """Another name, address or kinds; what waits goes to the new address. Raises NotFound, Invalid.

    The format stays: what waits was written for it.
    """
    row = found(session, webhook_id)
    form = Format(row.format)
    secret = given.secret if form is Format.DINGTALK and given.secret else row.secret
    endpoint = Endpoint(given.name, given.url or row.url, form, given.kinds, secret)
    _check(endpoint)
    if given.url:
        check_url(endpoint.url, private=private)
    row.name, row.url, row.secret = endpoint.name, endpoint.url, secret
    row.kinds = _in_order(endpoint.kinds)
    detail = {"name": row.name, "host": queueing.host_of(row.url), "kinds": row.kinds}
    audit.record(session, actor, "webhook.change", Subject("webhook", row.id), detail)
    return row


def renew_secret(session: Session, actor: Actor, webhook_id: UUID) -> Webhook:
    """Another secret of ours, told by the row, once; the one before is worth nothing from now on.

    Raises NotFound, and Conflict for a robot, whose secret is made where the robot is.
    """
    row = found(session, webhook_id)
    if row.format != Format.STANDARD:
        raise Conflict("webhook-no-secret")
    row.secret = posting.new_secret()
    audit.record(session, actor, "webhook.secret", Subject("webhook", row.id), {"name": row.name})
    return row


def _in_order(kinds: Collection[Event]) -> list[str]:
    return [kind.value for kind in KINDS if kind in kinds]


def _check(endpoint: Endpoint) -> None:
    if not endpoint.name.strip() or len(endpoint.name) > NAME_LIMIT or UNFIT.search(endpoint.name):
        raise Invalid("webhook-name", field="name", limit=NAME_LIMIT)
    if not endpoint.kinds:
        raise Invalid("webhook-kinds", field="kinds")
    if endpoint.format is not Format.STANDARD and not posting.is_secret(endpoint.format, endpoint.secret):
        raise Invalid("webhook-secret", field="secret")


def try_out(session: Session, actor: Actor, webhook_id: UUID) -> None:
    """Put a test message on its way; also to one that is paused, once it is taken up again."""
    row = found(session, webhook_id)
    queueing.post(session, row, f"test:{ids.new()}", payloads.TEST, payloads.of_test(clock.now()))
    session.flush()
    audit.record(session, actor, "webhook.test", Subject("webhook", row.id), {"name": row.name})


def set_active(session: Session, actor: Actor, webhook_id: UUID, active: bool) -> None:
    """Tell it of what happens, or no longer; what waits for it waits on. Raises NotFound."""
    row = found(session, webhook_id)
    if row.active != active:
        row.active = active
        action = "webhook.resume" if active else "webhook.pause"
        audit.record(session, actor, action, Subject("webhook", row.id), {"name": row.name})


def remove(session: Session, actor: Actor, webhook_id: UUID) -> None:
    """Tell it nothing more, and forget its secrets. Raises NotFound."""
    row, now = found(session, webhook_id), clock.now()
    row.active, row.removed_at = False, now
    row.url, row.secret = queueing.host_of(row.url), ""
    session.flush()
    deliveries.drop_waiting(session, row.id, now, REMOVED)
    audit.record(session, actor, "webhook.remove", Subject("webhook", row.id), {"name": row.name})


def again(session: Session, actor: Actor, delivery_id: UUID) -> Delivery:
    """Try a message given up once more, from now on as if it were new. Raises NotFound, Conflict."""
    row = deliveries.find(session, delivery_id, lock=True)
    if row is None:
        raise NotFound("delivery")
    if row.webhook_id is not None:
        found(session, row.webhook_id)
    if row.delivered_at is not None:
        raise Conflict("delivery-done")
    now = clock.now()
    if row.given_up_at is not None:
        row.created_at, row.attempts = now, 0
    row.next_at, row.given_up_at, row.ended_at = now, None, None
    audit.record(session, actor, "delivery.again", Subject("delivery", row.id), {"target": row.target})
    return row
