"""Work wanted, and the reports it made."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
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


class IssuedReport(Identified, Base):
    """A document that was handed out, or is about to be: then without ``sha256`` and ``issued_at``.

    ``fingerprint`` is of what it says, ``sha256`` of its file, ``token`` stands in its QR code. The same
    content issued as another file, by a later version of the program, is a row of its own with one token.
    What is of no single inspection has a ``subject`` instead, such as ``project:…``: of one subject, kind and
    language the last that was handed out stands.
    """

    __tablename__ = "issued_report"
    __table_args__ = (
        Index(None, "inspection_id", "kind", "language"),
        Index(None, "subject", "kind", "language"),
        Index(None, "token"),
        Index(None, "sha256"),
    )

    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"))
    subject: Mapped[str | None] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(8))
    fingerprint: Mapped[str] = mapped_column(String(64))
    token: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str | None] = mapped_column(String(64))
    issued_at: Mapped[datetime | None]
    # How it looked, company's name and all: made again it must look so. None for those from before.
    branding: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class ReportBatch(Identified, Base):
    """The reports of a month, wanted as one file. The file is named by the id, in a folder of its own."""

    __tablename__ = "report_batch"
    __table_args__ = (Index(None, "requested_by", "id"), Index(None, "expires_at"))

    job_id: Mapped[UUID] = mapped_column(ForeignKey("job.id"), unique=True)
    requested_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    month: Mapped[str] = mapped_column(String(7))  # 2026-11
    language: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    made_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]


class ReportBatchItem(Identified, Base):
    """One report of a batch: with ``sha256`` once it is there, with ``error`` where it cannot be made."""

    __tablename__ = "report_batch_item"
    __table_args__ = (UniqueConstraint("batch_id", "position"),)

    batch_id: Mapped[UUID] = mapped_column(ForeignKey("report_batch.id", ondelete="CASCADE"))
    position: Mapped[int]
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    sha256: Mapped[str | None] = mapped_column(String(64))
    pages: Mapped[int | None]
    error: Mapped[str | None] = mapped_column(Text)

    inspection: Mapped[Inspection] = relationship(lazy="raise")
