"""A person's plan as a calendar address that other programs read; who has the address can read it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.checklist.model import Text
from inspect_app.errors import NotFound
from inspect_app.exchange import ical
from inspect_app.exchange.ical import Entry
from inspect_app.i18n import PageLanguage
from inspect_app.services import audit
from inspect_app.services.accounts import as_actor
from inspect_app.services.audit import Subject
from inspect_app.services.planning import due
from inspect_app.services.planning.due import Due
from inspect_app.services.planning.writing import AHEAD, today_in
from inspect_app.storage.database import Session
from inspect_app.storage.models import CalendarFeed
from inspect_app.storage.queries import planning, users

# 256 bits, twice what guessing would ever reach.
_BYTES = 32
_BACK = timedelta(days=14)
_NAME = Text("检查计划", "Inspection plan")


def make(session: Session, actor: Actor) -> str:
    """A new secret for the person's address, told this once; the one before is worth nothing any more."""
    token = secrets.token_urlsafe(_BYTES)
    row = planning.feed_of(session, actor.id)
    if row is None:
        row = CalendarFeed(user_id=actor.id)
        session.add(row)
    row.token_hash, row.created_at = _hashed(token), clock.now()
    session.flush()
    audit.record(session, actor, "calendar.make", Subject("user", actor.id))
    return token


def revoke(session: Session, actor: Actor) -> None:
    """Let the person's address be worth nothing any more."""
    row = planning.feed_of(session, actor.id)
    if row is not None:
        session.delete(row)
        audit.record(session, actor, "calendar.revoke", Subject("user", actor.id))


def made_at(session: Session, actor: Actor) -> datetime | None:
    """When the person's address was made; None where there is none."""
    row = planning.feed_of(session, actor.id)
    return row.created_at if row else None


def calendar(session: Session, token: str, language: PageLanguage, zone: ZoneInfo) -> bytes:
    """The calendar of whose address ``token`` is, in their language or else ``language``.

    What is due by programme, project and slot; no names of people, nothing of what was found. Raises
    NotFound, the same for addresses unknown, revoked, and of accounts disabled since.
    """
    row = planning.feed(session, _hashed(token))
    user = users.with_roles(session, row.user_id) if row else None
    if user is None or not user.active:
        raise NotFound("calendar")
    actor, today = as_actor(user), today_in(zone)
    listing = due.own(session, actor, today - _BACK, today + AHEAD)
    spoken = user.language or language
    entries = [_entry(each, listing.titles, spoken) for each in listing.rows]
    return ical.calendar(_NAME.in_language(spoken), entries, clock.now())


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _entry(each: Due, titles: Mapping[str, Text], language: str) -> Entry:
    occurrence = each.occurrence
    title = titles.get(occurrence.programme)
    told = title.in_language(language) if title else occurrence.programme
    return Entry(
        occurrence.id,
        occurrence.opens,
        occurrence.due,
        f"{told} · {each.project.name} · {occurrence.slot}",
        each.project.name,
    )
