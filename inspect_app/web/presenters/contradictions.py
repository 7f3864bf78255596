"""Both sides of a contradiction, next to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspect_app.services.reviewing import Case
from inspect_app.storage.models import Inspection, Op, Photo
from inspect_app.web.presenters import ops
from inspect_app.web.presenters.tablets import name_of


@dataclass(frozen=True, slots=True)
class Side:
    """What one person said; ``counts`` says whether it is what counts meanwhile."""

    op: UUID
    value: str
    person: str
    at: datetime
    device: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One conflict; ``note`` and ``photos`` are what stands at its item, ``pictured`` what it is about."""

    id: UUID
    inspection: Inspection
    subject: str
    where: str
    asked: str
    sheet: UUID | None
    item: str
    sides: Sequence[Side]
    note: str
    photos: Sequence[Photo]
    pictured: Photo | None
    decides: bool


def row(case: Case, decides: bool, language: str) -> Row:
    """``decides``: whether the reader may choose."""
    dispute, spot = case.dispute, case.spot
    return Row(
        id=dispute.row.id,
        inspection=spot.inspection,
        subject=ops.subject(dispute.row.field),
        where=ops.where(spot, language),
        asked=ops.asked(spot, language),
        sheet=dispute.row.sheet_id,
        item=dispute.row.item,
        sides=[_side(case, op, language) for op in (dispute.winner, dispute.loser)],
        note="" if dispute.row.field == "note" else case.note,
        photos=case.photos,
        pictured=case.pictured,
        decides=decides,
    )


def _side(case: Case, op: Op, language: str) -> Side:
    return Side(
        op=op.id,
        value=ops.said(op, case.spot.item, language),
        person=case.dispute.people[op.id],
        at=op.eff,
        device=name_of(case.devices[op.device_id]),
        counts=op.id == case.dispute.winner.id,
    )
