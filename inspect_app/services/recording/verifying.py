"""Findings decided about on a round: an op becomes an act, or a refused entry that says why it did not.

The finding's own rules decide, at the server's time: who may, and whether somebody was first. The round may
be over when the op arrives, for the finding is not a part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, Refusal
from inspect_app.findings.model import Action
from inspect_app.inspection.op_values import read_moment
from inspect_app.inspection.ops import Op, kept_value
from inspect_app.photos.problems import SignatureRefused, shown_name
from inspect_app.services.correcting import photos
from inspect_app.services.correcting.acting import Wish, act
from inspect_app.services.correcting.photos import Announced
from inspect_app.services.recording.grounds import STORED, Grounds
from inspect_app.services.recording.judging import Verdict
from inspect_app.storage.queries import findings


def judge(actor: Actor, op: Op, grounds: Grounds, zone: ZoneInfo) -> Verdict:
    """What came of ``op``; one that counts has been done when this returns."""
    if op.problem is not None:
        return Verdict(op.value, op.problem.code, {"part": op.problem.part, **op.problem.values})
    try:
        if op.kind == "finding":
            _decide(actor, op, grounds, zone)
        else:
            _announce(actor, op, grounds)
    except SignatureRefused as refused:
        return Verdict(kept_value(op.value), f"sign-{refused.code.replace('_', '-')}")
    except Refusal as refused:
        told = {name: _plain(value) for name, value in refused.values.items()}
        return Verdict(kept_value(op.value), refused.code, told)
    return Verdict(op.value)


def _plain(value: object) -> object:
    """As the log can keep it."""
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | None) else str(value)


def _decide(actor: Actor, op: Op, grounds: Grounds, zone: ZoneInfo) -> None:
    value: Any = op.value
    finding = UUID(op.subject)
    _refuse_foreign(grounds, finding)
    wish = Wish(
        id=op.id,
        action=Action(value["action"]),
        seen=int(value["seen"]),
        text=value.get("text", "").strip(),
        signature=_signature(value, grounds),
        photos=tuple(dict.fromkeys(value.get("photos", ()))),
        noted_at=op.at,
    )
    act(grounds.session, actor, finding, wish, zone)


def _signature(value: Mapping[str, str], grounds: Grounds) -> str:
    image = value.get("signature", "")
    # Only our own pages may name a picture that is stored; a tablet could name anybody's.
    if image.startswith(STORED):
        raise Conflict("sign-not-a-png")
    return grounds.keep_picture(image) if image else ""


def _announce(actor: Actor, op: Op, grounds: Grounds) -> None:
    value: Any = op.value
    if value is None:
        # What no step names is shown nowhere.
        return
    finding = UUID(value["finding"])
    _refuse_foreign(grounds, finding)
    announced = Announced(
        blob=UUID(op.subject),
        inspection=grounds.inspection.id,
        filename=shown_name(value.get("name") or "photo.jpg")[:200] or "photo.jpg",
        media_type=value["media_type"],
        original=value["sha256"],
        size=int(value["length"]),
        width=int(value["width"]),
        height=int(value["height"]),
        taken_at=read_moment(value["taken_at"]),
    )
    photos.announce(grounds.session, actor, finding, announced)


def _refuse_foreign(grounds: Grounds, finding: UUID) -> None:
    """Rights are asked for at the inspection's project, so the finding must be one of it."""
    row = findings.whole(grounds.session, finding)
    if row is None or row.project_id != grounds.inspection.project_id:
        raise Conflict("finding-elsewhere")
