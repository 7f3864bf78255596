"""The company's deadlines in words, as they were set one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inspect_app.checklist.model import Severity
from inspect_app.findings.deadlines import Limit, Policy, Unit
from inspect_app.services.correcting.timing import policy_of
from inspect_app.storage.models import SettingVersion
from inspect_app.web.presenters.correction_words import SEVERITIES
from inspect_app.web.presenters.roles import TITLES

_COUNTED: Mapping[Unit, tuple[LazyString, LazyString]] = {
    Unit.WORKING_DAYS: (_l("1 working day"), _l("%(count)s working days")),
    Unit.DAYS: (_l("1 day"), _l("%(count)s days")),
    Unit.HOURS: (_l("1 hour"), _l("%(count)s hours")),
}


@dataclass(frozen=True, slots=True)
class Version:
    """What somebody set at ``at``; ``lines`` empty is the standard."""

    at: datetime
    by: str
    lines: list[str]


def version(row: SettingVersion, names: Mapping[UUID, str]) -> Version:
    """One version, with the name of whoever set it."""
    return Version(row.made_at, names.get(row.made_by, "") if row.made_by else "", list(_lines(row.document)))


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    """Only what is otherwise than the standard."""
    policy = policy_of(document)
    for severity in document.get("limits", {}):
        yield _("%(label)s: %(value)s", label=_name(severity), value=limit_words(policy.limits[severity]))
    for severity in document.get("ladders", {}):
        yield _("%(label)s, overdue: %(value)s", label=_name(severity), value=_ladder(policy, severity))
    if "first_reply" in document:
        yield _("First reply: %(value)s", value=limit_words(policy.first_reply))
    if "urgent_reply" in document:
        yield _("First reply, urgent: %(value)s", value=limit_words(policy.urgent_reply))
    if "remind_hour" in document:
        yield _("Reminder from %(hour)s o’clock", hour=policy.remind_hour)
    if "comment_days" in document:
        days = limit_words(Limit(document["comment_days"], Unit.WORKING_DAYS))
        yield _("Time to comment on conduct results: %(value)s", value=days)
    if document.get("off"):
        yield _("Days off: %(days)s", days=", ".join(document["off"]))
    if document.get("worked"):
        yield _("Days worked: %(days)s", days=", ".join(document["worked"]))


def _name(severity: str) -> str:
    return str(SEVERITIES[Severity(severity)])


def _ladder(policy: Policy, severity: str) -> str:
    rungs = policy.ladders[Severity(severity)]
    told = [f"{TITLES[rung.role]} {limit_words(rung.after)}" for rung in rungs]
    return "; ".join(told) or str(_("nobody hears of it"))


def limit_words(limit: Limit) -> str:
    """A limit, such as "3 working days"."""
    if limit.count == 0:
        return str(_("at once") if limit.unit is Unit.HOURS else _("the same day"))
    one, many = _COUNTED[limit.unit]
    return str(one) if limit.count == 1 else str(many) % {"count": limit.count}
