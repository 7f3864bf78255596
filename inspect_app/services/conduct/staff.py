"""The people observed at a project: the key from a code to a name."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.errors import Invalid, NotFound
from inspect_app.inspection.validation import UNFIT
from inspect_app.services import audit, projects
from inspect_app.services.accounts import plain_username
from inspect_app.services.audit import Subject
from inspect_app.storage.database import Session
from inspect_app.storage.models import StaffMember
from inspect_app.storage.queries import conduct, users

NAME_LIMIT = 80
_CODE_LETTERS = 6


def listed(session: Session, project_id: UUID) -> Sequence[StaffMember]:
    """Everybody of the project."""
    return conduct.at_project(session, project_id)


def found(session: Session, staff_id: UUID) -> StaffMember:
    """The person of that id. Raises NotFound."""
    row = conduct.staff(session, staff_id)
    if row is None:
        raise NotFound("staff")
    return row


def add(session: Session, actor: Actor, project_id: UUID, name: str, username: str = "") -> StaffMember:
    """Somebody more, with a code of chance; ``username`` of an account lets them comment. Raises Invalid.

    The log tells the code alone: whoever reads it need not hold the key.
    """
    projects.found(session, project_id)
    words = " ".join(name.split())
    if not words or len(words) > NAME_LIMIT or UNFIT.search(words):
        raise Invalid("staff-name", field="name", limit=NAME_LIMIT)
    user = users.by_username(session, plain_username(username)) if username.strip() else None
    if username.strip() and user is None:
        raise Invalid("user-unknown", field="username")
    row = StaffMember(project_id=project_id, name=words, active=True)
    row.code, row.user_id = f"S-{ids.short_code(_CODE_LETTERS)}", user.id if user else None
    row.added_at, row.added_by = clock.now(), actor.id
    session.add(row)
    session.flush()
    audit.record(session, actor, "staff.add", Subject("staff", row.id, project_id), {"code": row.code})
    return row


def set_active(session: Session, actor: Actor, staff_id: UUID, active: bool) -> StaffMember:
    """Let them be named, or no longer; what was observed stays. Raises NotFound."""
    row = found(session, staff_id)
    if row.active != active:
        row.active = active
        action = "staff.activate" if active else "staff.retire"
        audit.record(session, actor, action, Subject("staff", row.id, row.project_id), {"code": row.code})
    return row
