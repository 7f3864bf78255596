"""A refused op for reading: what was entered, where, by whom, and why it does not count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inspect_app.services.reviewing import Refused
from inspect_app.storage.models import Inspection
from inspect_app.web.presenters import ops
from inspect_app.web.presenters.rejections import why
from inspect_app.web.presenters.tablets import name_of


@dataclass(frozen=True, slots=True)
class Row:
    """One entry; all texts are worded."""

    inspection: Inspection
    where: str
    asked: str
    subject: str
    value: str
    why: str
    person: str
    device: str
    at: datetime


def row(refused: Refused, language: str) -> Row:
    """The entry in the page's language."""
    op, spot = refused.op, refused.spot
    return Row(
        inspection=spot.inspection,
        where=ops.where(spot, language),
        asked=ops.asked(spot, language),
        subject=ops.subject(op.field),
        value=ops.said(op, spot.item, language),
        why=why(op.code or "", op.detail or {}),
        person=refused.name,
        device=name_of(refused.device),
        at=op.eff,
    )
