"""Who stands behind the parties of a notice: active people who may see findings of the project, no others."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import GRANTS, Actor, Permission, Place
from inspect_app.access.rules import may
from inspect_app.findings.model import Party
from inspect_app.services import delegating
from inspect_app.storage.database import Session
from inspect_app.storage.models import Project
from inspect_app.storage.queries import notices

SEEING = frozenset(role.value for role, held in GRANTS.items() if Permission.FINDING_VIEW in held)


class Recipients:
    """Looks each role, department and project up once for all the notices of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._held: dict[tuple[UUID, str], frozenset[UUID]] = {}
        self._seeing: dict[UUID, frozenset[UUID]] = {}
        self._departments: dict[str, frozenset[UUID]] = {}

    def of(self, project: Project, parties: Iterable[Party]) -> frozenset[UUID]:
        """The ids of the people behind ``parties`` at ``project``."""
        found = (self._behind(project, party) for party in parties)
        people = frozenset().union(*found) & self._who_see(project)
        return people | self._standing_in(project, people)

    def _standing_in(self, project: Project, people: frozenset[UUID]) -> frozenset[UUID]:
        """Who does the work of one of ``people`` during a leave, and was handed a role that sees findings."""
        if not people:
            return frozenset()
        place, found = (
            Place(project.id, project.region_id),
            notices.delegates(self._session, people, clock.now()),
        )
        return frozenset(
            delegate
            for delegate in found
            for stand_in in delegating.standing_in(self._session, delegate)
            if stand_in.person in people
            and may(Actor(delegate, "", "", stand_in.assignments), Permission.FINDING_VIEW, place)
        )

    def _behind(self, project: Project, party: Party) -> frozenset[UUID]:
        if party.person is not None:
            return frozenset({party.person})
        if party.role is not None:
            return self._holding(project, party.role)
        if party.department not in self._departments:
            people = notices.department_people(self._session, party.department)
            self._departments[party.department] = people
        return self._departments[party.department]

    def _holding(self, project: Project, role: str) -> frozenset[UUID]:
        key = (project.id, role)
        if key not in self._held:
            self._held[key] = notices.holders(self._session, project, [role])
        return self._held[key]

    def _who_see(self, project: Project) -> frozenset[UUID]:
        if project.id not in self._seeing:
            self._seeing[project.id] = notices.holders(self._session, project, SEEING)
        return self._seeing[project.id]
