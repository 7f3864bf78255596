"""The op log, the conflicts seen in it, who works on which sheet, and uploads under way."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from inspect_app.storage.models.table import Base, Identified

_REFUSED = text("state = 'rejected'")


class Op(Base):
    """One change, made on a device and never changed since; docs/offline.md says what it means.

    Refused ones are kept too. Triggers refuse change and deletion.
    """

    __tablename__ = "op"
    __table_args__ = (
        UniqueConstraint("inspection_id", "seq"),
        UniqueConstraint("device_id", "n"),
        # Every answer that comes is entered in each of them: few, narrow, and one for the few refused alone.
        Index(None, "inspection_id", "item"),
        Index("ix_op_refused", "id", sqlite_where=_REFUSED, postgresql_where=_REFUSED),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    # The order of arrival within the inspection: what a cursor counts. It decides nothing.
    seq: Mapped[int] = mapped_column(BigInteger)
    device_id: Mapped[UUID] = mapped_column(ForeignKey("device.id"))
    # Null only where the number was used twice, so that even then both ops are kept.
    n: Mapped[int | None] = mapped_column(BigInteger)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    # No foreign key: a refused op may name a sheet that does not exist.
    sheet_id: Mapped[UUID | None]
    item: Mapped[str] = mapped_column(String(64), default="")
    field: Mapped[str] = mapped_column(String(80))
    value: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    base: Mapped[UUID | None]
    settles: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    at: Mapped[datetime]
    sent_at: Mapped[datetime]
    eff: Mapped[datetime]
    received_at: Mapped[datetime]
    skew_ms: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(16))  # accepted | rejected
    code: Mapped[str | None] = mapped_column(String(64))
    detail: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class Conflict(Identified, Base):
    """Two devices said different things of one place without knowing of each other.

    One row a losing op; ``winner`` is the op that counts meanwhile, ``settled_by`` the op that decided.
    """

    __tablename__ = "conflict"
    __table_args__ = (
        UniqueConstraint("loser"),
        Index(None, "inspection_id", "settled_at", "id"),
        Index(None, "settled_at", "id"),
    )

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    sheet_id: Mapped[UUID | None] = mapped_column(ForeignKey("sheet.id"))
    item: Mapped[str] = mapped_column(String(64), default="")
    field: Mapped[str] = mapped_column(String(80))
    winner: Mapped[UUID] = mapped_column(ForeignKey("op.id"))
    loser: Mapped[UUID] = mapped_column(ForeignKey("op.id"))
    found_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("op.id"))


class Claim(Base):
    """Who says they do a sheet: advice to the others, never a lock."""

    __tablename__ = "claim"

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    # No foreign key: a device may claim before it ever sent an op.
    device_id: Mapped[UUID]
    at: Mapped[datetime]


class Upload(Base):
    """The bytes of a photo on their way. Its id is the photo's; ``received`` bytes are on our disk."""

    __tablename__ = "upload"
    __table_args__ = (Index(None, "inspection_id", "state"), Index(None, "state", "created_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    device_id: Mapped[UUID | None]
    sha256: Mapped[str] = mapped_column(String(64))
    length: Mapped[int] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger, default=0)
    state: Mapped[str] = mapped_column(String(16), default="open")  # open | complete | refused
    created_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
