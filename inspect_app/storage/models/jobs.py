"""Work wanted, and the reports it made."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inspect_app.storage.models.inspections import Inspection
from inspect_app.storage.models.table import Base, Identified


class Job(Identified, Base):
    """One thing wanted. A runner leases it; ``fence`` rises with each lease, so a late one cannot publish."""

    __tablename__ = "job"
    __table_args__ = (Index(None, "state", "created_at"),)

    kind: Mapped[str] = mapped_column(String(32))
    # The same wish twice is one job: the key of an unfinished or finished one is unique.
    key: Mapped[str] = mapped_column(String(200), unique=True)
    parameters: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(String(16), default="waiting")  # waiting | running | done | failed
    attempts: Mapped[int] = mapped_column(default=0)
    fence: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(Text)
    requested_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Report(Identified, Base):
    """A rendered report in the file store; its bytes are named by their hash."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("inspection_id", "language"),)

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    language: Mapped[str] = mapped_column(String(8))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    pages: Mapped[int]
    created_at: Mapped[datetime]

    inspection: Mapped[Inspection] = relationship(lazy="raise")
