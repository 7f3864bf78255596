"""Whose conduct a service encounter shows: the key from code to name, comments, and who looked."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inspect_app.storage.models.accounts import User
from inspect_app.storage.models.inspections import Inspection, Sheet
from inspect_app.storage.models.sites import Project
from inspect_app.storage.models.table import Base, Identified


class StaffMember(Identified, Base):
    """Somebody whose conduct is observed at a project. Only the code leaves this table. Never deleted."""

    __tablename__ = "staff_member"
    __table_args__ = (Index(None, "project_id", "active", "name"), Index(None, "user_id"))

    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    name: Mapped[str] = mapped_column(String(80))
    code: Mapped[str] = mapped_column(String(16), unique=True)
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    active: Mapped[bool] = mapped_column(default=True)
    added_at: Mapped[datetime]
    added_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))

    project: Mapped[Project] = relationship(lazy="raise")


class ConductSubject(Identified, Base):
    """Who was observed on the sheet of an encounter, and what they, or a supervisor for them, said to it."""

    __tablename__ = "conduct_subject"
    __table_args__ = (Index(None, "staff_id", "id"), Index(None, "inspection_id"))

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id"), unique=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    named_at: Mapped[datetime]
    named_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    comment: Mapped[str] = mapped_column(Text, default="")
    commented_at: Mapped[datetime | None]
    commented_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))

    staff: Mapped[StaffMember] = relationship(lazy="raise")
    sheet: Mapped[Sheet] = relationship(lazy="raise")
    inspection: Mapped[Inspection] = relationship(lazy="raise")


class ConductWindow(Base):
    """Until when those observed in an inspection may comment; final once it is closed."""

    __tablename__ = "conduct_window"
    __table_args__ = (Index(None, "closed_at", "ends_at"),)

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    ends_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class ConductLook(Identified, Base):
    """Somebody saw a person's name beside a result. Append-only: triggers refuse change."""

    __tablename__ = "conduct_look"
    __table_args__ = (Index(None, "staff_id", "id"),)

    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff_member.id"))
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]

    user: Mapped[User] = relationship(lazy="raise")
    inspection: Mapped[Inspection] = relationship(lazy="raise")
