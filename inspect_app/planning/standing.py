"""What became of an inspection that was due: nothing is deleted, a miss is a miss until it is made up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from inspect_app.planning.model import Occurrence, Round, Standing


def standing(occurrence: Occurrence, rounds: Iterable[Round], now: datetime) -> Standing:
    """How it stands at ``now``; ``rounds`` of other occurrences do not count.

    Begun before the miss mark it is done, or late from its due mark on; begun after it, it makes up for a
    miss. A round ended before the opening counts for nothing, one ended after the make-up time neither.
    """
    held = counting(occurrence, rounds, now)
    if held is not None:
        return _of_round(occurrence, held)
    if now < occurrence.opens:
        return Standing.UPCOMING
    return Standing.OPEN if now < occurrence.missed else Standing.MISSED


def counting(occurrence: Occurrence, rounds: Iterable[Round], now: datetime) -> Round | None:
    """The round that counts for the occurrence: one that was due before one that makes up, then the first."""
    fitting = [each for each in rounds if each.occurrence == occurrence.id and _counts(occurrence, each, now)]
    return min(fitting, key=lambda each: (_makes_up(occurrence, each), each.finished_at), default=None)


def _counts(occurrence: Occurrence, each: Round, now: datetime) -> bool:
    in_time = occurrence.opens <= each.finished_at < occurrence.made_up_until
    return in_time and each.finished_at <= now


def _makes_up(occurrence: Occurrence, each: Round) -> bool:
    return each.started_at >= occurrence.missed


def _of_round(occurrence: Occurrence, each: Round) -> Standing:
    if _makes_up(occurrence, each):
        return Standing.MADE_UP
    return Standing.DONE if each.finished_at < occurrence.due else Standing.LATE
