"""Who says they do which sheet: advice among inspectors, never a lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import NotFound
from inspect_app.storage.database import Session
from inspect_app.storage.models import Claim
from inspect_app.storage.queries import claims, inspections


@dataclass(frozen=True, slots=True)
class Claimed:
    """One sheet and who says they do it."""

    sheet: UUID
    by: UUID
    name: str
    at: datetime


def of_inspection(session: Session, inspection_id: UUID) -> Sequence[Claimed]:
    """The claims of an inspection, the oldest first."""
    return [Claimed(*row) for row in claims.of_inspection(session, inspection_id)]


def claim(session: Session, actor: Actor, inspection_id: UUID, sheet_id: UUID, device: UUID) -> None:
    """Say that ``actor`` does the sheet, in the place of whoever said so before. Raises NotFound."""
    _check_sheet(session, inspection_id, sheet_id)
    row = claims.get(session, inspection_id, sheet_id)
    if row is None:
        row = Claim(inspection_id=inspection_id, sheet_id=sheet_id)
        session.add(row)
    row.user_id, row.device_id, row.at = actor.id, device, clock.now()
    session.flush()


def release(session: Session, actor: Actor, inspection_id: UUID, sheet_id: UUID) -> None:
    """Take one's own claim back; there being none, or another's, is fine. Raises NotFound."""
    _check_sheet(session, inspection_id, sheet_id)
    row = claims.get(session, inspection_id, sheet_id)
    if row is not None and row.user_id == actor.id:
        session.delete(row)
        session.flush()


def _check_sheet(session: Session, inspection_id: UUID, sheet_id: UUID) -> None:
    sheet = inspections.bare_sheet(session, sheet_id)
    if sheet is None or sheet.inspection_id != inspection_id:
        raise NotFound("sheet")
