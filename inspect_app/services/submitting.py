"""The tablet's wish to finish: told yes once all it knows of is here, and yes again however often it asks."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, NotFound
from inspect_app.inspection.completeness import OpenPoint
from inspect_app.services import finishing
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.services.progress import standing
from inspect_app.services.recording.current import state_digest
from inspect_app.services.records import Record, load
from inspect_app.services.revisions import load_revision
from inspect_app.services.signing import standing_signatures
from inspect_app.services.tablet_documents import moment, text_document
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection
from inspect_app.storage.queries import devices, inspections, uploads


@dataclass(frozen=True, slots=True)
class Wish:
    """What a tablet thinks it has sent; ``digest`` is over its op ids, ``state`` over all winning ops."""

    id: UUID
    device: UUID
    op_count: int
    op_digest: str
    blobs: tuple[UUID, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands in the way; ``changed``: the inspection is no longer what the tablet showed."""

    ops: int
    blobs: tuple[UUID, ...]
    open: tuple[OpenPoint, ...]
    signature: bool
    changed: bool

    @property
    def nothing(self) -> bool:
        """Whether the inspection may be finished."""
        return not (self.ops or self.blobs or self.open or self.signature or self.changed)


class Incomplete(Conflict):
    """Not everything is here; ``missing`` is all of it, so that one answer is enough."""

    def __init__(self, missing: Missing) -> None:
        super().__init__("incomplete")
        points = [{"sheet": p.sheet, "item": p.item, "lack": p.lack.value} for p in missing.open]
        told = {
            "ops": missing.ops,
            "blobs": [str(blob) for blob in missing.blobs],
            "open": points,
            "signature": missing.signature,
            "changed": missing.changed,
        }
        self.members = MappingProxyType({"missing": told})


def submit(
    session: Session, actor: Actor, inspection_id: UUID, wish: Wish, zone: ZoneInfo = CHINA_ZONE
) -> Inspection:
    """Finish the inspection; the same wish again gives the inspection it finished.

    The writing transaction holds the lock, so of many at once one finishes and the others find it done.
    Raises NotFound, Incomplete, and Conflict where it was finished by another wish or in the office.
    """
    record = load(session, inspection_id)
    inspection = record.inspection
    if inspection.state == "completed":
        if inspection.submit_id != wish.id:
            raise Conflict("already_submitted", number=inspection.number)
        return inspection
    missing = _missing(session, record, wish)
    if not missing.nothing:
        raise Incomplete(missing)
    finished = finishing.finish(session, actor, inspection_id, zone)
    finished.submit_id, finished.submitted_at = wish.id, clock.now()
    session.flush()
    return finished


def _missing(session: Session, record: Record, wish: Wish) -> Missing:
    inspection_id = record.inspection.id
    arrived = devices.op_ids(session, wish.device, inspection_id)
    lacking = frozenset(wish.blobs) - uploads.complete(session, wish.blobs)
    awaited = uploads.awaited(session, inspection_id)
    return Missing(
        ops=_missing_ops(arrived, wish),
        blobs=tuple(sorted({*lacking, *awaited})),
        open=standing(session, record).open,
        signature="inspector" not in standing_signatures(record),
        changed=state_digest(session, inspection_id) != wish.state,
    )


def _missing_ops(arrived: Sequence[UUID], wish: Wish) -> int:
    """How many ops have not come; at least one where as many came but others.

    Neither counts refused ops. More than the tablet speaks of is no lack: one that restored itself from its
    journal does not know which of the older ones came under its new name.
    """
    if len(arrived) > wish.op_count or op_digest(arrived) == wish.op_digest:
        return 0
    return max(wish.op_count - len(arrived), 1)


def op_digest(op_ids: Sequence[UUID]) -> str:
    """SHA-256 hex of op ids as text, sorted, joined by line ends."""
    return hashlib.sha256("\n".join(sorted(str(op) for op in op_ids)).encode()).hexdigest()


def receipt(session: Session, inspection_id: UUID) -> dict[str, Any]:
    """What the tablet shows of a finished inspection. Raises NotFound."""
    inspection = inspections.get(session, inspection_id)
    if inspection is None or inspection.finished_at is None:
        raise NotFound("inspection")
    titles = {
        band.grade: text_document(band.title)
        for band in load_revision(session, inspection.revision_id).programme.grading.bands
    }
    found = inspections.finding_count(session, [inspection_id])
    return {
        "number": inspection.number,
        "score": inspection.score,
        "grade": inspection.grade,
        "grade_title": None if inspection.grade is None else titles.get(inspection.grade),
        "findings": found.get(inspection_id, 0),
        "finished_at": moment(inspection.finished_at),
    }
