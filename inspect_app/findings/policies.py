"""A company's own deadlines, read over the standard ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from inspect_app.access.model import Role
from inspect_app.checklist.model import Severity
from inspect_app.errors import Invalid
from inspect_app.findings.deadlines import STANDARD, Limit, Policy, Rung, Unit

# A year either way: more is a slip of the finger.
MOST = {Unit.WORKING_DAYS: 250, Unit.DAYS: 366, Unit.HOURS: 24 * 366}
_LONGEST_LADDER = 5
_LAST_HOUR = 23


def overridden(document: object, policy: Policy = STANDARD) -> Policy:
    """``policy`` with what ``document`` says otherwise.

    ``document``: ``limits`` by severity, ``ladders`` by severity as lists of ``role`` and ``after``,
    ``first_reply``, ``urgent_reply``, ``remind_hour``; a limit is ``{unit: count}``. Raises Invalid with the
    field, as in ``limits.minor``.
    """
    given = _mapping(document, "policy")
    known = {"limits", "ladders", "first_reply", "urgent_reply", "remind_hour"}
    for name in given:
        if name not in known:
            raise Invalid("policy-unknown", field=str(name))
    limits = _by_severity(given.get("limits", {}), "limits")
    ladders = _by_severity(given.get("ladders", {}), "ladders")
    changed = replace(
        policy,
        limits=MappingProxyType(
            {**policy.limits, **{key: _limit(value, f"limits.{key}") for key, value in limits.items()}}
        ),
        ladders=MappingProxyType(
            {**policy.ladders, **{key: _ladder(value, f"ladders.{key}") for key, value in ladders.items()}}
        ),
    )
    if "first_reply" in given:
        changed = replace(changed, first_reply=_limit(given["first_reply"], "first_reply"))
    if "urgent_reply" in given:
        changed = replace(changed, urgent_reply=_limit(given["urgent_reply"], "urgent_reply"))
    if "remind_hour" in given:
        changed = replace(changed, remind_hour=_whole(given["remind_hour"], _LAST_HOUR, "remind_hour"))
    return changed


def _mapping(value: object, field: str) -> Mapping[object, object]:
    if not isinstance(value, Mapping):
        raise Invalid("policy-not-a-table", field=field)
    return value


def _by_severity(value: object, field: str) -> dict[Severity, object]:
    found = {}
    for key, each in _mapping(value, field).items():
        if key not in list(Severity):
            raise Invalid("policy-unknown", field=f"{field}.{key}")
        found[Severity(str(key))] = each
    return found


def _limit(value: object, field: str) -> Limit:
    given = _mapping(value, field)
    if len(given) != 1:
        raise Invalid("policy-one-limit", field=field)
    ((unit, count),) = given.items()
    if unit not in list(Unit):
        raise Invalid("policy-unknown", field=f"{field}.{unit}")
    known = Unit(str(unit))
    return Limit(_whole(count, MOST[known], f"{field}.{unit}"), known)


def _whole(value: object, most: int, field: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise Invalid("policy-number", field=field, least=0, most=most)
    return value


def _ladder(value: object, field: str) -> tuple[Rung, ...]:
    if not isinstance(value, list) or len(value) > _LONGEST_LADDER:
        raise Invalid("policy-ladder", field=field, most=_LONGEST_LADDER)
    return tuple(_rung(each, f"{field}.{number}") for number, each in enumerate(value, start=1))


def _rung(value: object, field: str) -> Rung:
    given = _mapping(value, field)
    if set(given) != {"role", "after"}:
        raise Invalid("policy-rung", field=field)
    if given["role"] not in list(Role):
        raise Invalid("policy-unknown", field=f"{field}.role")
    return Rung(Role(str(given["role"])), _limit(given["after"], f"{field}.after"))
