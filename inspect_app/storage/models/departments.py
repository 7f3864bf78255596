"""Departments that work is assigned to, who works in them, and what a company set otherwise."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inspect_app.storage.models.table import Base, Identified


class Department(Identified, Base):
    """A department of the company, such as cleaning. It keeps its name: steps of findings tell it."""

    __tablename__ = "department"

    name: Mapped[str] = mapped_column(String(80), unique=True)
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)


class DepartmentMember(Identified, Base):
    """Somebody who works in a department, at whichever projects they hold a role."""

    __tablename__ = "department_member"
    __table_args__ = (UniqueConstraint("user_id", "department_id"), Index(None, "department_id"))

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id", ondelete="CASCADE"))


class CompanySetting(Base):
    """One thing a company set otherwise than we do, by name."""

    __tablename__ = "company_setting"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    document: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))


class SettingVersion(Identified, Base):
    """What a company set at one time, by name. Append-only: triggers refuse change."""

    __tablename__ = "setting_version"
    __table_args__ = (Index(None, "name", "id"),)

    name: Mapped[str] = mapped_column(String(64))
    document: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
