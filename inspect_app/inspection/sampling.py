"""Which places of a checklist one inspection visits. Anyone can repeat a draw with nothing but SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

from inspect_app.checklist.model import Draw


def drawn(
    places: Sequence[str], draw: Draw | None, seed: int, checklist: str, last_time: Collection[str] = ()
) -> tuple[str, ...]:
    """The places to visit, in the order given; all of them without a ``draw``.

    Places are ranked by the SHA-256 of ``seed/checklist/place`` and the first ``draw.places`` are taken; with
    ``rotate``, those not visited last time come before those that were.
    """
    if draw is None:
        return tuple(places)
    recent = frozenset(last_time) if draw.rotate else frozenset()
    ranked = sorted(places, key=lambda place: (place in recent, _rank(seed, checklist, place)))
    chosen = frozenset(ranked[: draw.places])
    return tuple(place for place in places if place in chosen)


def _rank(seed: int, checklist: str, place: str) -> str:
    return hashlib.sha256(f"{seed}/{checklist}/{place}".encode()).hexdigest()
