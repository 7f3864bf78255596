"""Regions, the projects in them, the locations in those."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from inspect_app.storage.models.table import Base, Identified


class Region(Identified, Base):
    """A group of projects under one regional management."""

    __tablename__ = "region"

    code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]


class Project(Identified, Base):
    """A managed property (小区)."""

    __tablename__ = "project"
    __table_args__ = (Index(None, "region_id", "code"),)

    region_id: Mapped[UUID] = mapped_column(ForeignKey("region.id"))
    code: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    address: Mapped[str] = mapped_column(String(200), default="")
    households: Mapped[int | None]
    star_level: Mapped[int | None]
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]

    region: Mapped[Region] = relationship(lazy="raise")


class Location(Identified, Base):
    """A place of a touchpoint in a project. ``code`` is what its QR label carries."""

    __tablename__ = "location"
    __table_args__ = (
        UniqueConstraint("project_id", "building", "floor", "name"),
        Index(None, "project_id", "touchpoint", "position"),
    )

    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id"))
    building: Mapped[str] = mapped_column(String(40), default="")
    floor: Mapped[str] = mapped_column(String(40), default="")
    name: Mapped[str] = mapped_column(String(80))
    touchpoint: Mapped[int]
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)
    # WGS 84 degrees, both or neither; where known, photos are compared with it.
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    created_at: Mapped[datetime]

    project: Mapped[Project] = relationship(lazy="raise")
