"""Who says they do which sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from inspect_app.storage.models import Claim, User

_CLAIM, _USER = cast(Table, Claim.__table__), cast(Table, User.__table__)
_CLAIMS = (
    select(_CLAIM.c.sheet_id, _CLAIM.c.user_id, _USER.c.name, _CLAIM.c.at)
    .join(_USER, _USER.c.id == _CLAIM.c.user_id)
    .where(_CLAIM.c.inspection_id == bindparam("inspection"))
    .order_by(_CLAIM.c.at, _CLAIM.c.sheet_id)
)


def get(session: Session, inspection_id: UUID, sheet_id: UUID) -> Claim | None:
    """The claim on a sheet."""
    return session.get(Claim, (inspection_id, sheet_id), populate_existing=True)


def of_inspection(session: Session, inspection_id: UUID) -> Sequence[tuple[UUID, UUID, str, datetime]]:
    """(sheet, person, their name, since when), the oldest first."""
    session.flush()
    rows = session.connection().execute(_CLAIMS, {"inspection": inspection_id})
    return [(row[0], row[1], row[2], row[3]) for row in rows]
