"""Audit events in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from inspect_app.services.audit import SYSTEM
from inspect_app.services.audit_names import Names
from inspect_app.storage.models import AuditEvent
from inspect_app.web.presenters.audit_details import Told, details_of
from inspect_app.web.presenters.correction_words import EVENTS
from inspect_app.web.presenters.notices import EVENTS as NOTICE_EVENTS

ACTIONS: Mapping[str, LazyString] = {
    "session.begin": _l("signed in"),
    "session.end": _l("signed out"),
    "session.locked": _l("sign-in locked after failed attempts"),
    "user.create": _l("added a person"),
    "user.edit": _l("changed a person"),
    "user.password": _l("changed a password"),
    "user.disable": _l("disabled an account"),
    "user.enable": _l("enabled an account"),
    "staff.add": _l("added a person observed"),
    "staff.retire": _l("retired a person observed"),
    "staff.activate": _l("took a person observed up again"),
    "conduct.named": _l("named who was observed"),
    "conduct.commented": _l("commented on a conduct result"),
    "conduct.final": _l("made conduct results final"),
    "delegation.make": _l("handed work over for a leave"),
    "delegation.revoke": _l("took handed-over work back"),
    "region.create": _l("added a region"),
    "region.edit": _l("changed a region"),
    "project.create": _l("added a project"),
    "project.edit": _l("changed a project"),
    "project.activate": _l("activated a project"),
    "project.deactivate": _l("deactivated a project"),
    "location.create": _l("added a location"),
    "location.create-many": _l("added several locations"),
    "location.edit": _l("changed a location"),
    "location.activate": _l("activated a location"),
    "location.deactivate": _l("deactivated a location"),
    "inspection.started": _l("started an inspection"),
    "inspection.sheet_added": _l("added a service encounter"),
    "inspection.sheet_withdrawn": _l("removed a service encounter"),
    "inspection.sheet_restored": _l("put a service encounter back"),
    "inspection.remarked": _l("wrote remarks on an inspection"),
    "inspection.signed": _l("signed an inspection"),
    "inspection.finished": _l("finished an inspection"),
    "inspection.moved": _l("moved an inspection to a new version"),
    "conflict.settled": _l("settled a contradiction between tablets"),
    **EVENTS,
    "plan.create": _l("made a plan"),
    "plan.edit": _l("changed a plan"),
    "plan.replace": _l("replaced a plan"),
    "plan.end": _l("ended a plan"),
    **NOTICE_EVENTS,
    "calendar.make": _l("made a calendar address"),
    "calendar.revoke": _l("revoked a calendar address"),
    "photo.added": _l("added a photo"),
    "photo.removed": _l("removed a photo"),
    "report.requested": _l("ordered a report"),
    "report.rendered": _l("made a report"),
    "branding.edit": _l("changed the company’s name or look"),
    "batch.requested": _l("ordered all reports of a month"),
    "batch.cancelled": _l("cancelled all reports of a month"),
    "batch.made": _l("packed all reports of a month"),
    "export": _l("took a list out"),
    "revision.published": _l("published a programme"),
}


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event; ``action`` in words, or its code where we have none."""

    event: AuditEvent
    actor: LazyString | str
    action: LazyString | str
    details: Sequence[Told]


def shown(event: AuditEvent, names: Names, language: str) -> EventRow:
    """What the log shows of ``event``."""
    actor = _l("System") if event.actor_id is None and event.actor_name == SYSTEM else event.actor_name
    details = details_of(event, names, language)
    return EventRow(event, actor, ACTIONS.get(event.action, event.action), details)
