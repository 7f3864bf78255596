"""Inspections with their sheets, answers, photos and signatures."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inspect_app.storage.models.accounts import User
from inspect_app.storage.models.library import PublishedRevision
from inspect_app.storage.models.likeness import Banded, band_indexes
from inspect_app.storage.models.sites import Location, Project
from inspect_app.storage.models.table import Base, Identified


class Inspection(Identified, Base):
    """One programme carried out in one project, pinned to the revision it began with."""

    __tablename__ = "inspection"
    __table_args__ = (
        Index(None, "project_id", "started_at"),
        Index(None, "inspector_id", "state", "started_at"),
        Index(None, "project_id", "programme", "state", "finished_at"),
        Index(None, "state", "started_at"),
        Index(None, "state", "finished_at"),
    )

    number: Mapped[str] = mapped_column(String(32), unique=True)
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    revision_id: Mapped[UUID] = mapped_column(ForeignKey("published_revision.id"))
    programme: Mapped[str] = mapped_column(String(64))
    inspector_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    previous_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"))
    state: Mapped[str] = mapped_column(String(16), default="in_progress")  # in_progress | completed
    seed: Mapped[int] = mapped_column(BigInteger, default=0)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    remarks: Mapped[str] = mapped_column(Text, default="")
    remarks_op: Mapped[UUID | None]
    remarks_eff: Mapped[datetime | None]
    # The ``seq`` of the newest op; counted here, so that two batches cannot take the same.
    op_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    # The wish to finish, as the tablet made it: the same one again is told the same.
    submit_id: Mapped[UUID | None]
    submitted_at: Mapped[datetime | None]
    # Written once, when the inspection is finished; the engine's exact result is kept whole.
    gradable: Mapped[bool | None]
    score: Mapped[str | None] = mapped_column(String(16))  # displayed, e.g. "89.9"
    grade: Mapped[str | None] = mapped_column(String(32))
    coverage: Mapped[str | None] = mapped_column(String(32))  # exact fraction, e.g. "19/20"
    result: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)

    project: Mapped[Project] = relationship(lazy="raise")
    revision: Mapped[PublishedRevision] = relationship(lazy="raise")
    inspector: Mapped[User] = relationship(lazy="raise")
    # Those that count: what was withdrawn is read by those alone who ask for it.
    sheets: Mapped[list[Sheet]] = relationship(
        lazy="raise",
        order_by="Sheet.position",
        back_populates="inspection",
        primaryjoin="and_(Inspection.id == Sheet.inspection_id, Sheet.withdrawn_at.is_(None))",
    )
    signatures: Mapped[list[Signature]] = relationship(lazy="raise", order_by="Signature.signed_at")


class Sheet(Identified, Base):
    """One checklist filled in once; the location's name and attributes as they were then."""

    __tablename__ = "sheet"
    __table_args__ = (UniqueConstraint("inspection_id", "position"),)

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    checklist: Mapped[str] = mapped_column(String(64))
    location_id: Mapped[UUID | None] = mapped_column(ForeignKey("location.id"), index=True)
    label: Mapped[str] = mapped_column(String(200))
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    position: Mapped[int]
    created_at: Mapped[datetime]
    # The op that says it last; none for those the inspection began with.
    op: Mapped[UUID | None]
    # Added by mistake and taken off again: what was entered there is kept and counts nowhere.
    withdrawn_at: Mapped[datetime | None]

    inspection: Mapped[Inspection] = relationship(lazy="raise", back_populates="sheets")
    location: Mapped[Location | None] = relationship(lazy="raise")
    answers: Mapped[list[Answer]] = relationship(lazy="raise")


class Answer(Identified, Base):
    """The answer to one item of one sheet, as the winning ops say. ``revision`` counts its changes."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("sheet_id", "item"),)

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id"))
    item: Mapped[str] = mapped_column(String(64))
    # JSON form of inspection.documents: {"value": …}, {"not_applicable": …}, {"not_inspected": …} or {}.
    answer: Mapped[dict[str, Any]]
    answer_op: Mapped[UUID | None]
    answer_eff: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(Text, default="")
    note_op: Mapped[UUID | None]
    note_eff: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)
    answered_at: Mapped[datetime]
    answered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))


class Photo(Identified, Banded, Base):
    """Evidence. The original is kept by hash and never served; derivative and thumbnail are.

    A tablet tells of a photo before it sends the bytes: until ``stored_at`` there is nothing to show.
    """

    __tablename__ = "photo"
    __table_args__ = (
        Index(None, "inspection_id", "sheet_id", "item"),
        Index(None, "original"),
        *band_indexes(),
    )

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("sheet.id"))
    item: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(32))
    original: Mapped[str] = mapped_column(String(64))
    derivative: Mapped[str | None] = mapped_column(String(64))
    thumbnail: Mapped[str | None] = mapped_column(String(64))
    # The derivative with the marks drawn into it.
    marked: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    width: Mapped[int]
    height: Mapped[int]
    dhash: Mapped[str | None] = mapped_column(String(16))  # 64 bits, hex
    taken_at: Mapped[datetime | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    accuracy: Mapped[float | None]  # metres
    source: Mapped[str] = mapped_column(String(16), default="library")  # camera | library
    device_id: Mapped[UUID | None]
    op: Mapped[UUID | None]
    eff: Mapped[datetime | None]
    marks: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    marks_op: Mapped[UUID | None]
    marks_eff: Mapped[datetime | None]
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    stored_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


class Signature(Identified, Base):
    """A finger signature, bound by ``content_hash`` and ``state`` to what was signed."""

    __tablename__ = "signature"
    __table_args__ = (UniqueConstraint("inspection_id", "role"),)

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    role: Mapped[str] = mapped_column(String(32))  # inspector | accompanied_by
    name: Mapped[str] = mapped_column(String(80))
    image: Mapped[str] = mapped_column(String(64))
    content_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(64), default="")  # the digest of docs/offline.md
    op: Mapped[UUID | None]
    eff: Mapped[datetime | None]
    signed_at: Mapped[datetime]
    signed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    behalf: Mapped[str] = mapped_column(String(80), default="")  # in whose place, by name
