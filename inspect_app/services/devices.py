"""What tablets tell of themselves: what they have not sent yet, what was refused, how their storage is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import GRANTS, Actor, Permission
from inspect_app.access.rules import reach
from inspect_app.errors import Invalid
from inspect_app.storage.database import Session
from inspect_app.storage.models import Device
from inspect_app.storage.queries import conflicts, devices
from inspect_app.storage.queries.paging import Page

_CONDUCTING = [role.value for role, granted in GRANTS.items() if Permission.INSPECTION_CONDUCT in granted]


@dataclass(frozen=True, slots=True)
class Report:
    """A tablet's word about itself; ``at`` is the moment by its own clock."""

    at: datetime
    build: str
    agent: str
    unsent_ops: int
    unsent_photos: int
    rejected: int
    storage: Mapping[str, Any]


def tell(session: Session, actor: Actor, device_id: UUID, report: Report) -> Device:
    """Keep what a tablet says of itself; it belongs to whoever is signed in on it now.

    Raises Invalid for the id of somebody's office pages.
    """
    row, now = devices.get(session, device_id), clock.now()
    if row is None:
        row = Device(id=device_id, kind="tablet", first_seen=now)
        session.add(row)
    if row.kind != "tablet":
        raise Invalid("device-not-a-tablet", field="device")
    row.user_id, row.last_seen = actor.id, now
    row.build, row.agent = report.build, report.agent[:200]
    row.unsent_ops, row.unsent_photos, row.rejected = (
        report.unsent_ops,
        report.unsent_photos,
        report.rejected,
    )
    row.storage = dict(report.storage)
    row.skew_ms = (report.at - now) // timedelta(milliseconds=1)
    session.flush()
    return row


def listed(
    session: Session, actor: Actor, *, unsent: bool = False, after: UUID | None = None
) -> Page[tuple[Device, str]]:
    """Tablets of whoever conducts where ``actor`` may look, with the person's name; the last heard of first.

    ``unsent`` leaves out those that hold nothing which the server has not.
    """
    seen = reach(actor, Permission.DEVICE_VIEW)
    page = devices.page(session, seen, _CONDUCTING, unsent=unsent, after=after)
    names = conflicts.names(session, {row.user_id for row in page.rows})
    return Page([(row, names[row.user_id]) for row in page.rows], page.after)
