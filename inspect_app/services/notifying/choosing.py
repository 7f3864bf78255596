"""Which notices reach a person, and how: a table of kinds by channels, and an e-mail address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.config import EMAIL
from inspect_app.errors import Invalid
from inspect_app.findings.notices import Event
from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.services.notifying.kinds import KINDS, Channel, standard
from inspect_app.storage.database import Session
from inspect_app.storage.models import NoticeAddress, NoticeChoice
from inspect_app.storage.queries import notices

Choices = Mapping[tuple[Event, Channel], bool]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What reaches a person how; ``email`` is empty where they gave no address."""

    email: str
    wanted: Choices


def of_person(session: Session, actor: Actor) -> Wishes:
    """What the person chose, with the standard where they chose nothing."""
    chosen = {(row.kind, row.channel): row.wanted for row in notices.choices(session, [actor.id])}
    address = notices.address(session, actor.id)
    wanted = {
        (kind, channel): chosen.get((kind.value, channel.value), standard(kind, channel))
        for kind in KINDS
        for channel in Channel
    }
    return Wishes(address.email if address else "", wanted)


def choose(session: Session, actor: Actor, wishes: Wishes) -> None:
    """Take what the person wants from now on. Raises Invalid for an address that cannot be."""
    if wishes.email and not EMAIL.fullmatch(wishes.email):
        raise Invalid("email-address", field="email")
    before = of_person(session, actor)
    kept = {(row.kind, row.channel): row for row in notices.choices(session, [actor.id])}
    for (kind, channel), wanted in wishes.wanted.items():
        row = kept.get((kind.value, channel.value))
        if row is not None:
            row.wanted = wanted
        elif wanted != standard(kind, channel):
            session.add(
                NoticeChoice(person_id=actor.id, kind=kind.value, channel=channel.value, wanted=wanted)
            )
    _keep_address(session, actor, wishes.email)
    session.flush()
    _tell_log(session, actor, before, wishes)


def _keep_address(session: Session, actor: Actor, email: str) -> None:
    row = notices.address(session, actor.id)
    if not email:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = NoticeAddress(person_id=actor.id)
        session.add(row)
    if row.email != email:
        row.email, row.changed_at = email, clock.now()


def _tell_log(session: Session, actor: Actor, before: Wishes, after: Wishes) -> None:
    """That something changed, and how many choices; the address is nobody else's to read."""
    changed = sum(1 for each, wanted in after.wanted.items() if before.wanted.get(each) != wanted)
    moved = before.email != after.email
    if changed or moved:
        detail = {"choices": changed, "address": moved}
        audit.record(session, actor, "notices.choose", Subject("user", actor.id), detail)
