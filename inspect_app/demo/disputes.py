"""What a reviewer has to look at: two tablets that contradict each other, and a note that came too late."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from inspect_app.demo.tablet import Tablet
from inspect_app.services.recording.current import all_entries
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session

CONTRADICTED = 3
_CONFORM = {"value": "conform"}


def contradict(
    session: Session, blobs: LocalBlobStore, inspection: UUID, tablet: Tablet, moment: datetime
) -> None:
    """Somebody else answers some of the same items, in a basement where nothing could be fetched."""
    entries, _ = all_entries(session, inspection)
    passed = [entry for entry in entries if entry.field == "answer" and entry.value == _CONFORM]
    for ordinal, entry in enumerate(passed[-CONTRADICTED:]):
        # The first of them a little before the inspector, so that each side counts somewhere.
        at = entry.eff + timedelta(seconds=95 if ordinal else -40)
        tablet.tap(at, "answer", {"value": "nonconform"}, entry.sheet, entry.item)
    tablet.send(session, blobs, inspection, moment)


def too_late(
    session: Session, blobs: LocalBlobStore, inspection: UUID, tablet: Tablet, moment: datetime
) -> None:
    """A note written when the inspection was finished already; it is kept, and does not count."""
    entries, _ = all_entries(session, inspection)
    answered = next(entry for entry in entries if entry.field == "answer")
    words = "复核时物业已现场清理，拍照留存"
    tablet.tap(moment - timedelta(minutes=5), "note", words, answered.sheet, answered.item)
    tablet.send(session, blobs, inspection, moment)
