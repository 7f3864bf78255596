"""Setting what differs, and telling the log exactly that."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID


def apply(row: object, wanted: Mapping[str, object]) -> dict[str, list[object]]:
    """Set on ``row`` what of ``wanted`` differs; field to [before, after], as JSON has it."""
    changed: dict[str, list[object]] = {}
    for field, value in wanted.items():
        before = getattr(row, field)
        if before != value:
            setattr(row, field, value)
            changed[field] = [_json(before), _json(value)]
    return changed


def _json(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
