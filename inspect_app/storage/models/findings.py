"""Findings, every step of their corrective action, and the photos that belong to neither sheet nor item."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inspect_app.storage.models.inspections import Inspection
from inspect_app.storage.models.likeness import Banded, band_indexes
from inspect_app.storage.models.sites import Location, Project
from inspect_app.storage.models.table import Base, Identified


class Finding(Identified, Base):
    """What was found, which never changes, and below it how it stands, which follows from its steps.

    What was found outside an inspection has no inspection, sheet, checklist or item.
    """

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("inspection_id", "sheet_id", "item"),
        Index(None, "project_id", "state", "opened_at"),
        Index(None, "state", "opened_at"),
        Index(None, "sheet_id", "item"),
        Index(None, "is_open", "id"),
        Index(None, "project_id", "is_open", "id"),
        Index(None, "state", "id"),
        Index(None, "project_id", "state", "due_at"),
        Index(None, "running_due", "id"),
        Index(None, "project_id", "running_due", "id"),
        Index(None, "assignee_id", "is_open", "id"),
        Index(None, "department", "is_open", "id"),
        Index(None, "turn_person_id", "due_at"),
        Index(None, "turn_department", "project_id", "due_at"),
        Index(None, "turn_role", "project_id", "due_at"),
        Index(None, "asked_until", "project_id"),
        Index(None, "reply_due", "project_id"),
        Index(None, "supervisor_from", "project_id"),
        Index(None, "property_manager_from", "project_id"),
        Index(None, "quality_manager_from", "project_id"),
        Index(None, "location_id", "id"),
        Index(None, "closed_at", "project_id"),
    )

    number: Mapped[str] = mapped_column(String(32), unique=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"))
    sheet_id: Mapped[UUID | None] = mapped_column(ForeignKey("sheet.id"))
    location_id: Mapped[UUID | None] = mapped_column(ForeignKey("location.id"))
    source: Mapped[str] = mapped_column(String(16), default="inspection")
    checklist: Mapped[str] = mapped_column(String(64), default="")
    item: Mapped[str] = mapped_column(String(64), default="")
    title_zh: Mapped[str] = mapped_column(String(300))
    title_en: Mapped[str] = mapped_column(String(300))
    place: Mapped[str] = mapped_column(String(200))
    note: Mapped[str] = mapped_column(Text, default="")
    severity: Mapped[str] = mapped_column(String(16))
    clauses: Mapped[list[Any]] = mapped_column(default=list)
    photos: Mapped[list[Any]] = mapped_column(default=list)  # hashes of originals
    photographable: Mapped[bool] = mapped_column(default=True)
    urgent: Mapped[bool] = mapped_column(default=False)
    repeat_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("finding.id"), index=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    first_due: Mapped[datetime]
    found_cause: Mapped[str | None] = mapped_column(String(16))  # as the finder saw it

    # How it stands: kept beside the steps so that lists need not read them.
    state: Mapped[str] = mapped_column(String(24), default="recorded")
    is_open: Mapped[bool] = mapped_column(default=True)
    outcome: Mapped[str | None] = mapped_column(String(16))
    cause: Mapped[str | None] = mapped_column(String(16))
    round: Mapped[int] = mapped_column(default=1)
    extensions: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=0)
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    department: Mapped[str | None] = mapped_column(String(80))
    due_at: Mapped[datetime]
    due_on: Mapped[date | None]  # the last day in time, as people are told
    # The deadline while it runs; none once a fix is reported or the finding is closed.
    running_due: Mapped[datetime | None]
    # Whose turn it is: one of the three, none once it is closed.
    turn_person_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    turn_department: Mapped[str | None] = mapped_column(String(80))
    turn_role: Mapped[str | None] = mapped_column(String(32))
    asked_until: Mapped[date | None]  # an extension asked for and not answered yet
    reply_due: Mapped[datetime | None]  # of a first reply still owed
    # From when on it has reached these roles by being overdue.
    supervisor_from: Mapped[datetime | None]
    property_manager_from: Mapped[datetime | None]
    quality_manager_from: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    project: Mapped[Project] = relationship(lazy="raise")
    inspection: Mapped[Inspection | None] = relationship(lazy="raise")
    location: Mapped[Location | None] = relationship(lazy="raise")
    repeat_of: Mapped[Finding | None] = relationship(lazy="raise", remote_side="Finding.id")


class FindingStep(Identified, Base):
    """One act that was done; ``id`` is the act's own. Append-only: triggers refuse change.

    Of two that act at once only one gets the next ``ordinal``.
    """

    __tablename__ = "finding_step"
    __table_args__ = (UniqueConstraint("finding_id", "ordinal"),)

    finding_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"))
    ordinal: Mapped[int]
    action: Mapped[str] = mapped_column(String(32))
    by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    seen: Mapped[int]
    text: Mapped[str] = mapped_column(Text, default="")
    signature: Mapped[str] = mapped_column(String(64), default="")
    photos: Mapped[list[Any]] = mapped_column(default=list)
    cause: Mapped[str | None] = mapped_column(String(16))
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    department: Mapped[str] = mapped_column(String(80), default="")
    until: Mapped[date | None]
    duplicate_of: Mapped[UUID | None] = mapped_column(ForeignKey("finding.id"))
    points: Mapped[str | None] = mapped_column(String(16))  # decimal, exact
    noted_at: Mapped[datetime | None]
    behalf_id: Mapped[UUID | None]  # the absent colleague in whose place it was done
    before: Mapped[str] = mapped_column(String(24))
    after: Mapped[str] = mapped_column(String(24))
    outcome: Mapped[str | None] = mapped_column(String(16))
    due: Mapped[datetime]
    content: Mapped[str] = mapped_column(String(64))
    decides: Mapped[bool]


class FindingPhoto(Identified, Banded, Base):
    """A photo of a finding that no sheet holds; which step it proves is told by the step, by its hash."""

    __tablename__ = "finding_photo"
    __table_args__ = (UniqueConstraint("finding_id", "original"), Index(None, "original"), *band_indexes())

    finding_id: Mapped[UUID] = mapped_column(ForeignKey("finding.id"))
    filename: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(32))
    original: Mapped[str] = mapped_column(String(64))
    derivative: Mapped[str] = mapped_column(String(64))
    thumbnail: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    width: Mapped[int]
    height: Mapped[int]
    dhash: Mapped[str] = mapped_column(String(16))
    taken_at: Mapped[datetime | None]
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
