"""Telling people of a finding: rows for pages, letters and webhooks, in the transaction they tell of."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from inspect_app import clock
from inspect_app.findings.model import Correction
from inspect_app.findings.notices import Event, Notice, on_recording, on_step
from inspect_app.services.notifying import payloads, queueing
from inspect_app.services.notifying.kinds import Channel, standard
from inspect_app.services.notifying.recipients import Recipients
from inspect_app.storage.database import Session
from inspect_app.storage.models import Delivery, Finding, Project, Webhook
from inspect_app.storage.models import Notice as NoticeRow
from inspect_app.storage.queries import deliveries, notices

# So many things one letter tells; the next ones go into another.
LETTER_SIZE = 50


def of_step(session: Session, row: Finding, before: Correction, after: Correction) -> None:
    """Tell of the step that led from ``before`` to ``after``; ``row`` with its project."""
    notice = on_step(before, after)
    if notice is not None:
        Teller(session).tell(row, row.project, notice, {after.history[-1].act.by})


def of_recording(
    session: Session, project: Project, recorded: Iterable[tuple[Finding, Correction]], by: UUID
) -> None:
    """Tell of new findings at ``project``, which ``by`` recorded."""
    teller = Teller(session)
    for row, correction in recorded:
        teller.tell(row, project, on_recording(correction), {by})


class Teller:
    """Writes the notices of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._recipients = Recipients(session)
        self._webhooks: list[Webhook] | None = None
        self._letters: dict[UUID, tuple[Delivery | None, int]] = {}

    def tell(
        self, row: Finding, project: Project, notice: Notice, never: Collection[UUID] = ()
    ) -> frozenset[UUID]:
        """Tell everybody behind ``notice`` but ``never`` of it, and the webhooks; each once for its key.

        Who was told now.
        """
        people = self._recipients.of(project, notice.to) - set(never)
        fresh = people - notices.told(self._session, row.id, notice.key, people) if people else people
        for person, channels in self._wanted(notice.event, fresh).items():
            self._one(row, project, notice, person, channels)
        self._post(row, project, notice)
        self._session.flush()
        return fresh

    def _wanted(self, kind: Event, people: Collection[UUID]) -> dict[UUID, set[Channel]]:
        """By which channels each wants to hear of ``kind``; by e-mail only who has an address."""
        if not people:
            return {}
        chosen = {
            (row.person_id, row.channel): row.wanted
            for row in notices.choices(self._session, people, kind.value)
        }
        reachable = notices.addresses(self._session, people)
        return {
            person: {
                channel
                for channel in Channel
                if chosen.get((person, channel.value), standard(kind, channel))
                and (channel is not Channel.EMAIL or person in reachable)
            }
            for person in sorted(people)
        }

    def _one(
        self, row: Finding, project: Project, notice: Notice, person: UUID, channels: set[Channel]
    ) -> None:
        told = NoticeRow(person_id=person, finding_id=row.id, project_id=project.id, kind=notice.event.value)
        told.key, told.created_at, told.shown = notice.key, clock.now(), Channel.APP in channels
        if Channel.EMAIL in channels:
            told.delivery_id = self._letter(person).id
        self._session.add(told)

    def _letter(self, person: UUID) -> Delivery:
        """The letter being gathered for ``person``, or a new one."""
        letter, told = self._letters.get(person) or queueing.gathering(self._session, person)
        if letter is None or told >= LETTER_SIZE:
            letter, told = queueing.new_letter(self._session, person), 0
        self._letters[person] = (letter, told + 1)
        return letter

    def _post(self, row: Finding, project: Project, notice: Notice) -> None:
        """Put the event on its way to every webhook that is told of its kind."""
        for webhook in self._listening(notice.event):
            payload = payloads.of_finding(notice.event, row, project, clock.now())
            queueing.post(self._session, webhook, f"{row.id}:{notice.key}", notice.event.value, payload)

    def _listening(self, kind: Event) -> list[Webhook]:
        if self._webhooks is None:
            self._webhooks = [each for each in deliveries.webhooks(self._session) if each.active]
        return [each for each in self._webhooks if kind.value in each.kinds]
