"""Findings: failed items that must be corrected."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inspect_app.storage.models.inspections import Inspection
from inspect_app.storage.models.sites import Location, Project
from inspect_app.storage.models.table import Base, Identified


class Finding(Identified, Base):
    """One failed item, as found; its corrective-action life begins at ``recorded``."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("inspection_id", "sheet_id", "item"),
        Index(None, "project_id", "state", "opened_at"),
        Index(None, "state", "opened_at"),
        Index(None, "sheet_id", "item"),
    )

    number: Mapped[str] = mapped_column(String(32), unique=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id"))
    location_id: Mapped[UUID | None] = mapped_column(ForeignKey("location.id"))
    checklist: Mapped[str] = mapped_column(String(64))
    item: Mapped[str] = mapped_column(String(64))
    title_zh: Mapped[str] = mapped_column(String(300))
    title_en: Mapped[str] = mapped_column(String(300))
    place: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text, default="")
    severity: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(24), default="recorded")
    repeat_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("finding.id"), index=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    due_on: Mapped[date | None]

    project: Mapped[Project] = relationship(lazy="raise")
    inspection: Mapped[Inspection] = relationship(lazy="raise")
    location: Mapped[Location | None] = relationship(lazy="raise")
    repeat_of: Mapped[Finding | None] = relationship(lazy="raise", remote_side="Finding.id")
