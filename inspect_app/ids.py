"""UUIDv7 ids: sortable by time, so that new rows land at the end of an index (RFC 9562, 5.7).

What a process makes within one millisecond is counted (RFC 9562, 6.2) and sorts so too: no list by time and
id shows its rows in an order of chance.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from inspect_app import clock

# No vowels, no look-alikes: read out over a telephone and never spelling a word.
SHORT_ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"


@dataclass
class _Source:
    """Where bits come from, and how many ids there were of the same moment."""

    generator: random.Random | None = None
    moment: int = -1
    count: int = 0

    def bits(self, count: int) -> int:
        return self.generator.getrandbits(count) if self.generator else secrets.randbits(count)

    def stamp(self) -> int:
        """Milliseconds and 4096ths of one; two threads may get the same, and their bits differ."""
        moment = int(clock.now().timestamp() * 1000) << 12
        self.count = self.count + 1 if moment == self.moment else 0
        self.moment = moment
        return moment + self.count


_shared = _Source()
_seeded: ContextVar[_Source | None] = ContextVar("seeded_ids", default=None)


def _source() -> _Source:
    return _seeded.get() or _shared


def new() -> UUID:
    """A new UUIDv7 at the clock's time, after all that this process made of that time."""
    source = _source()
    milliseconds, part = divmod(source.stamp(), 4096)
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | part << 64 | 0b10 << 62 | source.bits(62)
    return UUID(int=value)


def short_code(length: int = 8) -> str:
    """A code people can type, e.g. on a QR label; 28 ** length possibilities."""
    number = _source().bits(length * 8)
    letters = []
    for _ in range(length):
        number, digit = divmod(number, len(SHORT_ALPHABET))
        letters.append(SHORT_ALPHABET[digit])
    return "".join(letters)


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Within the block ids follow from ``seed`` and the clock: for sample data and tests."""
    generator = random.Random(seed)  # noqa: S311 - sample data only, never a secret
    token = _seeded.set(_Source(generator))
    try:
        yield
    finally:
        _seeded.reset(token)
