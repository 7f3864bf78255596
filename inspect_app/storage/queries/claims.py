"""Who says they do which sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from inspect_app.storage.models import Claim, User


def get(session: Session, inspection_id: UUID, sheet_id: UUID) -> Claim | None:
    """The claim on a sheet."""
    return session.get(Claim, (inspection_id, sheet_id), populate_existing=True)


def of_inspection(session: Session, inspection_id: UUID) -> Sequence[tuple[UUID, UUID, str, datetime]]:
    """(sheet, person, their name, since when), the oldest first."""
    query = (
        select(Claim.sheet_id, Claim.user_id, User.name, Claim.at)
        .join(User, User.id == Claim.user_id)
        .where(Claim.inspection_id == inspection_id)
        .order_by(Claim.at, Claim.sheet_id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in session.execute(query)]
