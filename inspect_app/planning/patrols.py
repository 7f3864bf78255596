"""Patrol compliance per butler: at least two rounds a day (OS-4.2.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from inspect_app.planning.model import Occurrence, Standing

ROUNDS_A_DAY = 2
_HELD = frozenset({Standing.DONE, Standing.LATE})
_AHEAD = frozenset({Standing.UPCOMING, Standing.OPEN})


@dataclass(frozen=True, slots=True)
class Patrolled:
    """An occurrence, what became of it, and whose it is: who carried it out, or else who should have."""

    occurrence: Occurrence
    standing: Standing
    butler: UUID | None


@dataclass(frozen=True, slots=True)
class Compliance:
    """One butler's rounds so far; ``butler`` None is nobody by name.

    ``days`` are those with nothing left ahead, ``days_kept`` those of them with their rounds. Made-up rounds
    count as such: they neither keep a day nor raise the rate.
    """

    butler: UUID | None
    done: int
    late: int
    made_up: int
    missed: int
    days: int
    days_kept: int

    @property
    def due(self) -> int:
        """Rounds whose time is over or that were held."""
        return self.done + self.late + self.made_up + self.missed

    @property
    def rate(self) -> Fraction | None:
        """Rounds held when they were due, late ones too, as part of all due; None where none was."""
        return Fraction(self.done + self.late, self.due) if self.due else None


def compliance(patrolled: Iterable[Patrolled], rounds_a_day: int = ROUNDS_A_DAY) -> tuple[Compliance, ...]:
    """Each butler's compliance, by id, those without a name last."""
    by_butler: dict[UUID | None, list[Patrolled]] = {}
    for each in patrolled:
        by_butler.setdefault(each.butler, []).append(each)
    ordered = sorted(by_butler, key=lambda butler: (butler is None, str(butler)))
    return tuple(_of(butler, by_butler[butler], rounds_a_day) for butler in ordered)


def _of(butler: UUID | None, rounds: list[Patrolled], rounds_a_day: int) -> Compliance:
    counts = Counter(each.standing for each in rounds)
    by_day: dict[date, list[Standing]] = {}
    for each in rounds:
        by_day.setdefault(each.occurrence.held_on, []).append(each.standing)
    over = [held for held in by_day.values() if _AHEAD.isdisjoint(held)]
    return Compliance(
        butler,
        done=counts[Standing.DONE],
        late=counts[Standing.LATE],
        made_up=counts[Standing.MADE_UP],
        missed=counts[Standing.MISSED],
        days=len(over),
        days_kept=sum(len([each for each in held if each in _HELD]) >= rounds_a_day for held in over),
    )
