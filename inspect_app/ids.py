"""UUIDv7 ids: sortable by time, so that new rows land at the end of an index (RFC 9562, 5.7)."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from inspect_app import clock

_seeded: ContextVar[random.Random | None] = ContextVar("seeded_ids", default=None)
# No vowels, no look-alikes: read out over a telephone and never spelling a word.
SHORT_ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"


def _bits(count: int) -> int:
    generator = _seeded.get()
    return generator.getrandbits(count) if generator else secrets.randbits(count)


def new() -> UUID:
    """A new UUIDv7 at the clock's time."""
    milliseconds = int(clock.now().timestamp() * 1000)
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | _bits(12) << 64 | 0b10 << 62 | _bits(62)
    return UUID(int=value)


def short_code(length: int = 8) -> str:
    """A code people can type, e.g. on a QR label; 28 ** length possibilities."""
    number = _bits(length * 8)
    letters = []
    for _ in range(length):
        number, digit = divmod(number, len(SHORT_ALPHABET))
        letters.append(SHORT_ALPHABET[digit])
    return "".join(letters)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Within the block ids follow from ``seed`` and the clock: for sample data and tests."""
    token = _seeded.set(random.Random(seed))  # noqa: S311 - sample data only, never a secret
    try:
        yield
    finally:
        _seeded.reset(token)
