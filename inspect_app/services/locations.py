"""Locations: the places of touchpoints in a project, each with a label to scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor, Permission, Place
from inspect_app.access.rules import may
from inspect_app.checklist.touchpoints import TOUCHPOINTS
from inspect_app.errors import Invalid, NotFound
from inspect_app.services import attributes, audit, changes
from inspect_app.services.attributes import Value
from inspect_app.services.audit import Subject
from inspect_app.services.projects import found as found_project
from inspect_app.storage.database import Session
from inspect_app.storage.models import Location
from inspect_app.storage.queries import locations
from inspect_app.storage.queries.paging import Page

MOST_LABELS = 600


@dataclass(frozen=True, slots=True)
class LocationFacts:
    """What is known of a location; ``touchpoint`` is 1 to 20, degrees are WGS 84, both or neither."""

    building: str
    floor: str
    name: str
    touchpoint: int
    attributes: dict[str, Value] = field(default_factory=dict)
    latitude: float | None = None
    longitude: float | None = None


def listed(session: Session, project_id: UUID, prefix: str = "", after: UUID | None = None) -> Page[Location]:
    """A page of the project's locations by touchpoint and position."""
    return locations.page(session, project_id, prefix, after)


def labelled(session: Session, project_id: UUID) -> list[Location]:
    """The project's active locations, at most MOST_LABELS: what labels are printed for."""
    return locations.active(session, project_id, MOST_LABELS)


def found(session: Session, location_id: UUID) -> Location:
    """The location of that id with ``project``; NotFound. Access is the caller's to have checked."""
    location = locations.find(session, location_id)
    if location is None:
        raise NotFound("location")
    return location


def found_by_code(session: Session, actor: Actor, code: str) -> Location:
    """The location whose label carries ``code``, if ``actor`` may see it; else NotFound."""
    location = locations.by_code(session, code.strip().upper()[:16])
    if location is None:
        raise NotFound("location")
    project = found_project(session, location.project_id)
    if not may(actor, Permission.PROJECT_VIEW, Place(project.id, project.region_id)):
        raise NotFound("location")
    return location


def create(session: Session, actor: Actor | None, project_id: UUID, facts: LocationFacts) -> Location:
    """A new location at the end of the walk.

    Invalid ``location-twice``, ``touchpoint-unknown``, ``attribute-form``, ``attributes-many``.
    """
    values = _checked(session, project_id, facts, None)
    location = _added(session, project_id, values, locations.last_position(session, project_id) + 1)
    session.flush()
    audit.record(session, actor, "location.create", _subject(location), _detail(facts))
    return location


def create_many(
    session: Session, actor: Actor | None, project_id: UUID, wanted: Sequence[LocationFacts]
) -> list[Location]:
    """Several new locations at once, told as one event. Invalid as for ``create``, all or none."""
    position = locations.last_position(session, project_id)
    made = []
    for step, facts in enumerate(wanted, start=1):
        values = _checked(session, project_id, facts, None)
        made.append(_added(session, project_id, values, position + step))
        session.flush()
    detail = {"locations": [str(location.id) for location in made]}
    audit.record(session, actor, "location.create-many", Subject("project", project_id, project_id), detail)
    return made


def edit(session: Session, actor: Actor | None, location_id: UUID, facts: LocationFacts) -> Location:
    """Other facts; sheets filled in before keep what they were filled in with."""
    location = found(session, location_id)
    changed = changes.apply(location, _checked(session, location.project_id, facts, location_id))
    if changed:
        audit.record(session, actor, "location.edit", _subject(location), changed)
    return location


def set_active(session: Session, actor: Actor | None, location_id: UUID, active: bool) -> Location:
    """Take the location out of new inspections, or back in."""
    location = found(session, location_id)
    if changes.apply(location, {"active": active}):
        audit.record(session, actor, f"location.{'activate' if active else 'deactivate'}", _subject(location))
    return location


def _subject(location: Location) -> Subject:
    return Subject("location", location.id, location.project_id)


def _detail(facts: LocationFacts) -> dict[str, object]:
    return {name: value for name, value in asdict(facts).items() if value is not None}


def _added(session: Session, project_id: UUID, values: dict[str, object], position: int) -> Location:
    location = Location(
        **values,
        project_id=project_id,
        code=_free_label(session),
        position=position,
        active=True,
        created_at=clock.now(),
    )
    session.add(location)
    return location


def _free_label(session: Session) -> str:
    while locations.by_code(session, code := ids.short_code()) is not None:
        continue
    return code


def _checked(session: Session, project_id: UUID, facts: LocationFacts, own: UUID | None) -> dict[str, object]:
    if facts.touchpoint not in TOUCHPOINTS:
        raise Invalid("touchpoint-unknown", "touchpoint")
    namesake = locations.namesake(session, project_id, facts.building, facts.floor, facts.name)
    if namesake is not None and namesake.id != own:
        raise Invalid("location-twice", "name")
    return {**asdict(facts), "attributes": attributes.checked(facts.attributes)}
