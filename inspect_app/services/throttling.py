"""Locks after failed sign-ins, by account name and by address, each longer than the one before.

An attempt is counted before its password is looked at, and taken back when it was right: a hundred
guesses sent at once are a hundred counted guesses. The rows are in the database, so all processes count.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from inspect_app import clock
from inspect_app.errors import Refusal
from inspect_app.storage.database import Session
from inspect_app.storage.models import LoginThrottle
from inspect_app.storage.queries import throttles

WINDOW = timedelta(hours=1)
FIRST_LOCK = timedelta(minutes=1)
LONGEST_LOCK = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Counter:
    """One key with how many failures it may have; an office behind one address may have more."""

    key: str
    allowed: int


def counters(username: str, address: str) -> tuple[Counter, Counter]:
    """The two counters an attempt goes to."""
    return Counter(f"user:{username[:64]}", 5), Counter(f"address:{address[:64]}", 30)


def _forgotten(row: LoginThrottle, now: datetime) -> bool:
    return now > max(row.window_started_at, row.locked_until or row.window_started_at) + WINDOW


def _row(session: Session, counter: Counter, now: datetime) -> LoginThrottle:
    row = throttles.find(session, counter.key)
    if row is None:
        row = LoginThrottle(key=counter.key, failures=0, window_started_at=now, locked_until=None)
        session.add(row)
    elif _forgotten(row, now):
        row.failures, row.window_started_at, row.locked_until = 0, now, None
    return row


def count(session: Session, username: str, address: str) -> list[str]:
    """Count one attempt; the keys it locks. Refusal ``sign-in-locked`` (minutes) where one is locked.

    A refused attempt is not counted: whoever waits gets in.
    """
    now = clock.now()
    rows = [(counter, _row(session, counter, now)) for counter in counters(username, address)]
    until = max((row.locked_until for _, row in rows if row.locked_until), default=now)
    if until > now:
        raise Refusal("sign-in-locked", minutes=-(-(until - now) // timedelta(minutes=1)))
    locked = []
    for counter, row in rows:
        row.failures += 1
        if row.failures >= counter.allowed:
            doubled = FIRST_LOCK * 2 ** min(row.failures - counter.allowed, 10)
            row.locked_until = now + min(doubled, LONGEST_LOCK)
            locked.append(counter.key)
    return locked


def take_back(session: Session, username: str, address: str) -> None:
    """The attempt was right: the name starts afresh, the address is as it was before."""
    by_name, by_address = (throttles.find(session, c.key) for c in counters(username, address))
    if by_name is not None:
        session.delete(by_name)
    if by_address is not None:
        by_address.failures = max(0, by_address.failures - 1)
        by_address.locked_until = None
    throttles.remove_before(session, clock.now() - 2 * WINDOW)
