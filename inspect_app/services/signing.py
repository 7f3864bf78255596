"""Finger signatures, bound to what was signed: a later change of any answer makes them void."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from inspect_app.access.model import Actor
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.inspection.completeness import OpenPoint
from inspect_app.photos.signature import accept_signature
from inspect_app.services.progress import standing
from inspect_app.services.recording.current import state_digest
from inspect_app.services.recording.grounds import STORED
from inspect_app.services.recording.office import Change, change
from inspect_app.services.records import Record, load
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Signature
from inspect_app.storage.queries import answers

Signer = Literal["inspector", "accompanied_by"]
SIGNERS: tuple[Signer, ...] = ("inspector", "accompanied_by")


class StillOpen(Conflict):
    """The inspection is not complete; ``open`` is what is to be done."""

    def __init__(self, open_points: tuple[OpenPoint, ...]) -> None:
        super().__init__("still-open", count=len(open_points))
        self.open = open_points


def store(blobs: LocalBlobStore, png: bytes) -> str:
    """Check, trim and keep the picture of a signature; its hash. Raises SignatureRefused."""
    return blobs.put(accept_signature(png).png)


def sign(
    session: Session, actor: Actor, inspection_id: UUID, role: Signer, name: str, image: str
) -> Signature:
    """Sign the inspection as it is now, in place of an earlier signature of that role.

    Raises NotFound, Invalid for a bad name, Conflict once completed, StillOpen while anything is open.
    """
    record = load(session, inspection_id)
    inspection = record.inspection
    if inspection.state != "in_progress":
        raise Conflict("inspection-completed", number=inspection.number)
    left = standing(session, record).open
    if left:
        raise StillOpen(left)
    state = state_digest(session, inspection_id)
    value = {"name": _name(name), "image": f"{STORED}{image}", "state": state}
    change(session, actor, inspection_id, Change(f"sign:{role}", value))
    made = answers.signature_of(session, inspection_id, role)
    if made is None:
        raise NotFound("signature")
    return made


def _name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise Invalid("name-missing", field="name")
    if len(words) > 80 or not words.isprintable():
        raise Invalid("name-unusable", field="name", limit=80)
    return words


def standing_signatures(record: Record) -> dict[str, Signature]:
    """The signatures that still hold, by role: the same ops count as then, and come to the same content."""
    return {
        signature.role: signature
        for signature in record.inspection.signatures
        if (signature.state, signature.content_hash) == (record.state, record.content_hash)
    }


def signature(session: Session, signature_id: UUID) -> Signature:
    """One signature. Raises NotFound."""
    found = answers.signature(session, signature_id)
    if found is None:
        raise NotFound("signature")
    return found
