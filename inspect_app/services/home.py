"""What waits for a person, for the start page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import reach
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Inspection
from inspect_app.storage.queries import conflicts, home

SHOWN = 6
COUNTED = 99


@dataclass(frozen=True, slots=True)
class Waiting:
    """Own inspections begun, what was finished lately, the newest open findings and their number.

    ``conflicts`` counts contradictions between tablets that this person may settle.
    """

    begun: Sequence[Inspection]
    finished: Sequence[Inspection]
    findings: Sequence[Finding]
    open_findings: int
    conflicts: int


def waiting(session: Session, actor: Actor) -> Waiting:
    """What the person may see of it, at most SHOWN of each; what is counted is to one past COUNTED."""
    looks, finds = reach(actor, Permission.INSPECTION_VIEW), reach(actor, Permission.FINDING_VIEW)
    return Waiting(
        begun=home.begun_by(session, actor.id, looks, SHOWN),
        finished=home.finished_lately(session, looks, SHOWN),
        findings=home.open_findings(session, finds, SHOWN),
        open_findings=home.open_finding_count(session, finds, COUNTED + 1),
        conflicts=conflicts.waiting(session, reach(actor, Permission.INSPECTION_CONDUCT), COUNTED + 1),
    )
