"""Pictures like those of a finding, handed in before them; found by index, never by looking at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select, tuple_, union
from sqlalchemy.orm import Session, aliased

from inspect_app.storage.models import Finding, FindingPhoto, Inspection, Photo
from inspect_app.storage.models.likeness import BANDS

Found = Sequence[Row[*tuple[Any, ...]]]


def in_inspections(session: Session, finding_id: UUID, originals: Collection[str]) -> Found:
    """(photo, its hash, the other, its hash, number and project of its inspection)."""
    mine, other = aliased(FindingPhoto), aliased(Photo)
    query = _pairs(mine, other, finding_id, originals).add_columns(Inspection.number, Inspection.project_id)
    query = query.join(Inspection, Inspection.id == other.inspection_id).where(other.removed_at.is_(None))
    return session.execute(union(*_ways(query, mine, other))).all()


def in_findings(session: Session, finding_id: UUID, originals: Collection[str]) -> Found:
    """(photo, its hash, the other, its hash, number and project of its finding), of other findings."""
    mine, other = aliased(FindingPhoto), aliased(FindingPhoto)
    query = _pairs(mine, other, finding_id, originals).add_columns(Finding.number, Finding.project_id)
    query = query.join(Finding, Finding.id == other.finding_id).where(other.finding_id != finding_id)
    return session.execute(union(*_ways(query, mine, other))).all()


def _pairs(mine: Any, other: Any, finding_id: UUID, originals: Collection[str]) -> Select[Any]:
    """A photo with another that the server heard of before it; no device's clock decides."""
    told = (
        mine.original.label("photo"),
        mine.dhash.label("mine"),
        other.original,
        other.dhash.label("theirs"),
    )
    return (
        select(*told)
        .join(other, tuple_(other.uploaded_at, other.id) < tuple_(mine.uploaded_at, mine.id))
        .where(mine.finding_id == finding_id, mine.original.in_(originals))
    )


def _ways(query: Select[Any], mine: Any, other: Any) -> Iterator[Select[Any]]:
    """The same bytes, and what shares a part of the hash: each by an index of its own."""
    yield query.where(other.original == mine.original)
    for band in BANDS:
        yield query.where(getattr(other, band) == getattr(mine, band))
