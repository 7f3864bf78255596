"""Plans, the occurrences they ask for, which inspection was begun for which, and calendar addresses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inspect_app.storage.models.inspections import Inspection
from inspect_app.storage.models.sites import Project
from inspect_app.storage.models.table import Base, Identified


class InspectionPlan(Identified, Base):
    """What is due again and again. Another rhythm ends a plan and begins the one that names it."""

    __tablename__ = "inspection_plan"
    __table_args__ = (Index(None, "ended_at", "id"),)

    programme: Mapped[str] = mapped_column(String(64))
    rhythm: Mapped[str] = mapped_column(String(200))
    # [{"name", "opens": [days, "08:00"], "due": […], "missed": […]}]
    slots: Mapped[list[Any]] = mapped_column(JSON)
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    role: Mapped[str | None] = mapped_column(String(32))
    starts: Mapped[date]
    ends: Mapped[date | None]
    days: Mapped[str] = mapped_column(String(24))
    off_days: Mapped[str] = mapped_column(String(8))
    make_up_days: Mapped[int] = mapped_column(default=0)
    # {"places", "rotate"}; none leaves it to the programme.
    draw: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    # Occurrences held before this day are all written down.
    written_until: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None]
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection_plan.id"))

    targets: Mapped[list[PlanTarget]] = relationship(
        lazy="raise", cascade="all, delete-orphan", order_by="PlanTarget.project_id"
    )


class PlanTarget(Identified, Base):
    """A project of a plan; its own assignee goes before the plan's."""

    __tablename__ = "plan_target"
    __table_args__ = (UniqueConstraint("plan_id", "project_id"), Index(None, "project_id", "plan_id"))

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_plan.id", ondelete="CASCADE"))
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))

    project: Mapped[Project] = relationship(lazy="raise")


class PlanOccurrence(Base):
    """One inspection a plan asks for, written down ahead. What became of it is worked out, never stored."""

    __tablename__ = "plan_occurrence"
    __table_args__ = (
        Index(None, "plan_id", "held_on"),
        Index(None, "project_id", "held_on"),
        Index(None, "assignee_id", "held_on"),
        Index(None, "held_on"),
    )

    # planning.occurrences.occurrence_id: the same on every machine.
    id: Mapped[UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_plan.id"))
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    programme: Mapped[str] = mapped_column(String(64))
    slot: Mapped[str] = mapped_column(String(40))
    day: Mapped[date]
    held_on: Mapped[date]
    opens: Mapped[datetime]
    due: Mapped[datetime]
    missed: Mapped[datetime]
    made_up_until: Mapped[datetime]
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    role: Mapped[str | None] = mapped_column(String(32))

    project: Mapped[Project] = relationship(lazy="raise")


class PlannedInspection(Base):
    """An inspection and the occurrence it was begun for."""

    __tablename__ = "planned_inspection"
    __table_args__ = (Index(None, "occurrence_id"),)

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    occurrence_id: Mapped[UUID] = mapped_column(ForeignKey("plan_occurrence.id"))

    inspection: Mapped[Inspection] = relationship(lazy="raise")


class CalendarFeed(Identified, Base):
    """A person's secret calendar address, by its SHA-256: who reads the database cannot read calendars."""

    __tablename__ = "calendar_feed"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"), unique=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
