"""Half a year of a sample company, the same for the same day.

Only password hashes differ from one run to the next: their salt must be random.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from multiprocessing import get_context
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Role
from inspect_app.config import Config
from inspect_app.demo import disputes, organisation, planned
from inspect_app.demo.company import INSPECTORS, PEOPLE, PROJECTS, ProjectPlan
from inspect_app.demo.correcting import Office, crew_of
from inspect_app.demo.desk import Desk
from inspect_app.demo.inspecting import Round, carry_out
from inspect_app.demo.organisation import Organisation
from inspect_app.demo.pictures import Camera
from inspect_app.demo.raising import Scenes
from inspect_app.demo.tablet import Tablet
from inspect_app.errors import Conflict
from inspect_app.services.notifying import reading
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.queries import findings, revisions, users

MONTHS = 6
MONTHLY, QUARTERLY = "touchpoint-audit", "conduct-audit"
# Sheets filled in of the inspection that waits for its inspector.
BEGUN_SHEETS = 3

# So long ago nobody has looked at their notices.
UNREAD = timedelta(days=4)

# Who has a tablet, and how far its clock is ahead.
CLOCKS = {"wang": timedelta(seconds=2), "zhao": timedelta(seconds=-41), "lin": timedelta(minutes=3)}
REVIEWER = "lin"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was made."""

    projects: int
    people: int
    inspections: int
    photos: int


def _unwatched(_done: int, _wanted: int) -> None:
    """Nobody watches."""


def load_demo(
    database: Database,
    blobs: LocalBlobStore,
    config: Config,
    until: date,
    progress: Callable[[int, int], None] = _unwatched,
) -> Loaded:
    """Make the sample company with half a year of inspections that ends the day before ``until``.

    The checklists must be published. Raises Conflict ``not-empty`` where there are accounts already.
    ``progress`` is told (inspections done, inspections wanted).
    """
    begin = datetime.combine(first_day(until, 0), time(9), config.zone) - timedelta(days=20)
    # Spawned, not forked: the database's connections and locks must not be copied into the workers.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers, ids.seeded(begin.toordinal()):
        camera = Camera(blobs, config.zone, workers)
        with clock.fixed(begin), database.writing() as session:
            if users.count(session):
                raise Conflict("not-empty")
            company = organisation.set_up(session)
            programmes = {row.programme: row.id for row in revisions.current(session)}
            tablets = {name: Tablet(company.people[name], ahead) for name, ahead in CLOCKS.items()}
            found = _rounds(company, tablets, programmes, until, config.zone)
            rounds = sorted(found, key=lambda each: each.begins)
            desk = Desk()
            office = Office(
                session,
                camera,
                desk,
                config.zone,
                _morning(first_day(until, MONTHS - 1), config.zone, random.Random(1)),
            )
            scenes = Scenes(session, camera, office, company)
            scenes.plan(desk, until, config.zone)
            for done, each in enumerate(rounds):
                progress(done, len(rounds))
                desk.work(each.begins)
                inspection = carry_out(session, camera, each)
                _dispute(session, camera, tablets[REVIEWER], each, inspection.id)
                for row in findings.of_inspection(session, inspection.id):
                    office.take(crew_of(company, each.plan), row)
            desk.work(datetime.combine(until, time(0), config.zone))
            patrols = planned.load(session, camera, company, programmes, until, config.zone)
            _read_up(session, company, datetime.combine(until, time(0), config.zone) - UNREAD)
    return Loaded(len(company.projects), len(company.people), len(rounds) + patrols, camera.taken)


def _read_up(session: Session, company: Organisation, before: datetime) -> None:
    """Everybody has read what they were told ``before``: the bell shows what is news."""
    with clock.fixed(before):
        until = ids.new()
        for person in company.people.values():
            reading.read_all(session, person, until)


def _dispute(session: Session, camera: Camera, tablet: Tablet, done: Round, inspection: UUID) -> None:
    """Let there be something to decide, and something that was refused."""
    evening = done.begins + timedelta(hours=9)
    if done.sheets is not None:
        disputes.contradict(session, camera.blobs, inspection, tablet, evening)
    elif (done.plan.code, done.month) == (PROJECTS[0].code, MONTHS - 1):
        disputes.too_late(session, camera.blobs, inspection, tablet, evening)


def first_day(until: date, month: int) -> date:
    """The first day of the ``month``-th of the six months that end with the month before ``until``'s."""
    count = until.year * 12 + until.month - 1 - MONTHS + month
    return date(count // 12, count % 12 + 1, 1)


def _rounds(
    company: Organisation,
    tablets: dict[str, Tablet],
    programmes: dict[str, UUID],
    until: date,
    zone: tzinfo,
) -> Iterator[Round]:
    for number, plan in enumerate(PROJECTS):
        draw = random.Random(plan.code)
        for month in range(MONTHS):
            day = first_day(until, month) + timedelta(days=4 + number * 3 + draw.randint(0, 2))
            begins = _morning(day, zone, draw)
            yield _round(company, tablets, plan, programmes[MONTHLY], begins, month)
            if month % 3 == 2:
                yield _round(company, tablets, plan, programmes[QUARTERLY], begins + timedelta(days=2), month)
    begins = _morning(until - timedelta(days=3), zone, random.Random(0))
    yield _round(company, tablets, PROJECTS[0], programmes[MONTHLY], begins, MONTHS, BEGUN_SHEETS)


def _morning(day: date, zone: tzinfo, draw: random.Random) -> datetime:
    """A working day's morning on or after ``day``."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    return datetime.combine(day, time(8, draw.randint(30, 59)), zone)


def _round(
    company: Organisation,
    tablets: dict[str, Tablet],
    plan: ProjectPlan,
    revision: UUID,
    begins: datetime,
    month: int,
    sheets: int | None = None,
) -> Round:
    companions = [p.name for p in PEOPLE if p.role is Role.SUPERVISOR and plan.code in p.projects]
    return Round(
        plan=plan,
        project=company.projects[plan.code],
        revision=revision,
        inspector=company.people[INSPECTORS[plan.region]],
        tablet=tablets[INSPECTORS[plan.region]],
        companion=companions[0],
        begins=begins,
        month=month,
        sheets=sheets,
    )
