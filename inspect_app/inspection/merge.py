"""How ops of one place come together: by what they say they have seen, never by when they arrived.

The outcome depends on the set of ops alone, so that any order, any repetition and any number of devices end
in the same answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

# How far ahead of the server's clock a change may count.
AHEAD = timedelta(seconds=60)


# Tuples, for making them must cost little: a batch makes hundreds of each.
class Said(NamedTuple):
    """One op of a place, as merging sees it. A refused one does not count; it only tells what was seen."""

    id: UUID
    device: UUID
    by: UUID
    at: datetime
    eff: datetime
    value: object
    base: UUID | None = None
    settles: tuple[UUID, ...] = ()
    counts: bool = True


class Outcome(NamedTuple):
    """``winner`` counts; ``losers`` are the heads of other devices that contradict it, the latest first."""

    winner: Said
    losers: tuple[Said, ...] = ()


def effective(at: datetime, sent_at: datetime, now: datetime) -> datetime:
    """When a change counts as made: the device's moment, put right by its clock's error when it sent."""
    return min(at + (now - sent_at), now + AHEAD)


def heads(said: Sequence[Said]) -> list[Said]:
    """The ops that no other one has seen or decided about, the greatest (``eff``, ``id``) first.

    Who saw a refused op saw what stood below it. Ops that name each other in a ring, which no honest device
    makes, are heads all of them.
    """
    counting = [one for one in said if one.counts]
    refused = {one.id: one.base for one in said if not one.counts}
    named = {name for one in counting for name in (_below(one.base, refused), *one.settles) if name != one.id}
    found = [one for one in counting if one.id not in named] or counting
    return sorted(found, key=lambda one: (one.eff, one.id), reverse=True)


def _below(base: UUID | None, refused: Mapping[UUID, UUID | None]) -> UUID | None:
    """The first op at or below ``base`` that was not refused; None where refused ones go round in a ring."""
    for _ in range(len(refused) + 1):
        if base is None or base not in refused:
            return base
        base = refused[base]
    return None


def outcome(said: Sequence[Said]) -> Outcome:
    """What the ops of one place, none twice and at least one that counts, come to."""
    if len(said) == 1:
        return Outcome(said[0])
    first, *others = heads(said)
    return Outcome(
        first, tuple(one for one in others if one.device != first.device and one.value != first.value)
    )


def digest(revision: str, winners: Iterable[UUID]) -> str:
    """SHA-256 hex of the revision's content hash and the ids as text, sorted, joined by line ends.

    Ops never change, so ids stand for them; what they answer is the revision's.
    """
    return hashlib.sha256("\n".join([revision, *sorted(map(str, winners))]).encode()).hexdigest()
