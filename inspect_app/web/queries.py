"""What addresses ask for after the question mark: what is not understood is left out, never an error."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from flask import request, url_for

# Far enough for any plan, and near enough that a week or a month more is a date still.
_FIRST, _LAST = date(2000, 1, 1), date(2100, 12, 31)


def uuid_argument(name: str) -> UUID | None:
    """The id ``name``, None where there is none or it is none."""
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None


def date_argument(name: str) -> date | None:
    """The day ``name`` of this century, as ``2026-11-21``; None where there is none or it is none."""
    try:
        given = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
    return given if _FIRST <= given <= _LAST else None


def choice_argument(name: str, allowed: Collection[str]) -> str | None:
    """The value ``name`` if it is one of ``allowed``."""
    given = request.args.get(name)
    return given if given in allowed else None


def following(endpoint: str, after: UUID | None, kept: Collection[str]) -> str:
    """The address of the next page, narrowed as this one is; empty on the last."""
    if after is None:
        return ""
    values = {name: request.args[name] for name in kept if request.args.get(name)}
    return url_for(endpoint, **{**values, "after": str(after)})  # type: ignore[arg-type]
