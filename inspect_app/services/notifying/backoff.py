"""When to try again: soon at first, then ever more rarely, for five days; never all at the same moment."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

# After the first failure, after the second, and so on; the last of them again and again.
DELAYS = (
    timedelta(seconds=15),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(hours=1),
    timedelta(hours=2),
    timedelta(hours=4),
)
LIFE = timedelta(days=5)
# Up to a fifth later than said: what failed together does not come back together.
_JITTER = 0.2


def next_try(attempts: int, now: datetime, at_least: timedelta = timedelta(0)) -> datetime:
    """When to try again after ``attempts`` failed ones, not before ``at_least`` has passed."""
    delay = max(DELAYS[min(attempts, len(DELAYS)) - 1], at_least)
    return now + delay * (1 + random.random() * _JITTER)  # noqa: S311 - spread, not secrecy


def is_spent(created_at: datetime, now: datetime) -> bool:
    """Whether it has been tried for long enough."""
    return now - created_at >= LIFE
