"""Somebody named in an encounter of a finished inspection."""

from uuid import UUID

from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.services.conduct import naming, staff
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, Sheet
from tests.factories.finished import Finished
from tests.factories.world import person

NAME = "赵敏"


def call_of(session: Session, done: Finished, checklist: str = "telephone") -> UUID:
    """The inspection's sheet of that checklist."""
    row = session.query(Sheet).filter_by(inspection_id=done.inspection, checklist=checklist).first()
    assert row is not None
    return row.id


def named(done: Finished, username: str = "") -> str:
    """NAME is who was observed in the telephone call; their code."""
    with done.database.writing() as session:
        project = session.get_one(Inspection, done.inspection).project_id
        added = staff.add(session, done.inspector, project, NAME, username)
        naming.name(session, done.inspector, call_of(session, done), added.id, CHINA_ZONE)
        return added.code


def supervisor_of(session: Session, done: Finished) -> Actor:
    """The project's supervisor."""
    project = session.get_one(Inspection, done.inspection).project_id
    return person(session, "head", "李主管", Assignment(Role.SUPERVISOR, project=project))
