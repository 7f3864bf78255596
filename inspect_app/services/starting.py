"""Starting an inspection: its number, the places drawn, a sheet for each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor
from inspect_app.checklist.model import Checklist, Draw, Per, Programme, Revision
from inspect_app.errors import Conflict, NotFound
from inspect_app.inspection.sampling import drawn
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, Location, Project, PublishedRevision, Sheet
from inspect_app.storage.queries import inspections, revisions

# Seeds go through JSON and JavaScript, which keep whole numbers exact only so far.
_SEED_BITS = 53


@dataclass(frozen=True, slots=True)
class Offer:
    """A programme one can start in a project; ``missing`` are its checklists that find no place there."""

    revision: PublishedRevision
    sheets: int
    missing: tuple[Checklist, ...]


def offers(session: Session, project_id: UUID) -> tuple[Offer, ...]:
    """What can be started in the project: the current revision of every programme."""
    by_touchpoint = _by_touchpoint(inspections.locations(session, project_id))
    return tuple(_offer(session, row, by_touchpoint) for row in revisions.current(session))


def _offer(
    session: Session, row: PublishedRevision, by_touchpoint: Mapping[int, Sequence[Location]]
) -> Offer:
    programme = load_revision(session, row.id).programme
    planned = {
        checklist.id: _places(programme, checklist, by_touchpoint, 0, frozenset())
        for checklist in programme.checklists
    }
    return Offer(
        revision=row,
        sheets=sum(len(places) for places in planned.values()),
        missing=tuple(checklist for checklist in programme.checklists if not planned[checklist.id]),
    )


def start(
    session: Session,
    actor: Actor,
    project: Project,
    revision_id: UUID,
    inspection_id: UUID | None = None,
    zone: tzinfo = UTC,
    draw: Draw | None = None,
) -> Inspection:
    """Begin an inspection of ``project``; the same ``inspection_id`` again gives the one already begun.

    ``draw`` goes before the programme's own sampling, for a plan that says how many places are visited.
    Raises NotFound for an unknown revision, Conflict for a closed project, an outdated revision or a project
    where nothing could be inspected.
    """
    known = inspections.get(session, inspection_id) if inspection_id else None
    if known is not None:
        return _same(known, project, actor)
    row = revisions.get(session, revision_id)
    if row is None:
        raise NotFound("revision")
    if not project.active:
        raise Conflict("project-closed", project=project.name)
    if not row.current:
        raise Conflict("revision-outdated", programme=row.title_zh)
    inspection = _inspection(session, actor, project, row, inspection_id or ids.new(), zone)
    session.add(inspection)
    session.flush()
    planned = _planned(session, inspection, project, load_revision(session, revision_id), draw)
    if not planned:
        raise Conflict("no-places", project=project.name)
    session.add_all(planned)
    session.flush()
    subject = Subject("inspection", inspection.id, project.id)
    detail = {"number": inspection.number, "programme": row.programme, "revision": row.content_hash}
    audit.record(session, actor, "inspection.started", subject, {**detail, "sheets": len(planned)})
    return inspection


def _same(known: Inspection, project: Project, actor: Actor) -> Inspection:
    if (known.project_id, known.inspector_id) != (project.id, actor.id):
        raise Conflict("id-taken")
    return known


def _inspection(
    session: Session,
    actor: Actor,
    project: Project,
    row: PublishedRevision,
    inspection_id: UUID,
    zone: tzinfo,
) -> Inspection:
    previous = inspections.last_completed(session, project.id, row.programme)
    now = clock.now()
    return Inspection(
        id=inspection_id,
        number=_next_number(session, row.programme, now.astimezone(zone).year),
        project_id=project.id,
        revision_id=row.id,
        programme=row.programme,
        inspector_id=actor.id,
        previous_id=previous.id if previous else None,
        state="in_progress",
        # The server's own chance, never the id's: a client may choose the id, but not the places it visits.
        seed=ids.new().int & (1 << _SEED_BITS) - 1,
        started_at=now,
        remarks="",
    )


def _next_number(session: Session, programme: str, year: int) -> str:
    """``TA-2026-000123``: initials of the programme, year, running number."""
    initials = "".join(word[0] for word in programme.split("-") if word).upper()
    prefix = f"{initials}-{year}-"
    last = inspections.last_number(session, prefix)
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:06d}"


def _planned(
    session: Session, inspection: Inspection, project: Project, revision: Revision, draw: Draw | None
) -> list[Sheet]:
    sheets = places_for(session, inspection, project, revision, (), draw)
    for position, sheet in enumerate(sheets, start=1):
        sheet.position = position
    return sheets


def places_for(
    session: Session,
    inspection: Inspection,
    project: Project,
    revision: Revision,
    there: Collection[str],
    draw: Draw | None = None,
) -> list[Sheet]:
    """A sheet, without its position yet, for every place of each checklist that is not ``there``."""
    programme = revision.programme
    by_touchpoint = _by_touchpoint(inspections.locations(session, project.id))
    visited: frozenset[UUID] = frozenset()
    if inspection.previous_id is not None:
        visited = inspections.places_visited(session, inspection.previous_id)
    sheets: list[Sheet] = []
    for checklist in programme.checklists:
        if checklist.id not in there:
            places = _places(programme, checklist, by_touchpoint, inspection.seed, visited, draw)
            sheets += [_sheet(inspection, project, checklist, place) for place in places]
    return sheets


def _places(
    programme: Programme,
    checklist: Checklist,
    by_touchpoint: Mapping[int, Sequence[Location]],
    seed: int,
    visited: frozenset[UUID],
    draw: Draw | None = None,
) -> Sequence[Location | None]:
    """Where the checklist is filled in; None stands for the project itself, or its first encounter."""
    if checklist.per is not Per.LOCATION or checklist.touchpoint is None:
        return (None,)
    there = {str(place.id): place for place in by_touchpoint.get(checklist.touchpoint, ())}
    drawing = draw or programme.sampling.get(checklist.id)
    chosen = drawn(tuple(there), drawing, seed, checklist.id, {str(place) for place in visited})
    return [there[place] for place in chosen]


def _by_touchpoint(places: Sequence[Location]) -> dict[int, list[Location]]:
    found: dict[int, list[Location]] = {}
    for place in places:
        found.setdefault(place.touchpoint, []).append(place)
    return found


def _sheet(inspection: Inspection, project: Project, checklist: Checklist, place: Location | None) -> Sheet:
    label = project.name if checklist.per is Per.PROJECT else "#1"
    return Sheet(
        inspection_id=inspection.id,
        checklist=checklist.id,
        location_id=place.id if place else None,
        label=location_label(place) if place else label,
        attributes=dict(place.attributes) if place else {},
        created_at=inspection.started_at,
    )


def grade_titles(
    session: Session, revision_ids: Iterable[UUID], language: str
) -> dict[tuple[UUID, str], str]:
    """The titles of all grades of some revisions, by (revision id, grade)."""
    return {
        (revision_id, band.grade): band.title.in_language(language)
        for revision_id in set(revision_ids)
        for band in load_revision(session, revision_id).programme.grading.bands
    }


def location_label(place: Location) -> str:
    """Building, floor and name, as far as there are: ``3号楼 1层 大堂``."""
    return " ".join(part for part in (place.building, place.floor, place.name) if part)
