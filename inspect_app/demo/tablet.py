"""The tablet of a sample inspector: what is tapped waits on it, and is sent in batches like any tablet's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.services.recording.model import MOST_OPS, Batch, Place, Recorded
from inspect_app.services.recording.record import record
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session

BUILD, AGENT = "sample", "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15"


class Tablet:
    """``ahead`` is how far its clock is ahead of the server's; it can have only one inspection open."""

    def __init__(self, actor: Actor, ahead: timedelta = timedelta(0)) -> None:
        self.actor = actor
        self.device = ids.new()
        self._ahead = ahead
        self._number = 0
        self._waiting: list[dict[str, Any]] = []
        self._seen: dict[Place, str] = {}
        self._cursors: dict[UUID, int] = {}

    def tap(
        self, moment: datetime, field: str, value: object, sheet: UUID | None = None, item: str = ""
    ) -> None:
        """One change, made at ``moment``."""
        self._number += 1
        with clock.fixed(moment):
            made = str(ids.new())
        place = (sheet, item, field)
        op = {
            "id": made,
            "n": self._number,
            "at": (moment + self._ahead).isoformat(),
            "sheet": str(sheet) if sheet else None,
            "item": item or None,
            "field": field,
            "value": value,
            "base": self._seen.get(place),
        }
        self._seen[place] = made
        self._waiting.append(op)

    def send(
        self, session: Session, blobs: LocalBlobStore, inspection: UUID, moment: datetime
    ) -> list[Recorded]:
        """Send what waits; what each batch came to."""
        told = []
        with clock.fixed(moment):
            while self._waiting:
                part, self._waiting = self._waiting[:MOST_OPS], self._waiting[MOST_OPS:]
                batch = Batch(
                    device=self.device,
                    sent_at=moment + self._ahead,
                    ops=tuple(part),
                    cursor=self._cursors.get(inspection, 0),
                    build=BUILD,
                    agent=AGENT,
                    unsent_ops=len(self._waiting),
                )
                told.append(record(session, self.actor, inspection, batch, blobs))
                self._cursors[inspection] = told[-1].cursor
        return told
