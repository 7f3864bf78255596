"""The names behind the ids in a page of the audit log."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from inspect_app.checklist.model import Text
from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent
from inspect_app.storage.queries import revisions, sites

_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Names:
    """Names of projects and regions by id, titles of programmes by theirs; what is gone is not there."""

    sites: Mapping[UUID, str]
    programmes: Mapping[str, Text]


def names_in(session: Session, events: Iterable[AuditEvent]) -> Names:
    """What the ids in ``events`` stand for."""
    told = list(events)
    wanted = {UUID(found) for event in told for found in _ID.findall(json.dumps(event.detail))}
    wanted |= {event.project_id for event in told if event.project_id is not None}
    return Names(
        sites=sites.names(session, wanted),
        programmes={row.programme: Text(row.title_zh, row.title_en) for row in revisions.current(session)},
    )
