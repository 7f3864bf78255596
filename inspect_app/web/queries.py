"""What addresses ask for after the question mark: what is not understood is left out, never an error."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from flask import request, url_for


def uuid_argument(name: str) -> UUID | None:
    """The id ``name``, None where there is none or it is none."""
    try:
        return UUID(request.args.get(name, ""))
    except ValueError:
        return None


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
