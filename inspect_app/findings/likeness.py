"""What a verifier should know of the pictures that prove a fix: which of them were there before.

It explains and accuses nobody: a wrong file is easily chosen, and some fixes change little to the eye.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Where the other picture is, the nearest to the finding first.
BEFORE, STEP, INSPECTION, FINDING = "before", "step", "inspection", "finding"
_NEARNESS = (BEFORE, STEP, INSPECTION, FINDING)


@dataclass(frozen=True, slots=True)
class Other:
    """A picture that was here before ``photo``; both are SHA-256 hex.

    ``bits`` in which the two look different, None for the same bytes; ``number`` of the other's inspection or
    finding, empty where the reader may not know of it.
    """

    photo: str
    where: str
    bits: int | None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``code``: same- or alike-, and then before, step, inspection, finding or elsewhere."""

    photo: str
    code: str
    number: str = ""


def likenesses(photos: Sequence[str], others: Iterable[Other]) -> tuple[Likeness, ...]:
    """The most telling of ``others`` for each photo that has any, in the order of ``photos``."""
    found: dict[str, Other] = {}
    for other in others:
        best = found.get(other.photo)
        if best is None or _rank(other) < _rank(best):
            found[other.photo] = other
    return tuple(_told(found[photo]) for photo in photos if photo in found)


def _rank(other: Other) -> tuple[int, int, bool, str]:
    bits = -1 if other.bits is None else other.bits
    # One that may be named helps more than one that may not.
    return bits, _NEARNESS.index(other.where), not other.number, other.number


def _told(other: Other) -> Likeness:
    kind = "same" if other.bits is None else "alike"
    is_elsewhere = other.where in {INSPECTION, FINDING} and not other.number
    return Likeness(other.photo, f"{kind}-{'elsewhere' if is_elsewhere else other.where}", other.number)
