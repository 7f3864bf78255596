"""People, the roles they hold, and failed sign-ins."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inspect_app.storage.models.table import Base, Identified


class User(Identified, Base):
    """A person with an account. Never deleted: names in old reports and the log stay true."""

    __tablename__ = "user_account"

    username: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    password_hash: Mapped[str] = mapped_column(String(255))
    language: Mapped[str | None] = mapped_column(String(8))
    active: Mapped[bool] = mapped_column(default=True)
    # Every cookie carries the epoch it was issued under; raising it ends all of them at once.
    session_epoch: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]

    assignments: Mapped[list[RoleAssignment]] = relationship(
        lazy="raise", cascade="all, delete-orphan", back_populates="user"
    )


class RoleAssignment(Identified, Base):
    """A role held at a project, in a region, or in the company (both empty)."""

    __tablename__ = "role_assignment"
    __table_args__ = (Index(None, "user_id", "role", "project_id", "region_id"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(32))
    project_id: Mapped[UUID | None] = mapped_column(ForeignKey("project.id"), index=True)
    region_id: Mapped[UUID | None] = mapped_column(ForeignKey("region.id"), index=True)

    user: Mapped[User] = relationship(lazy="raise", back_populates="assignments")


class LoginThrottle(Base):
    """Failed sign-ins by key (``user:NAME`` or ``address:IP``); in the database, so all processes count."""

    __tablename__ = "login_throttle"

    key: Mapped[str] = mapped_column(String(128), primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    window_started_at: Mapped[datetime]
    locked_until: Mapped[datetime | None]
