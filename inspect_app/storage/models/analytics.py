"""Figures summed up beside the rows they follow from, and the portfolio reports that were made of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inspect_app.storage.models.table import Base, Identified


class TouchpointScore(Identified, Base):
    """What one completed inspection says of one checklist; written once, with the inspection's result.

    Portfolio reports read these few narrow rows and leave the results, some 50 kB each, where they are.
    """

    __tablename__ = "touchpoint_score"
    __table_args__ = (UniqueConstraint("inspection_id", "checklist"),)

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    checklist: Mapped[str] = mapped_column(String(64))
    part: Mapped[str] = mapped_column(String(64))
    score: Mapped[str | None] = mapped_column(Text)  # exact fraction, e.g. "19/20"
    sheets: Mapped[int]
    counted: Mapped[int]  # items passed, partly or failed
    failed: Mapped[int]  # items partly or failed


class PortfolioReport(Identified, Base):
    """A rendered report over several projects; ``parameters`` say of which and over what time."""

    __tablename__ = "portfolio_report"

    # The hash of the parameters: the same wish again replaces the file.
    key: Mapped[str] = mapped_column(String(64), unique=True)
    parameters: Mapped[dict[str, Any]]
    projects: Mapped[list[Any]]  # ids: only who may see all of them may read it
    language: Mapped[str] = mapped_column(String(8))
    title: Mapped[str] = mapped_column(String(400))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    pages: Mapped[int]
    created_at: Mapped[datetime]
