"""What an inspection's ops come to now: the winner of every place, and the digest of them all."""

from __future__ import annotations

from uuid import UUID

from inspect_app.services.recording.model import MOST_CURRENT, Entry
from inspect_app.storage.database import Session


def current_entries(
    session: Session, inspection_id: UUID, after_seq: int, limit: int = MOST_CURRENT
) -> tuple[tuple[Entry, ...], int, bool]:
    """(winners of the places that changed after ``after_seq``, the cursor reached, whether there is more)."""
    raise NotImplementedError


def all_entries(session: Session, inspection_id: UUID) -> tuple[tuple[Entry, ...], int]:
    """(the winner of every place, the cursor)."""
    raise NotImplementedError


def state_digest(session: Session, inspection_id: UUID) -> str:
    """SHA-256 hex over the winning ops except signatures: what a signature is bound to."""
    raise NotImplementedError
