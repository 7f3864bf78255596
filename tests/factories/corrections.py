"""Findings and what people do with them, for tests of the corrective action."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app.access.model import GRANTS, Role
from inspect_app.checklist.model import Severity
from inspect_app.errors import Refusal
from inspect_app.findings.acting import apply
from inspect_app.findings.deadlines import Rules
from inspect_app.findings.folding import recorded
from inspect_app.findings.model import Act, Action, Cause, Correction, Facts, Party, Source, Who

SHANGHAI = ZoneInfo("Asia/Shanghai")
RULES = Rules(SHANGHAI)
# A Monday, ten in the morning in Shanghai; Tuesday is worked.
MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)


def person(number: int, *roles: Role, departments: tuple[str, ...] = ()) -> Who:
    """A person with everything the roles grant."""
    may = frozenset().union(*(GRANTS[role] for role in roles))
    return Who(UUID(int=number), may, frozenset(departments))


FINDER = person(1, Role.INSPECTOR)
INSPECTOR = person(2, Role.INSPECTOR)
SUPERVISOR = person(3, Role.SUPERVISOR)
MANAGER = person(4, Role.PROPERTY_MANAGER)
QUALITY = person(5, Role.QUALITY_MANAGER)
CLEANER = person(6, Role.INSPECTOR, departments=("cleaning",))
STRANGER = Who(UUID(int=9), frozenset())
CAST = (FINDER, INSPECTOR, SUPERVISOR, MANAGER, QUALITY, CLEANER, STRANGER)

# What each action is given where a test does not say otherwise.
USUAL: dict[Action, dict[str, Any]] = {
    Action.REVIEW: {"text": "wet floor", "signature": "s1", "cause": Cause.STAFF},
    Action.DECIDE: {"text": "at once", "signature": "s2"},
    Action.ASSIGN: {"assignee": Party(person=CLEANER.id)},
    Action.REASSIGN: {"assignee": Party(department="cleaning"), "text": "on leave"},
    Action.FIX: {"text": "mopped", "photos": ("after",)},
    Action.FIX_ON_THE_SPOT: {"text": "mopped", "photos": ("after",)},
    Action.VERIFY: {"text": "dry", "signature": "s3"},
    Action.SEND_BACK: {"text": "still wet"},
    Action.DEDUCT: {"text": "never done", "signature": "s4", "points": Decimal("0.5")},
    Action.CALL_DUPLICATE: {"duplicate_of": UUID(int=77)},
    Action.CALL_NOT_OURS: {"text": "the city's road", "signature": "s5"},
    Action.ASK_EXTENSION: {"text": "spare part", "until": date(2027, 1, 15)},
    Action.EXTEND: {"text": "spare part", "until": date(2027, 1, 15)},
    Action.REFUSE_EXTENSION: {"text": "is in stock"},
    Action.REPLY: {"text": "we are at it"},
    Action.NOTE_DISSATISFACTION: {"text": "wants it today"},
    Action.REMARK: {"text": "third time"},
}


def facts(severity: Severity = Severity.MINOR, source: Source = Source.INSPECTION, **given: Any) -> Facts:
    """A finding of Monday morning in the lobby."""
    usual: dict[str, Any] = {
        "id": UUID(int=100),
        "number": "TA-1-01",
        "severity": severity,
        "source": source,
        "found_at": MONDAY,
        "found_by": FINDER.id,
        "what": "Floor level and clean",
        "place": "Lobby 3",
    }
    return Facts(**(usual | given))


def opened(
    severity: Severity = Severity.MINOR, source: Source = Source.INSPECTION, **given: Any
) -> Correction:
    """The corrective action of such a finding, nothing done yet."""
    return recorded(facts(severity, source, **given), RULES)


def act(correction: Correction, action: Action, who: Who, **given: Any) -> Act:
    """An act upon the corrective action as it stands, with the usual contents."""
    usual: dict[str, Any] = {
        "id": UUID(int=1000 + len(correction.history)),
        "action": action,
        "by": who.id,
        "at": MONDAY,
        "seen": correction.version,
    }
    return Act(**(usual | USUAL[action] | given))


def attempt(correction: Correction, action: Action, who: Who, **given: Any) -> Correction | Refusal:
    """What comes of trying."""
    return apply(correction, act(correction, action, who, **given), who, RULES)


def done(correction: Correction, action: Action, who: Who, **given: Any) -> Correction:
    """What comes of it where it is allowed."""
    after = attempt(correction, action, who, **given)
    assert isinstance(after, Correction), after
    return after


def refused(correction: Correction, action: Action, who: Who, **given: Any) -> str:
    """The code it is refused with."""
    after = attempt(correction, action, who, **given)
    assert isinstance(after, Refusal), after
    return after.code


def assigned(
    severity: Severity = Severity.MINOR, source: Source = Source.INSPECTION, **given: Any
) -> Correction:
    """A finding the cleaner has been assigned to."""
    correction = done(opened(severity, source, **given), Action.REVIEW, SUPERVISOR)
    if correction.facts.grave:
        correction = done(correction, Action.DECIDE, MANAGER)
    return done(correction, Action.ASSIGN, SUPERVISOR)


def fixed(
    severity: Severity = Severity.MINOR, source: Source = Source.INSPECTION, **given: Any
) -> Correction:
    """A finding the cleaner has reported as fixed."""
    return done(assigned(severity, source, **given), Action.FIX, CLEANER)
