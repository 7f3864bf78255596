"""A tablet as the server sees it: it numbers its ops, has a clock of its own, and keeps a cursor."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.services.recording.model import Batch, Recorded
from inspect_app.services.recording.record import record
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session


@dataclass
class Tablet:
    """``ahead`` is how far its clock is ahead of the server's."""

    session: Session
    actor: Actor
    inspection: UUID
    blobs: LocalBlobStore
    ahead: timedelta = timedelta(0)
    device: UUID = field(default_factory=ids.new)
    number: int = 0
    cursor: int = 0

    def op(
        self,
        field: str,
        value: object,
        sheet: UUID | None = None,
        item: str | None = None,
        *,
        base: dict[str, Any] | None = None,
        settles: Sequence[dict[str, Any]] = (),
        earlier: float = 0,
    ) -> dict[str, Any]:
        """The next op, made ``earlier`` seconds ago, as parsed JSON."""
        self.number += 1
        at = clock.now() + self.ahead - timedelta(seconds=earlier)
        return {
            "id": str(ids.new()),
            "n": self.number,
            "at": at.isoformat(),
            "sheet": str(sheet) if sheet else None,
            "item": item,
            "field": field,
            "value": value,
            "base": base["id"] if base else None,
            **({"settles": [each["id"] for each in settles]} if settles else {}),
        }

    def send(self, *ops: object) -> Recorded:
        """Send a batch, and remember how far we know."""
        batch = Batch(self.device, clock.now() + self.ahead, ops, self.cursor)
        told = record(self.session, self.actor, self.inspection, batch, self.blobs)
        self.cursor = told.cursor
        return told


def photo(digit: str = "a") -> dict[str, Any]:
    """What an op says of a photo whose hash is all ``digit``."""
    return {
        "sha256": digit * 64,
        "length": 300_000,
        "media_type": "image/jpeg",
        "width": 1920,
        "height": 1080,
        "taken_at": "2026-11-22T03:04:05.678Z",
        "source": "camera",
    }
