"""What people are told, how they wish to hear of it, and what is on its way to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inspect_app.storage.models.findings import Finding
from inspect_app.storage.models.sites import Project
from inspect_app.storage.models.table import Base, Identified


class Notice(Identified, Base):
    """One thing told to one person; the same key of the same finding is told once.

    ``shown`` is False where the person wants no notices of this kind on pages: the row then stands for what
    was told by e-mail, and keeps it from being told again. ``delivery_id`` is the letter it goes out with.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "finding_id", "key"),
        Index(None, "person_id", "shown", "id"),
        Index(None, "person_id", "shown", "seen_at", "project_id"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    finding_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"))
    # The finding's own, kept here too: the count in every page's head joins nothing large.
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    kind: Mapped[str] = mapped_column(String(32))
    key: Mapped[str] = mapped_column(String(120))
    shown: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    delivery_id: Mapped[UUID | None] = mapped_column(ForeignKey("delivery.id"), index=True)

    finding: Mapped[Finding] = relationship(lazy="raise")
    project: Mapped[Project] = relationship(lazy="raise")


class NoticeChoice(Base):
    """What a person wants otherwise than the standard: a kind by a channel, or not by it."""

    __tablename__ = "notice_choice"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16), primary_key=True)
    wanted: Mapped[bool]


class NoticeAddress(Base):
    """Where a person reads e-mail."""

    __tablename__ = "notice_address"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("user_account.id", ondelete="CASCADE"), primary_key=True
    )
    email: Mapped[str] = mapped_column(String(254))
    changed_at: Mapped[datetime]


class NoticeTold(Base):
    """What the passing of time has made known of a finding: each moment once, whoever is there to hear it."""

    __tablename__ = "notice_told"

    finding_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    role: Mapped[str] = mapped_column(String(32), primary_key=True)  # of an escalation, else empty
    due: Mapped[datetime] = mapped_column(primary_key=True)
    told_at: Mapped[datetime]


class Webhook(Identified, Base):
    """An address of another program that is told of findings. Removed ones stay, for their deliveries do."""

    __tablename__ = "webhook"
    __table_args__ = (Index(None, "removed_at", "id"),)

    name: Mapped[str] = mapped_column(String(80))
    url: Mapped[str] = mapped_column(String(500))
    format: Mapped[str] = mapped_column(String(16))  # standard | wecom | dingtalk
    secret: Mapped[str] = mapped_column(String(200), default="")
    kinds: Mapped[list[Any]] = mapped_column(default=list)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    removed_at: Mapped[datetime | None]


class Delivery(Identified, Base):
    """A message on its way: to a webhook, or by e-mail to a person.

    ``id`` is the message's own at every attempt, so that whoever gets it twice can tell. ``next_at`` is when
    to try next, none once it is delivered or given up. ``target`` is what people are shown of the address.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        Index(None, "next_at", "id"),
        Index(None, "webhook_id", "id"),
        Index(None, "webhook_id", "next_at"),
        Index(None, "person_id", "next_at"),
        Index(None, "channel", "id"),
        Index(None, "ended_at"),
    )

    channel: Mapped[str] = mapped_column(String(16))  # webhook | email
    webhook_id: Mapped[UUID | None] = mapped_column(ForeignKey("webhook.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    # The same message is wanted once.
    key: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[str] = mapped_column(String(32))
    target: Mapped[str] = mapped_column(String(300))
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    attempted_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]  # one of the two before
    error: Mapped[str | None] = mapped_column(Text)  # of the last attempt, told to administrators
