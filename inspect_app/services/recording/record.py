"""Recording a batch of ops: one transaction, the caller's."""

from __future__ import annotations

from uuid import UUID

from inspect_app.access.model import Actor
from inspect_app.services.recording.model import Batch, Recorded
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session


def record(
    session: Session, actor: Actor, inspection_id: UUID, batch: Batch, blobs: LocalBlobStore
) -> Recorded:
    """Check, keep and merge the ops of ``batch`` and let the rows follow.

    What is wrong with a single op is told in ``rejected`` and kept. Raises NotFound for the inspection, and
    Invalid for a batch that cannot be read at all (an op without id, number or moment; a device not its own).
    """
    raise NotImplementedError
