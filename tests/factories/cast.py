"""A company to try rights on: two projects in two regions, everything twice, and the named cast.

``own`` is the project the cast works at, ``foreign`` the other. The stranger works there only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from pwdlib.hashers.argon2 import Argon2Hasher

from inspect_app import clock, ids
from inspect_app.access.delegation import MOST_DAYS
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.findings.model import Action, Cause
from inspect_app.findings.notices import Event
from inspect_app.planning.model import Mark, Slot
from inspect_app.planning.occurrences import occurrence_id
from inspect_app.services import delegating, evidence
from inspect_app.services.correcting.acting import Wish, act
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.services.delegating import Leave
from inspect_app.services.finishing import finish
from inspect_app.services.notifying import payloads, queueing
from inspect_app.services.planning import feeds, keeping
from inspect_app.services.planning.writing import today_in
from inspect_app.services.signing import sign
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import (
    Conflict,
    Delivery,
    Department,
    Finding,
    IssuedReport,
    Photo,
    PortfolioReport,
    Region,
    Report,
    Signature,
    StaffMember,
    User,
)
from tests.factories.notices import listening
from tests.factories.pictures import jpeg, signature_png
from tests.factories.planned import SHANGHAI, facts
from tests.factories.tablet import Tablet
from tests.factories.world import World, lobby, make_world, person, project

PASSWORD = "correct-horse-1"
# What a route needs to get past its form, where an empty one is answered as not found.
BODIES: dict[str, dict[str, str]] = {}


@cache
def stored() -> str:
    """A hash of PASSWORD that is cheap to verify: a hash says itself how much work it takes."""
    return Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@dataclass(frozen=True)
class Cast:
    """``people`` by the name of their part; ``arguments``: URL argument to its value, own and foreign."""

    people: Mapping[str, Actor]
    own: Mapping[str, object]
    foreign: Mapping[str, object]
    own_region: UUID


def make_cast(database: Database, folder: Path) -> Cast:
    """Fill an empty ``database``; files go into ``folder``."""
    blobs = LocalBlobStore(folder / "blobs")
    with database.writing() as session:
        own = make_world(session, stored())
        foreign = _abroad(own)
        people = _people(session, own, foreign)
        return Cast(people, _arguments(own, blobs), _arguments(foreign, blobs), own.region.id)


def _people(session: Session, own: World, foreign: World) -> dict[str, Actor]:
    at, there = own.project.id, foreign.project.id
    parts = {
        "inspector": (Assignment(Role.INSPECTOR, project=at),),
        "supervisor": (Assignment(Role.SUPERVISOR, project=at),),
        "property_manager": (Assignment(Role.PROPERTY_MANAGER, project=at),),
        "quality_manager": (Assignment(Role.QUALITY_MANAGER, region=own.region.id),),
        "worker": (Assignment(Role.WORKER, project=at),),
        "absent": (Assignment(Role.QUALITY_MANAGER, project=at),),
        "deputy": (Assignment(Role.WORKER, project=at),),
        "author": (Assignment(Role.CHECKLIST_AUTHOR),),
        "administrator": (Assignment(Role.ADMINISTRATOR),),
        "second_administrator": (Assignment(Role.ADMINISTRATOR),),
        "stranger": (
            Assignment(Role.INSPECTOR, project=there),
            Assignment(Role.PROPERTY_MANAGER, project=there),
        ),
        "roleless": (),
        "disabled": (Assignment(Role.ADMINISTRATOR),),
    }
    people = {
        name: person(session, name, name.title(), *held, stored=stored()) for name, held in parts.items()
    }
    disabled = session.get(User, people["disabled"].id)
    assert disabled is not None
    disabled.active = False
    return {**people, "deputy": _standing_in(session, people["absent"], people["deputy"])}


def _standing_in(session: Session, absent: Actor, deputy: Actor) -> Actor:
    """The deputy with the work of who is away, for the year to come."""
    today = today_in(SHANGHAI)
    leave = Leave(deputy.username, absent.assignments, today, today + timedelta(days=MOST_DAYS))
    delegating.hand_over(session, absent, absent.id, leave, SHANGHAI)
    return replace(deputy, standing_in=delegating.standing_in(session, deputy.id))


def _abroad(own: World) -> World:
    """The other region's project with people and places of its own."""
    session = own.session
    region = Region(code="WEST", name="华西", created_at=clock.now())
    session.add(region)
    session.flush()
    site = project(session, region, "HX", "海星苑")
    inspects = Assignment(Role.INSPECTOR, project=site.id)
    return World(
        session=session,
        region=region,
        project=site,
        lobbies=[lobby(session, site, number, seating=number == 1) for number in (1, 2, 3)],
        inspector=person(session, "qian", "钱勇", inspects, stored=stored()),
        colleague=person(session, "wu", "吴霞", inspects, stored=stored()),
        published=own.published,
    )


def _arguments(world: World, blobs: LocalBlobStore) -> dict[str, object]:
    session = world.session
    planned = _planned(world)
    done = world.start()
    world.answer_all(done, floor="nonconform")
    _contradict(world, done.id, blobs)
    photo = evidence.store(blobs, jpeg(), "a.jpg")
    evidence.add(session, world.inspector, world.sheets(done, "lobby")[0].id, "floor", photo)
    image = blobs.put(signature_png())
    sign(session, world.inspector, done.id, "inspector", world.inspector.name, image)
    finish(session, world.inspector, done.id)
    pdf = blobs.put(b"%PDF-1.7 " + world.project.code.encode())
    report = Report(
        inspection_id=done.id, language="zh", sha256=pdf, size=11, pages=1, created_at=clock.now()
    )
    session.add(report)
    issued = IssuedReport(inspection_id=done.id, kind="inspection", language="zh", issued_at=clock.now())
    issued.token = f"{world.project.code}-TOKEN"
    issued.fingerprint, issued.sha256 = world.project.code.encode().hex().ljust(64, "0"), pdf
    session.add(issued)
    _review(world, _first(session, Finding, done.id), image)
    begun = world.start()
    session.flush()
    # The walk goes by the places' codes, which are drawn: the first sheet need not hang in the first lobby.
    sheet = world.sheets(begun, "lobby")[0]
    return {
        "project_id": world.project.id,
        "region_id": world.region.id,
        "location_id": sheet.location_id,
        "user_id": world.colleague.id,
        "code": next(each.code for each in world.lobbies if each.id == sheet.location_id),
        "inspection_id": begun.id,
        "done_id": done.id,
        "sheet_id": sheet.id,
        "photo_id": _first(session, Photo, done.id),
        "signature_id": _first(session, Signature, done.id),
        "finding_id": _first(session, Finding, done.id),
        "sha256": _seen(session, done.id),
        "ordinal": 1,
        "copy": "picture",
        "action": "remark",
        "department_id": _department(session),
        "conflict_id": _first(session, Conflict, done.id),
        "report_id": report.id,
        "portfolio_report_id": _portfolio(session, world.project.code, pdf),
        "token": issued.token,
        "form": "patrol-register",
        "item": "floor",
        "revision_id": world.published.id,
        "checklist": "lobby",
        "item_id": "floor",
        "device": world.inspector.id,
        # Whose batch it is, is asked by the service: to all of the cast it is missing.
        "batch_id": world.inspector.id,
        "delegation_id": world.inspector.id,
        "staff_id": _observed(world),
        # Whose notice it is, is asked by the service too.
        "notice_id": world.inspector.id,
        **_webhook(session),
        "blob": _first(session, Photo, done.id),
        "filename": "css/tokens.css",
        "language": "zh",
        **planned,
    }


def _contradict(world: World, inspection: UUID, blobs: LocalBlobStore) -> None:
    """Two tablets say different things of the whole; nobody ever settles it."""
    for actor, words, earlier in ((world.inspector, "无异常", 60), (world.colleague, "大堂有施工", 0)):
        tablet = Tablet(world.session, actor, inspection, blobs)
        tablet.send(tablet.op("remarks", words, earlier=earlier))


def _portfolio(session: Session, key: str, pdf: str) -> UUID:
    """A report over no project at all, which everybody may read who may read any."""
    made = PortfolioReport(key=key, parameters={}, projects=[], language="zh", title="品质报告")
    made.sha256, made.size, made.pages, made.created_at = pdf, 11, 1, clock.now()
    session.add(made)
    session.flush()
    return made.id


def _review(world: World, finding: UUID, image: str) -> None:
    """The supervisor's opinion, so that there is a signature to look at."""
    held = Assignment(Role.SUPERVISOR, project=world.project.id)
    supervisor = replace(world.colleague, assignments=(held,))
    wish = Wish(ids.new(), Action.REVIEW, 0, "属实", image, cause=Cause.STAFF)
    act(world.session, supervisor, finding, wish, CHINA_ZONE)


def _webhook(session: Session) -> dict[str, object]:
    """A webhook of the company, and a message to it that was given up."""
    hook = listening(session, "https://example.com/hook", Event.CLOSED)
    queueing.post(session, hook, "test", "test", payloads.of_test(clock.now()))
    session.flush()
    message = session.query(Delivery).filter_by(webhook_id=hook.id).one()
    message.next_at, message.given_up_at, message.error = None, clock.now(), "http-status 404"
    return {"webhook_id": hook.id, "delivery_id": message.id}


def _observed(world: World) -> UUID:
    """Somebody whose conduct is observed at the project, named nowhere yet."""
    row = StaffMember(project_id=world.project.id, name="何静", code=f"S-{world.project.code}", active=True)
    row.added_at, row.added_by = clock.now(), world.inspector.id
    world.session.add(row)
    world.session.flush()
    return row.id


def _seen(session: Session, inspection: UUID) -> str:
    photo = session.query(Photo).filter_by(inspection_id=inspection).first()
    assert photo is not None
    return photo.original


def _department(session: Session) -> UUID:
    department = session.query(Department).order_by(Department.position).first()
    assert department is not None
    return department.id


def _planned(world: World) -> dict[str, object]:
    """A plan for every day, its occurrence of today, and a calendar address."""
    person = world.inspector
    planner = Actor(
        person.id,
        person.username,
        person.name,
        (Assignment(Role.PROPERTY_MANAGER, project=world.project.id),),
    )
    day = Slot("全天", Mark(0, time(0)), Mark(1, time(0)), Mark(1, time(0)))
    given = facts(world, slots=(day,), starts=today_in(SHANGHAI))
    row = keeping.create(world.session, planner, given, SHANGHAI)
    return {
        "plan_id": row.id,
        "occurrence_id": occurrence_id(row.id, world.project.id, row.starts, day.name),
        "feed": feeds.make(world.session, person),
    }


def _first(session: Session, table: type[Photo | Signature | Finding | Conflict], inspection: UUID) -> UUID:
    found = session.query(table).filter_by(inspection_id=inspection).first()
    assert found is not None
    return found.id
