"""What a signature is bound to: one hash over the facts, the deciding steps before, and the act itself."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from inspect_app.findings.model import Act, Correction, Facts, Outcome, Party, State

# The signature's own picture is bound to the content, not part of it; the version seen is no content.
_UNSIGNED = {"signature", "seen"}


def facts_seal(facts: Facts) -> str:
    """SHA-256 hex over what was found."""
    return _seal(_told(facts))


def step_seal(before: Correction, act: Act, after: State, outcome: Outcome | None, due: datetime) -> str:
    """SHA-256 hex over ``act`` upon the corrective action as it was ``before``, and what came of it."""
    content = {name: value for name, value in _told(act).items() if name not in _UNSIGNED}
    came = {"on": head(before), "due": [_plain(before.due), _plain(due)], "to": [after, outcome]}
    return _seal({**came, **content})


def head(correction: Correction) -> str:
    """The seal of the last deciding step, or of the facts: what the next act builds upon."""
    deciding = (step.content for step in reversed(correction.history) if step.decides)
    return next(deciding, "") or facts_seal(correction.facts)


def _told(value: Facts | Act | Party) -> dict[str, object]:
    """What differs from the defaults: a field added one day leaves the seals of old findings as they are."""
    given = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
    return {name: _plain(told) for name, (told, default) in given.items() if told != default}


def _seal(content: dict[str, object]) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: object) -> object:
    """As JSON, and the same however a database gave it back: moments in UTC, points without idle zeros."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds")
    if isinstance(value, Party):
        return _told(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, UUID | date):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
