"""A project with lobbies, people, and the small programme in force."""

from dataclasses import dataclass
from uuid import UUID

from inspect_app import clock, ids
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.services.finishing import finish
from inspect_app.services.revisions import publish
from inspect_app.services.signing import sign
from inspect_app.services.starting import start
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import (
    Inspection,
    Location,
    Project,
    PublishedRevision,
    Region,
    RoleAssignment,
    Sheet,
    User,
)
from inspect_app.storage.queries import inspections
from tests.factories.entering import save
from tests.factories.programmes import revision


@dataclass
class World:
    """A project with three lobbies, an inspector, and the programme in force."""

    session: Session
    region: Region
    project: Project
    lobbies: list[Location]
    inspector: Actor
    colleague: Actor
    published: PublishedRevision

    def start(self) -> Inspection:
        """A new inspection."""
        return start(self.session, self.inspector, self.project, self.published.id)

    def answer(self, sheet: UUID, item: str, value: object, note: str = "") -> None:
        """A value for an item."""
        save(self.session, self.inspector, sheet, item, {"value": value}, note)

    def sheets(self, inspection: Inspection, checklist: str) -> list[Sheet]:
        """The sheets of one checklist."""
        whole = inspections.whole(self.session, inspection.id)
        assert whole is not None
        return [sheet for sheet in whole.sheets if sheet.checklist == checklist]

    def finish(self, inspection_id: UUID) -> Inspection:
        """Signed and finished; the picture of the signature is stored nowhere."""
        sign(self.session, self.inspector, inspection_id, "inspector", self.inspector.name, "0" * 64)
        return finish(self.session, self.inspector, inspection_id)

    def answer_all(self, inspection: Inspection, floor: str = "conform") -> None:
        """Every item answered; ``floor`` is found in the first lobby."""
        for number, sheet in enumerate(self.sheets(inspection, "lobby")):
            self.answer(sheet.id, "floor", "conform" if number else floor, note="" if number else "积水")
            self.answer(sheet.id, "lamps", 0)
            if sheet.attributes.get("seating"):
                self.answer(sheet.id, "seats", "conform")
        for sheet in self.sheets(inspection, "telephone"):
            self.answer(sheet.id, "rings", 2)
            self.answer(sheet.id, "tone", 5)
            self.answer(sheet.id, "greeting", "full")
        for sheet in self.sheets(inspection, "records"):
            self.answer(sheet.id, "sampled", {"conforming": 10, "examined": 10})


def person(session: Session, username: str, name: str, *assignments: Assignment, stored: str = "-") -> Actor:
    """An account, as the rules see it."""
    held = [RoleAssignment(role=a.role, project_id=a.project, region_id=a.region) for a in assignments]
    user = User(username=username, name=name, password_hash=stored, created_at=clock.now(), assignments=held)
    session.add(user)
    session.flush()
    return Actor(user.id, username, name, assignments)


def project(session: Session, region: Region, code: str, name: str) -> Project:
    """A project without locations."""
    made = Project(region_id=region.id, code=code, name=name, created_at=clock.now())
    session.add(made)
    session.flush()
    return made


def lobby(session: Session, project: Project, number: int, **attributes: object) -> Location:
    """The lobby of one building."""
    made = Location(
        project_id=project.id,
        building=f"{number}号楼",
        floor="1层",
        name="大堂",
        touchpoint=11,
        attributes=attributes,
        code=ids.short_code(),
        position=number,
        created_at=clock.now(),
    )
    session.add(made)
    session.flush()
    return made


def make_world(session: Session, stored: str = "-") -> World:
    """Everything an inspection needs."""
    region = Region(code="EAST", name="华东", created_at=clock.now())
    session.add(region)
    session.flush()
    site = project(session, region, "YJ", "云锦花园")
    inspects = Assignment(Role.INSPECTOR, project=site.id)
    published = publish(session, None, revision())
    assert published is not None
    return World(
        session=session,
        region=region,
        project=site,
        lobbies=[lobby(session, site, number, seating=number == 1) for number in (1, 2, 3)],
        inspector=person(session, "wang", "王芳", inspects, stored=stored),
        colleague=person(session, "li", "李强", inspects, stored=stored),
        published=published,
    )


def complete(database: Database, actor: Actor, inspection_id: object) -> None:
    """Every item of a stored inspection answered, as if on the tablet."""
    with database.writing() as session:
        inspection = session.get(Inspection, inspection_id)
        assert inspection is not None
        site = session.get(Project, inspection.project_id)
        region = session.get(Region, site.region_id) if site else None
        published = session.get(PublishedRevision, inspection.revision_id)
        assert site
        assert region
        assert published
        World(session, region, site, [], actor, actor, published).answer_all(inspection)
