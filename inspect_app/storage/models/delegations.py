"""Work handed to a colleague for a leave."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from inspect_app.storage.models.table import Base, Identified


class Delegation(Identified, Base):
    """``delegate_id`` stands in for ``person_id`` on these days. Never deleted: steps and the log tell of it.

    ``roles`` are those handed over, as ``[role, project, region]``; what the person no longer holds grants
    nothing. ``starts_at`` and ``ends_at`` are the days as moments, the end excluded.
    """

    __tablename__ = "delegation"
    __table_args__ = (Index(None, "person_id", "ends_at"), Index(None, "delegate_id", "ends_at"))

    person_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    delegate_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    roles: Mapped[list[Any]]
    first_day: Mapped[date]
    last_day: Mapped[date]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
