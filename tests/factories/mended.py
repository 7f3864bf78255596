"""A finding of the cast brought to where somebody must look at it."""

from uuid import UUID

from inspect_app import ids
from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Action, Cause, Party, Source
from inspect_app.services.correcting.raising import Raised, raise_finding
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from tests.factories.cast import Cast
from tests.factories.crew import SIGNED, do, photo


def mend(session: Session, cast: Cast, finding: UUID, blobs: LocalBlobStore) -> Finding:
    """The supervisor, and for a grave one the manager, say what is to be done; it is reported as done."""
    supervisor, row = cast.people["supervisor"], session.get_one(Finding, finding)
    if row.version == 0:
        do(session, supervisor, finding, Action.REVIEW, signature=SIGNED, cause=Cause.STAFF)
    if row.severity in {"major", "critical"}:
        do(session, cast.people["property_manager"], finding, Action.DECIDE, signature=SIGNED)
    do(session, supervisor, finding, Action.ASSIGN, assignee=Party(department="保洁部"))
    do(session, supervisor, finding, Action.FIX, photos=(photo(session, blobs, supervisor, finding),))
    return row


def mended_at(session: Session, cast: Cast, what: str, blobs: LocalBlobStore) -> Finding:
    """One of a patrol, at the location of the cast's sheet."""
    location = cast.own["location_id"]
    assert isinstance(location, UUID)
    told = Raised(ids.new(), Source.PATROL, Severity.MINOR, what, location=location)
    project = cast.own["project_id"]
    assert isinstance(project, UUID)
    made = raise_finding(session, cast.people["inspector"], project, told, CHINA_ZONE)
    return mend(session, cast, made.id, blobs)
