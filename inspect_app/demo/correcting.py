"""What becomes of sample findings: opinions, work, after-photos, verification, and what goes wrong."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from decimal import Decimal
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor, Role
from inspect_app.checklist.model import Severity
from inspect_app.demo import sayings
from inspect_app.demo.company import INSPECTORS, PEOPLE, ProjectPlan
from inspect_app.demo.desk import Desk, Task
from inspect_app.demo.organisation import Organisation
from inspect_app.demo.pictures import Camera, scene_for
from inspect_app.findings.model import GRAVE, Action, Cause, Party
from inspect_app.photos.signature import from_data_url
from inspect_app.services import signing
from inspect_app.services.correcting.acting import Wish, act, load
from inspect_app.services.correcting.photos import attach
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding

# Late in the half year some things lie on a desk and are not dealt with: they become overdue and escalate.
_FORGOTTEN = 0.06
# So many pictures there are of a mended state; one for each finding would take longer than all the rest.
_VIEWS = 3
_STILL_WAITING = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Crew:
    """Who deals with a project's findings."""

    plan: ProjectPlan
    inspector: Actor
    supervisor: Actor
    manager: Actor
    quality: Actor


def crew_of(company: Organisation, plan: ProjectPlan) -> Crew:
    """The people of the project."""

    def held(role: Role) -> Actor:
        fits = (p for p in PEOPLE if p.role is role and plan.code in p.projects)
        return company.people[next(fits).username]

    quality = next(p.username for p in PEOPLE if p.role is Role.QUALITY_MANAGER and not p.regions)
    return Crew(
        plan,
        company.people[INSPECTORS[plan.region]],
        held(Role.SUPERVISOR),
        held(Role.PROPERTY_MANAGER),
        company.people[quality],
    )


class Office:
    """Deals with findings, each by a story drawn from its number."""

    def __init__(self, session: Session, camera: Camera, desk: Desk, zone: tzinfo, lately: datetime) -> None:
        self._session, self._camera, self._desk, self._zone = session, camera, desk, zone
        self._lately = lately
        self._views = _VIEWS
        self._inks: dict[str, str] = {}

    def take(self, crew: Crew, row: Finding, *, waits: bool = False) -> None:
        """Put the first thing to do about a new finding on a desk; ``waits``: more time is asked for."""
        draw = random.Random(f"{row.number}/story")
        story = Story(self, crew, row, draw, waits)
        mild = Severity(row.severity) not in GRAVE
        chance = draw.random()
        if (
            mild
            and row.opened_by == crew.inspector.id
            and chance < (0.6 if row.severity == Severity.OBSERVATION else 0.12)
        ):
            self._desk.put(row.opened_at + timedelta(minutes=draw.randint(4, 40)), story.fix_on_the_spot)
        else:
            self.later(row.opened_at, draw, 1, 5, story.review)

    def later(self, moment: datetime, draw: random.Random, least: int, most: int, task: Task) -> None:
        """Put a task on the desk some hours from ``moment``, within working hours."""
        if moment > self._lately and draw.random() < _FORGOTTEN:
            return
        at = (moment + draw.randint(least * 60, most * 60) * timedelta(minutes=1)).astimezone(self._zone)
        if at.time() > time(18):
            at = datetime.combine(at.date() + timedelta(days=1), time(8, draw.randint(10, 59)), self._zone)
        if at.time() < time(8):
            at = at.replace(hour=8, minute=draw.randint(10, 59))
        while at.weekday() > 4:
            at += timedelta(days=1)
        self._desk.put(max(at, moment + timedelta(minutes=5)), task)

    def do(self, actor: Actor, finding: UUID, action: Action, text: str, **more: object) -> None:
        """One act by ``actor``, upon the finding as it is."""
        _, correction = load(self._session, finding)
        wish = Wish(ids.new(), action, correction.version, text, **more)  # type: ignore[arg-type]
        act(self._session, actor, finding, wish, CHINA_ZONE)

    def ink(self, actor: Actor) -> str:
        """The hash of somebody's signature, drawn once."""
        if actor.name not in self._inks:
            png = from_data_url(self._camera.signature(actor.name))
            self._inks[actor.name] = signing.store(self._camera.blobs, png)
        return self._inks[actor.name]

    def photo(self, actor: Actor, finding: UUID, checklist: str, item: str, draw: random.Random) -> str:
        """The hash of a picture of the mended state, kept for the finding."""
        variant = draw.randrange(_VIEWS)
        if clock.now() > self._lately + _STILL_WAITING:
            # What waits to be looked at is each a picture of its own: of those before, some are told again.
            self._views += 1
            variant = self._views
        stored = self._camera.mended(scene_for(checklist, item), variant)
        return attach(self._session, actor, finding, [stored])[0]


class Story:
    """The life of one finding; every method is one visit to a desk and puts the next one there."""

    def __init__(self, office: Office, crew: Crew, row: Finding, draw: random.Random, waits: bool) -> None:
        self._office, self._crew, self._finding, self._draw = office, crew, row.id, draw
        self._waits = waits
        self._about, self._grave = (row.checklist, row.item), Severity(row.severity) in GRAVE
        self._department, self._cause = sayings.work_of(row.checklist, row.item)
        self._round = 1

    def _do(self, actor: Actor, action: Action, text: str, **more: object) -> None:
        self._office.do(actor, self._finding, action, text, **more)

    def _say(self, lines: Sequence[str]) -> str:
        return self._draw.choice(lines)

    def _next(self, moment: datetime, least: int, most: int, task: Task) -> None:
        self._office.later(moment, self._draw, least, most, task)

    def _photos(self, actor: Actor) -> tuple[str, ...]:
        return (self._office.photo(actor, self._finding, *self._about, self._draw),)

    def fix_on_the_spot(self, _moment: datetime) -> None:
        """The inspector sees to it at once."""
        inspector = self._crew.inspector
        self._do(
            inspector,
            Action.FIX_ON_THE_SPOT,
            self._say(sayings.ON_THE_SPOT),
            photos=self._photos(inspector),
            cause=Cause(self._cause),
        )

    def review(self, moment: datetime) -> None:
        """The supervisor's opinion, or that it is not ours."""
        supervisor = self._crew.supervisor
        ink = self._office.ink(supervisor)
        if not self._grave and self._draw.random() < 0.03:
            return self._do(supervisor, Action.CALL_NOT_OURS, self._say(sayings.NOT_OURS), signature=ink)
        words = self._say(sayings.REVIEWS)
        self._do(supervisor, Action.REVIEW, words, signature=ink, cause=Cause(self._cause))
        return self._next(moment, 1, 6, self.decide if self._grave else self.assign)

    def decide(self, moment: datetime) -> None:
        """The property manager's opinion."""
        manager = self._crew.manager
        self._do(manager, Action.DECIDE, self._say(sayings.DECISIONS), signature=self._office.ink(manager))
        self._next(moment, 1, 3, self.assign)

    def assign(self, moment: datetime) -> None:
        """Work for a department; some ask for more time."""
        party = Party(department=self._department)
        self._do(self._crew.supervisor, Action.ASSIGN, self._say(sayings.ORDERS), assignee=party)
        if self._waits or self._draw.random() < 0.09:
            self._next(moment, 1, 3, self.ask)
        else:
            self._next(moment, 3, 22, self.fix)

    def ask(self, moment: datetime) -> None:
        """More time is wanted."""
        until = (moment + timedelta(days=self._draw.randint(4, 9))).date()
        self._do(self._crew.supervisor, Action.ASK_EXTENSION, self._say(sayings.WISHES), until=until)
        if not self._waits:
            self._next(moment, 2, 20, self.answer)

    def answer(self, moment: datetime) -> None:
        """The property manager gives more time, mostly."""
        manager = self._crew.manager
        if self._draw.random() < 0.75:
            until = (moment + timedelta(days=self._draw.randint(4, 7))).date()
            self._do(manager, Action.EXTEND, self._say(sayings.GRANTS), until=until)
        else:
            self._do(manager, Action.REFUSE_EXTENSION, self._say(sayings.REFUSALS))
        self._next(moment, 20, 70, self.fix)

    def fix(self, moment: datetime) -> None:
        """Mended, or head office loses patience."""
        supervisor = self._crew.supervisor
        if self._draw.random() < 0.02:
            self._next(moment, 60, 90, self.deduct)
            return
        photos = self._photos(supervisor)
        self._do(supervisor, Action.FIX, self._say(sayings.FIXES), photos=photos)
        self._next(moment, 4, 30, self.verify)

    def verify(self, moment: datetime) -> None:
        """The inspector looks on site; some must be done again."""
        inspector = self._crew.inspector
        if self._round == 1 and self._draw.random() < 0.1:
            self._round += 1
            self._do(inspector, Action.SEND_BACK, self._say(sayings.SENT_BACK))
            self._next(moment, 4, 24, self.fix)
            return
        words = self._say(sayings.VERIFIED)
        self._do(inspector, Action.VERIFY, words, signature=self._office.ink(inspector))

    def deduct(self, _moment: datetime) -> None:
        """Points are taken where nothing is mended."""
        quality = self._crew.quality
        self._do(
            quality,
            Action.DEDUCT,
            self._say(sayings.DEDUCTIONS),
            signature=self._office.ink(quality),
            points=Decimal(self._draw.choice(("0.5", "1", "2"))),
        )
