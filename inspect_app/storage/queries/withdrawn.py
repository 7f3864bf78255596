"""Sheets that were taken off again: what stands on them is kept and left out by whoever reads what counts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased

from inspect_app.storage.models import Conflict, Sheet


def sheets(inspection_id: UUID) -> Select[UUID]:
    """The ids of an inspection's withdrawn sheets, to be asked for within another query."""
    return select(Sheet.id).where(Sheet.inspection_id == inspection_id, Sheet.withdrawn_at.is_not(None))


def stands(sheet_id: Any) -> ColumnElement[bool]:
    """Whether the sheet of that column was not withdrawn."""
    gone = aliased(Sheet)
    return ~exists().where(gone.id == sheet_id, gone.withdrawn_at.is_not(None))


def matters() -> ColumnElement[bool]:
    """Whether a conflict is about what counts, or about whether its sheet does."""
    return (Conflict.field == "sheet") | stands(Conflict.sheet_id)
