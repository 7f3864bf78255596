"""Comparing single values: a change where two fields differ, their values written as authors know them."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from inspect_app.checklist.codec import encode
from inspect_app.checklist.diff_model import Bump, Change, ChangeKind


def written(value: Any) -> str | None:
    """A value as it can be shown on one line; None for nothing."""
    if value is None or value in ((), {}):
        return None
    plain = encode(value)
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, dict) and set(plain) == {"zh", "en"}:
        return str(plain["zh"]) if plain["zh"] == plain["en"] else f"{plain['zh']} / {plain['en']}"
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def compared(
    kind: ChangeKind, at: str, bump: Bump, field: str, before: Any, after: Any
) -> tuple[Change, ...]:
    """The change from ``before`` to ``after``; none where they are equal."""
    if before == after:
        return ()
    return (Change(kind, at, bump, field, written(before), written(after)),)


def moved(before: list[str], after: list[str]) -> set[str]:
    """Which of the ids that both lists hold no longer stand in the old order.

    The longest run that kept its order stays; only what was taken out of it has moved.
    """
    places = {name: place for place, name in enumerate(before)}
    order = [name for name in after if name in places]
    # By length: the smallest place a run of that length can end with, and the run's last step.
    ends: list[int] = []
    lasts: list[str] = []
    earlier: dict[str, str | None] = {}
    for name in order:
        length = bisect_left(ends, places[name])
        ends[length : length + 1] = [places[name]]
        lasts[length : length + 1] = [name]
        earlier[name] = lasts[length - 1] if length else None
    return set(order) - set(_run(lasts[-1] if lasts else None, earlier))


def _run(last: str | None, earlier: Mapping[str, str | None]) -> Iterator[str]:
    while last is not None:
        yield last
        last = earlier[last]
