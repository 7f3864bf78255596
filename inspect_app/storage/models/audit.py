"""The audit log: append-only, each event chained to the one before."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from inspect_app.storage.models.table import Base


class AuditEvent(Base):
    """Who did what, when. ``hash`` is SHA-256 over the event and ``previous``; triggers refuse change."""

    __tablename__ = "audit_event"
    __table_args__ = (Index(None, "subject_id", "sequence"), Index(None, "project_id", "sequence"))

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    # Plain values, no foreign keys: an event must outlive and never constrain what it tells of.
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(64))
    subject_kind: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[UUID | None]
    project_id: Mapped[UUID | None]
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
