"""Published revisions: programmes compiled and frozen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from inspect_app.storage.models.table import Base, Identified


class PublishedRevision(Identified, Base):
    """One immutable revision; ``document`` is checklist.document's form, its hash beside it."""

    __tablename__ = "published_revision"
    __table_args__ = (Index(None, "programme", "published_at"),)

    programme: Mapped[str] = mapped_column(String(64))
    version: Mapped[str] = mapped_column(String(32))
    title_zh: Mapped[str] = mapped_column(String(120))
    title_en: Mapped[str] = mapped_column(String(120))
    content_hash: Mapped[str] = mapped_column(String(64), unique=True)
    # Some hundred kilobytes: read only where the content is needed, never in a list.
    document: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    published_at: Mapped[datetime]
    # The newest revision of a programme is the one new inspections begin with.
    current: Mapped[bool] = mapped_column(default=True)
