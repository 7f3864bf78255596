"""How long findings may take, by severity, and who hears of those that take longer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from inspect_app.access.model import Role
from inspect_app.checklist.model import Severity
from inspect_app.findings.deadlines import STANDARD, Limit, Policy, Unit
from inspect_app.findings.policies import MOST
from inspect_app.services.correcting.timing import COMMENT_DAYS, MOST_COMMENT_DAYS, comment_days_of
from inspect_app.web.forms.fields import PlainForm, choice, number, options, text

UNITS: Mapping[Unit, LazyString] = {
    Unit.WORKING_DAYS: _l("working days"),
    Unit.DAYS: _l("days"),
    Unit.HOURS: _l("hours"),
}
# The roles that keep lists of what is overdue; None is the deadline itself.
COLUMNS: Mapping[Role | None, LazyString] = {
    None: _l("Fixed within"),
    Role.SUPERVISOR: _l("Supervisor hears, overdue by"),
    Role.PROPERTY_MANAGER: _l("Property manager hears, overdue by"),
    Role.QUALITY_MANAGER: _l("Quality manager hears, overdue by"),
}
REPLIES: Mapping[str, LazyString] = {
    "first_reply": _l("First reply to a complaint within"),
    "urgent_reply": _l("First reply where the repair is urgent within"),
}
_DAYS_LIMIT = 6000


def pair(severity: Severity, role: Role | None) -> str:
    """The name that the two fields of a cell share."""
    return f"{severity.value}_{role.value if role else 'limit'}"


def _fields() -> dict[str, Any]:
    made: dict[str, Any] = {}
    cells = [(pair(severity, role), label, role) for severity in Severity for role, label in COLUMNS.items()]
    for name, label, role in [*cells, *((name, label, None) for name, label in REPLIES.items())]:
        made[f"{name}_count"] = number(label, 0, max(MOST.values()), required=role is None)
        made[f"{name}_unit"] = choice(_l("Unit"))
    return made


class _Fields(PlainForm):
    seen = HiddenField()
    remind_hour = number(_l("Hour of the reminder the day before"), 0, 23)
    comment_days = number(_l("Working days to comment on conduct results"), 1, MOST_COMMENT_DAYS)
    off = text(_l("Days off besides the calendar’s, one a line"), _DAYS_LIMIT)
    worked = text(_l("Days worked although the calendar has them off, one a line"), _DAYS_LIMIT)


_Made: Any = type("_Made", (_Fields,), _fields())


class DeadlinesForm(_Made):  # type: ignore[misc]  # its fields follow from severities and roles
    """A count and a unit for every cell; an empty count for a role means that it does not hear of it."""

    def offer(self) -> None:
        """The units to choose from."""
        for name in self._fields:
            if name.endswith("_unit"):
                self[name].choices = options((unit.value, words) for unit, words in UNITS.items())

    def show(self, policy: Policy, document: Mapping[str, Any], mark: str) -> None:
        """What is set now."""
        self.seen.data, self.remind_hour.data = mark, policy.remind_hour
        for severity in Severity:
            reached = {rung.role: rung.after for rung in policy.ladders[severity]}
            for role in COLUMNS:
                self._show(pair(severity, role), reached.get(role) if role else policy.limits[severity])
        self.comment_days.data = comment_days_of(document)
        self._show("first_reply", policy.first_reply)
        self._show("urgent_reply", policy.urgent_reply)
        for name in ("off", "worked"):
            self[name].data = "\n".join(document.get(name, []))

    def _show(self, name: str, limit: Limit | None) -> None:
        self[f"{name}_count"].data = limit.count if limit else None
        self[f"{name}_unit"].data = (limit.unit if limit else Unit.WORKING_DAYS).value

    def validate(self, extra_validators: object = None) -> bool:
        """Also: no count beyond what its unit allows."""
        fine = bool(super().validate(extra_validators))
        for name in [each.removesuffix("_unit") for each in self._fields if each.endswith("_unit")]:
            most = MOST.get(self[f"{name}_unit"].data, max(MOST.values()))
            if (self[f"{name}_count"].data or 0) > most:
                self.refuse(f"{name}_count", str(_l("From %(min)s to %(max)s.", min=0, max=most)))
                fine = False
        return fine

    def document(self) -> dict[str, Any]:
        """What the company sets otherwise than the standard."""
        limits = {each.value: self._limit(pair(each, None)) for each in Severity}
        ladders = {each.value: self._ladder(each) for each in Severity}
        told = {
            "limits": {k: v for k, v in limits.items() if v != plain(STANDARD.limits[Severity(k)])},
            "ladders": {k: v for k, v in ladders.items() if v != _plain_ladder(STANDARD, Severity(k))},
        }
        document = {name: held for name, held in told.items() if held}
        for name in REPLIES:
            if self._limit(name) != plain(getattr(STANDARD, name)):
                document[name] = self._limit(name)
        if self.remind_hour.data != STANDARD.remind_hour:
            document["remind_hour"] = self.remind_hour.data
        if self.comment_days.data != COMMENT_DAYS:
            document["comment_days"] = self.comment_days.data
        days = {name: (self[name].data or "").split() for name in ("off", "worked")}
        return {**document, **{name: held for name, held in days.items() if held}}

    def _limit(self, name: str) -> dict[str, Any]:
        return {self[f"{name}_unit"].data: self[f"{name}_count"].data}

    def _ladder(self, severity: Severity) -> list[dict[str, Any]]:
        return [
            {"role": role.value, "after": self._limit(pair(severity, role))}
            for role in COLUMNS
            if role is not None and self[f"{pair(severity, role)}_count"].data is not None
        ]


def plain(limit: Limit) -> dict[str, int]:
    """A limit as documents have it."""
    return {limit.unit.value: limit.count}


def _plain_ladder(policy: Policy, severity: Severity) -> list[dict[str, Any]]:
    return [{"role": rung.role.value, "after": plain(rung.after)} for rung in policy.ladders[severity]]
