"""What inspectors enter, entered at once: for tests whose subject comes after it.

Nothing is checked here that the op log does not check; tablets go by ``tests.factories.tablet``.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from inspect_app.access.model import Actor
from inspect_app.services import evidence
from inspect_app.services.recording.office import Change, change
from inspect_app.storage.database import Session
from inspect_app.storage.queries import answers, inspections


def save(
    session: Session, actor: Actor, sheet_id: UUID, item: str, answer: Mapping[str, Any], note: str = ""
) -> None:
    """An answer, JSON by docs/scoring.md, with its note; the same again changes nothing."""
    row = answers.one(session, sheet_id, item)
    before = (row.answer, row.note) if row else (None, "")
    changes = [Change("answer", answer, sheet_id, item)] if answer != before[0] else []
    if note != before[1]:
        changes.append(Change("note", note, sheet_id, item))
    if changes:
        sheet = inspections.bare_sheet(session, sheet_id)
        assert sheet is not None
        change(session, actor, sheet.inspection_id, *changes)


def remove_photo(session: Session, actor: Actor, photo_id: UUID) -> None:
    """A photo taken off its item."""
    found = evidence.photo(session, photo_id)
    change(session, actor, found.inspection_id, Change(f"photo:{photo_id}", None, found.sheet_id, found.item))
