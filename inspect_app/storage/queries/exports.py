"""Rows for spreadsheets: no objects, only the columns wanted, one inspection or one page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from inspect_app.storage.models import Answer, Finding, Photo, Region, Sheet, User


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as stored, with where it was given and by whom."""

    sheet_id: UUID
    checklist: str
    label: str
    item: str
    answer: dict[str, Any]
    note: str
    answered_at: datetime
    answered_by: str


def answers(session: Session, inspection_id: UUID) -> Sequence[AnswerRow]:
    """The answers of an inspection, sheet by sheet."""
    query = (
        select(
            Sheet.id,
            Sheet.checklist,
            Sheet.label,
            Answer.item,
            Answer.answer,
            Answer.note,
            Answer.answered_at,
            User.name,
        )
        .join(Answer, Answer.sheet_id == Sheet.id)
        .join(User, User.id == Answer.answered_by)
        .where(Sheet.inspection_id == inspection_id, Sheet.withdrawn_at.is_(None))
        .order_by(Sheet.position, Answer.id)
    )
    return [AnswerRow(*row) for row in session.execute(query)]


def photo_counts(session: Session, inspection_id: UUID) -> dict[tuple[UUID, str], int]:
    """(sheet, item) to how many photos are in force there."""
    query = (
        select(Photo.sheet_id, Photo.item, func.count())
        .where(Photo.inspection_id == inspection_id, Photo.removed_at.is_(None))
        .group_by(Photo.sheet_id, Photo.item)
    )
    return {(sheet, item): count for sheet, item, count in session.execute(query)}


def finding_numbers(session: Session, inspection_id: UUID) -> dict[tuple[UUID | None, str], tuple[str, str]]:
    """(sheet, item) to number and severity of the finding that was opened there."""
    query = select(Finding.sheet_id, Finding.item, Finding.number, Finding.severity)
    rows = session.execute(query.where(Finding.inspection_id == inspection_id))
    return {(sheet, item): (number, severity) for sheet, item, number, severity in rows}


def people(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    """Names by id."""
    if not ids:
        return {}
    return {row.id: row.name for row in session.execute(select(User.id, User.name).where(User.id.in_(ids)))}


def finding_names(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    """Numbers of findings by id."""
    if not ids:
        return {}
    query = select(Finding.id, Finding.number).where(Finding.id.in_(ids))
    return {row.id: row.number for row in session.execute(query)}


def regions(session: Session) -> dict[UUID, str]:
    """The name of every region."""
    return {row.id: row.name for row in session.execute(select(Region.id, Region.name))}
