"""Kept plans for tests: two patrols a day of a world's project, and the clock to follow them."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.planning.model import Mark, Slot
from inspect_app.services.accounts import as_actor
from inspect_app.services.planning.beginning import begin
from inspect_app.services.planning.keeping import Aim, Facts
from inspect_app.storage.database import Session
from inspect_app.storage.models import Inspection, PlanOccurrence
from inspect_app.storage.queries import users
from tests.factories.world import World, person

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 2)
MORNING = Slot("上午", Mark(0, time(8)), Mark(0, time(12)), Mark(0, time(14)))
AFTERNOON = Slot("下午", Mark(0, time(14)), Mark(0, time(18)), Mark(0, time(20)))


def at(day: date, hour: int, minute: int = 0, zone: ZoneInfo = SHANGHAI) -> datetime:
    """A moment told by a clock on the wall."""
    return datetime.combine(day, time(hour, minute), zone)


def facts(world: World, **given: Any) -> Facts:
    """Two patrols a day by the world's inspector from MONDAY on, to be made up within a day."""
    usual: dict[str, Any] = {
        "programme": world.published.programme,
        "rhythm": "FREQ=DAILY",
        "starts": MONDAY,
        "slots": (MORNING, AFTERNOON),
        "aims": (Aim(world.project.id),),
        "assignee": world.inspector.id,
        "make_up_days": 1,
    }
    return Facts(**(usual | given))


def manager(world: World) -> Actor:
    """The one who plans at the world's project."""
    known = users.by_username(world.session, "sun")
    if known is not None:
        return as_actor(known)
    held = Assignment(Role.PROPERTY_MANAGER, project=world.project.id)
    return person(world.session, "sun", "孙国强", held)


def occurrence(session: Session, day: date, slot: str = "上午") -> PlanOccurrence:
    """The occurrence of a day."""
    return session.query(PlanOccurrence).filter_by(held_on=day, slot=slot).one()


def hold(world: World, wanted: PlanOccurrence, begins: datetime, minutes: int = 40) -> Inspection:
    """Carry an occurrence out, from ``begins`` on."""
    with clock.fixed(begins):
        inspection = begin(world.session, world.inspector, wanted.id, SHANGHAI)
        world.answer_all(inspection)
    with clock.fixed(begins + timedelta(minutes=minutes)):
        return world.finish(inspection.id)
