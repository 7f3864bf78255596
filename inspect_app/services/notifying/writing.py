"""What a message says, decided as it is sent: to nobody about what they may no longer see."""

from __future__ import annotations

from dataclasses import replace

from inspect_app.access.model import Actor, Permission, Place
from inspect_app.access.rules import may
from inspect_app.config import Config
from inspect_app.services import delegating
from inspect_app.services.accounts import as_actor
from inspect_app.services.notifying import wording
from inspect_app.services.notifying.mail import Letter
from inspect_app.services.notifying.posting import Message
from inspect_app.services.notifying.wording import Line
from inspect_app.storage.database import Session
from inspect_app.storage.models import Delivery, Notice
from inspect_app.storage.queries import notices, users


class Nothing(Exception):
    """There is nothing to send, or nobody to send it to; the text is a code."""


def message(row: Delivery, config: Config) -> Message:
    """What a webhook is told."""
    text = wording.of_payload(row.payload, config.language, config.public_url)
    return Message(row.id, row.payload, text)


def letter(session: Session, row: Delivery, config: Config) -> Letter:
    """The letter ``row`` stands for, as its reader may see it now. Raises Nothing."""
    if not config.smtp_host:
        raise Nothing("mail-off")
    user = users.with_roles(session, row.person_id) if row.person_id else None
    if user is None or not user.active:
        raise Nothing("nobody")
    address = notices.address(session, user.id)
    if address is None:
        raise Nothing("no-address")
    language = user.language or config.language
    reader = replace(as_actor(user), standing_in=delegating.standing_in(session, user.id))
    lines = [
        _line(notice, language, config.public_url)
        for notice in notices.of_delivery(session, row.id)
        if _sees(reader, notice)
    ]
    if not lines:
        raise Nothing("nothing-to-see")
    row.target = address.email
    return Letter(
        id=row.id,
        to=address.email,
        subject=wording.subject(lines, config.company(language), language),
        body=wording.letter(lines, config.public_url, language),
        written_at=row.created_at,
        language=language,
    )


def _sees(reader: Actor, notice: Notice) -> bool:
    return may(reader, Permission.FINDING_VIEW, Place(notice.project_id, notice.project.region_id))


def _line(notice: Notice, language: str, public_url: str) -> Line:
    finding = notice.finding
    return Line(
        kind=notice.kind,
        number=finding.number,
        title=finding.title_zh if language == "zh" else finding.title_en,
        place=finding.place,
        severity=finding.severity,
        project=notice.project.name,
        last_day=finding.due_on if finding.is_open else None,
        link=wording.link_to(public_url, str(finding.id)),
    )
