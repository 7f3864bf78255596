"""Findings on their way, and the people who move them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from inspect_app import ids
from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Action, Cause, Party, Source
from inspect_app.services import evidence
from inspect_app.services.correcting.acting import Done, Wish, act, load
from inspect_app.services.correcting.photos import attach
from inspect_app.services.correcting.raising import Raised, raise_finding
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.blobs import LocalBlobStore
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from tests.factories.pictures import jpeg
from tests.factories.world import World, person

SIGNED = "5" * 64


@dataclass(frozen=True)
class Crew:
    """Who does what at one project; ``project`` and ``lobby`` are ids."""

    project: UUID
    lobby: UUID
    inspector: Actor
    colleague: Actor
    supervisor: Actor
    manager: Actor
    quality: Actor
    worker: Actor


def make_crew(world: World) -> Crew:
    """The people of a project beside its inspectors."""
    at = world.project.id
    held = {
        "supervisor": Role.SUPERVISOR,
        "manager": Role.PROPERTY_MANAGER,
        "quality": Role.QUALITY_MANAGER,
        "worker": Role.WORKER,
    }
    made = {
        name: person(world.session, f"crew-{name}", name.title(), Assignment(role, project=at))
        for name, role in held.items()
    }
    return Crew(at, world.lobbies[0].id, world.inspector, world.colleague, **made)


def raised(session: Session, crew: Crew, severity: Severity = Severity.MINOR, **more: object) -> Finding:
    """A finding of a patrol in the lobby."""
    facts = {"source": Source.PATROL, "what": "大堂地面积水", "location": crew.lobby, **more}
    found = Raised(id=ids.new(), severity=severity, **facts)  # type: ignore[arg-type]
    return raise_finding(session, crew.inspector, crew.project, found, CHINA_ZONE)


def photo(session: Session, blobs: LocalBlobStore, actor: Actor, finding: UUID, seed: int = 1) -> str:
    """The hash of a photo kept for the finding."""
    stored = evidence.store(blobs, jpeg(seed), "after.jpg")
    return attach(session, actor, finding, [stored])[0]


def do(session: Session, actor: Actor, finding: UUID, action: Action, **more: object) -> Done:
    """An act upon the finding as it is now."""
    _, correction = load(session, finding)
    given = {"text": "说明", **more}
    wish = Wish(ids.new(), action, int(given.pop("seen", correction.version)), **given)  # type: ignore[arg-type]
    return act(session, actor, finding, wish, CHINA_ZONE)


def review(session: Session, crew: Crew, finding: UUID) -> Done:
    """The supervisor's opinion."""
    return do(session, crew.supervisor, finding, Action.REVIEW, signature=SIGNED, cause=Cause.STAFF)


def assign(session: Session, crew: Crew, finding: UUID, department: str = "保洁部") -> Done:
    """Reviewed and given to a department."""
    review(session, crew, finding)
    return do(session, crew.supervisor, finding, Action.ASSIGN, assignee=Party(department=department))


def fix(session: Session, crew: Crew, finding: UUID, photos: tuple[str, ...]) -> Done:
    """Reported as mended by the supervisor for the department."""
    return do(session, crew.supervisor, finding, Action.FIX, photos=photos)


def deduct(session: Session, crew: Crew, finding: UUID) -> Done:
    """Closed by head office."""
    return do(
        session, crew.quality, finding, Action.DEDUCT, signature=SIGNED, points=Decimal("0.50"), text="扣分"
    )


def ask(session: Session, crew: Crew, finding: UUID, until: date) -> Done:
    """More time wanted."""
    return do(session, crew.supervisor, finding, Action.ASK_EXTENSION, until=until)
