"""Sending what waits: one message after the other, each attempt noted before and after it is made.

An attempt is counted, and the next one set, before anything leaves the house: a process killed in between
tries again later, with the same id, and never forgets. Where an address does not answer, what else waits for
it is put off, so that one turn spends one attempt on it; once it answers again, what failed follows at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from inspect_app import clock
from inspect_app.config import Config
from inspect_app.logs import logger
from inspect_app.services import audit, jobs
from inspect_app.services.audit import Subject
from inspect_app.services.jobs import Lease
from inspect_app.services.notifying import backoff, mail, outbound, posting, writing
from inspect_app.services.notifying.kinds import Format
from inspect_app.services.notifying.outbound import SendFailed
from inspect_app.services.notifying.writing import Nothing
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Delivery, Webhook
from inspect_app.storage.queries import deliveries
from inspect_app.storage.queries.deliveries import Address

KIND = "deliveries"
# So many messages a turn; then whoever wants a report has theirs.
TURN = 10
# Group robots take twenty a minute; more than that locks them for longer.
ROBOT_TURN, ROBOT_PAUSE = 15, timedelta(seconds=60)
# An address that does not answer is tried by one message in so long.
_LONGEST_REST = timedelta(minutes=10)
_GONE = "http-status 410"

Send = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """A message in hand: how to send it, its number of attempts, and where it goes."""

    id: UUID
    address: Address
    attempts: int
    send: Send


def want(database: Database) -> None:
    """Ask for a turn where something is due."""
    with database.reading() as session:
        if not deliveries.is_due(session, clock.now()):
            return
    with database.writing() as session:
        job = jobs.want(session, None, KIND, KIND, {})
        if job.state == "done":
            jobs.again(job)
            job.created_at = clock.now()


def carry_out(database: Database, config: Config, lease: Lease) -> None:
    """Send what is due, at most TURN messages; the rest goes to the end of the line. Raises LeaseLost."""
    sent: Counter[UUID | None] = Counter()
    for _ in range(TURN):
        taken = _take(database, config, lease, sent)
        if taken is None:
            with database.writing() as session:
                jobs.finish(session, lease)
            return
        failure = _attempt(taken)
        sent[taken.address.webhook] += 1
        with database.writing() as session:
            jobs.renew(session, lease)
            _note(session, taken, failure)
    with database.writing() as session:
        jobs.pass_on(session, lease)


def _attempt(taken: Taken) -> SendFailed | None:
    try:
        taken.send()
    except SendFailed as failure:
        return failure
    return None


def _take(database: Database, config: Config, lease: Lease, sent: Counter[UUID | None]) -> Taken | None:
    """The next message, its attempt counted; those that tell nothing any more are ended on the way."""
    while True:
        with database.writing() as session:
            jobs.renew(session, lease)
            due = deliveries.due(session, clock.now(), 1)
            if not due:
                return None
            taken = _begin(session, config, due[0].id, sent)
        if taken is not None:
            return taken


def _begin(session: Session, config: Config, delivery_id: UUID, sent: Counter[UUID | None]) -> Taken | None:
    now, row = clock.now(), deliveries.find(session, delivery_id, lock=True)
    if row is None or row.next_at is None:
        return None
    address = Address(row.webhook_id)
    webhook = deliveries.webhook(session, row.webhook_id) if row.webhook_id else None
    if webhook and webhook.format != Format.STANDARD and sent[webhook.id] >= ROBOT_TURN:
        deliveries.put_off(session, address, now, now + ROBOT_PAUSE)
        return None
    row.attempts, row.attempted_at = row.attempts + 1, now
    row.next_at = backoff.next_try(row.attempts, now)
    session.flush()
    try:
        send = _of_webhook(row, webhook, config) if webhook else _of_letter(session, row, config)
    except Nothing as reason:
        _end(row, str(reason))
        return None
    return Taken(row.id, address, row.attempts, send)


def _of_webhook(row: Delivery, webhook: Webhook, config: Config) -> Send:
    form, message = Format(webhook.format), writing.message(row, config)
    request = posting.request(form, webhook.url, webhook.secret, message, clock.now())

    def send() -> None:
        answer = outbound.post(request.url, request.headers, request.body, private=config.webhooks_private)
        posting.judge(form, answer, clock.now())

    return send


def _of_letter(session: Session, row: Delivery, config: Config) -> Send:
    return partial(mail.send, writing.letter(session, row, config), config)


def _note(session: Session, taken: Taken, failure: SendFailed | None) -> None:
    """What came of an attempt."""
    now, row = clock.now(), deliveries.find(session, taken.id, lock=True)
    if row is None:
        return
    if failure is None:
        row.next_at, row.error, row.delivered_at, row.ended_at = None, None, now, now
        if taken.attempts > 1:
            session.flush()
            deliveries.hurry(session, taken.address, now)
        return
    logger(__name__).warning("delivery failed", delivery=str(row.id), error=failure.error.split(" ")[0])
    if failure.lasting or backoff.is_spent(row.created_at, now):
        _end(row, failure.error)
        _stop_gone(session, taken, failure)
        return
    row.error = failure.error
    row.next_at = backoff.next_try(taken.attempts, now, failure.after)
    session.flush()
    if not failure.error.startswith("mail-recipient"):
        rest = max(min(row.next_at - now, _LONGEST_REST), failure.after)
        deliveries.put_off(session, taken.address, now, now + rest)


def _end(row: Delivery, error: str) -> None:
    now = clock.now()
    row.next_at, row.given_up_at, row.ended_at, row.error = None, now, now, error


def _stop_gone(session: Session, taken: Taken, failure: SendFailed) -> None:
    """A webhook that answers 410 wants to hear nothing more."""
    if failure.error != _GONE or taken.address.webhook is None:
        return
    webhook = deliveries.webhook(session, taken.address.webhook)
    if webhook is not None and webhook.active:
        webhook.active = False
        audit.record(session, None, "webhook.gone", Subject("webhook", webhook.id), {"name": webhook.name})
