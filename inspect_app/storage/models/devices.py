"""Devices that write into inspections: tablets, and the office as one device of each person."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from inspect_app.storage.models.table import Base


class Device(Base):
    """One journal: a tablet's browser, or what a person does on office pages. Its counts are as last told."""

    __tablename__ = "device"
    __table_args__ = (Index(None, "user_id"), Index(None, "last_seen"))

    # A tablet makes its own id, so that it can write before it ever met the server.
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    kind: Mapped[str] = mapped_column(String(16))  # tablet | office
    build: Mapped[str] = mapped_column(String(64), default="")
    agent: Mapped[str] = mapped_column(String(200), default="")
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    unsent_ops: Mapped[int] = mapped_column(default=0)
    unsent_photos: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    storage: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    # Milliseconds the tablet's clock was ahead of ours when it last told the time.
    skew_ms: Mapped[int | None] = mapped_column(BigInteger)
