"""Noting where two devices contradict each other, and what settled it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from inspect_app.inspection.merge import Outcome, Said
from inspect_app.services.recording.model import Place
from inspect_app.storage.database import Session
from inspect_app.storage.models import Conflict
from inspect_app.storage.queries import recording


def note_conflicts(
    session: Session,
    inspection_id: UUID,
    said: Mapping[Place, Sequence[Said]],
    came: Mapping[Place, Outcome],
    fresh: Collection[UUID],
    now: datetime,
) -> None:
    """Open, update and settle the conflicts of places; ``fresh`` are the ops that came with this batch."""
    shared = {place: each for place, each in said.items() if len({one.device for one in each}) > 1}
    if not shared:
        return
    known = recording.conflicts_of(session, [one.id for each in shared.values() for one in each])
    for place, each in shared.items():
        winner, losers = came[place].winner.id, {one.id for one in came[place].losers}
        for loser in sorted(losers):
            row = known.get(loser) or _opened(session, inspection_id, place, loser, now)
            row.winner, row.settled_at, row.settled_by = winner, None, None
        for one in each:
            row_of = known.get(one.id)
            if row_of is not None and row_of.settled_at is None and one.id not in losers:
                row_of.settled_at, row_of.settled_by = now, max(o.id for o in each if o.id in fresh)
    session.flush()


def _opened(session: Session, inspection_id: UUID, place: Place, loser: UUID, now: datetime) -> Conflict:
    sheet, item, field = place
    row = Conflict(
        inspection_id=inspection_id, sheet_id=sheet, item=item, field=field, loser=loser, found_at=now
    )
    session.add(row)
    return row
