"""What a company's findings are timed by: the standard deadlines, or its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, Invalid
from inspect_app.findings.deadlines import STANDARD, Limit, Policy, Rules, Unit, after
from inspect_app.findings.policies import overridden
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.correcting.keeping import keep_ladder
from inspect_app.storage.database import Session
from inspect_app.storage.models import SettingVersion
from inspect_app.storage.queries import corrections, departments
from inspect_app.storage.queries.paging import Page
from inspect_app.workdays import CHINA, Kind, Workdays

CHINA_ZONE = ZoneInfo("Asia/Shanghai")
SETTING = "finding-deadlines"
_MOST_DAYS = 400
_CALENDAR = frozenset({"off", "worked"})
# How long those observed may comment on a conduct result, in working days.
COMMENT_DAYS, MOST_COMMENT_DAYS = 3, 30
_BESIDE = _CALENDAR | {"comment_days"}


def rules_of(session: Session, zone: ZoneInfo = CHINA_ZONE) -> Rules:
    """The rules findings in ``zone`` are timed by."""
    document = document_of(session)
    return Rules(zone, _calendar(document), policy_of(document))


def document_of(session: Session) -> Mapping[str, Any]:
    """What the company set otherwise, as ``save`` takes it; empty where nothing."""
    kept = departments.setting(session, SETTING)
    return kept.document if kept else {}


def mark(session: Session) -> str:
    """A word for what is set now: another setting, another word."""
    kept = departments.setting(session, SETTING)
    return kept.changed_at.isoformat() if kept else ""


def versions(session: Session, after: UUID | None = None) -> Page[SettingVersion]:
    """What was ever set, newest first."""
    return departments.versions(session, SETTING, after)


def save(
    session: Session,
    actor: Actor | None,
    document: Mapping[str, Any],
    zone: ZoneInfo,
    seen: str | None = None,
) -> Rules:
    """Take the deadlines of docs/findings.md, with ``off`` and ``worked`` days beside them.

    Deadlines that run keep their day; who hears of them when overdue follows the new ladder at once. ``seen``
    is the ``mark`` the change was made from. Raises Invalid with the field, Conflict ``deadlines-changed``.
    """
    rules = Rules(zone, _calendar(document), policy_of(document))
    comment_days_of(document)
    if seen is not None and seen != mark(session):
        raise Conflict("deadlines-changed")
    before = dict(document_of(session))
    if before == dict(document):
        return rules
    departments.keep_setting(session, SETTING, dict(document), actor.id if actor else None, clock.now())
    for row in corrections.running(session):
        keep_ladder(row, rules)
    session.flush()
    detail = {"from": before, "to": dict(document)}
    audit.record(session, actor, "deadlines.edit", Subject("setting"), detail)
    return rules


def policy_of(document: Mapping[str, Any]) -> Policy:
    """The deadlines that ``document`` sets. Raises Invalid with the field."""
    return overridden({name: value for name, value in document.items() if name not in _BESIDE}, STANDARD)


def comment_days_of(document: Mapping[str, Any]) -> int:
    """How many working days those observed may comment. Raises Invalid."""
    given = document.get("comment_days", COMMENT_DAYS)
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= MOST_COMMENT_DAYS:
        raise Invalid("policy-number", field="comment_days", least=1, most=MOST_COMMENT_DAYS)
    return given


def commented_until(session: Session, moment: datetime, zone: ZoneInfo) -> datetime:
    """Until when a conduct result told at ``moment`` may be commented on, an exclusive end."""
    days = comment_days_of(document_of(session))
    return after(moment, Limit(days, Unit.WORKING_DAYS), rules_of(session, zone))


def _calendar(document: Mapping[str, Any]) -> Workdays:
    if not _CALENDAR & set(document):
        return CHINA
    return Workdays(Kind.CHINA, _days(document, "off"), _days(document, "worked"))


def _days(document: Mapping[str, Any], name: str) -> frozenset[date]:
    given = document.get(name, [])
    if not isinstance(given, list) or len(given) > _MOST_DAYS:
        raise Invalid("calendar-days", field=name)
    try:
        return frozenset(date.fromisoformat(day) for day in given)
    except (TypeError, ValueError):
        raise Invalid("calendar-days", field=name) from None
