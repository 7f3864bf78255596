"""Signing in and out.

Signing out ends every session of the person, on every device: a cookie that was copied, or left on
a tablet that was lent, ends with it. The same happens when an account is disabled, its password
changed or its roles changed. All of it is one number, the account's session epoch.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.errors import Refusal
from inspect_app.services import audit, delegating, passwords, throttling
from inspect_app.services.audit import Subject
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import User
from inspect_app.storage.queries import users


def plain_username(text: str) -> str:
    """A sign-in name as it is stored: one spelling for upper and lower case, full and half width."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def as_actor(user: User) -> Actor:
    """``user`` (with ``assignments`` loaded) as the rules see them; roles we no longer know grant nothing."""
    return Actor(user.id, user.username, user.name, _held(user.assignments), user.language)


_ROLES = {role.value: role for role in Role}


def _held(given: Iterable[Any]) -> tuple[Assignment, ...]:
    return tuple(
        Assignment(_ROLES[each.role], each.project_id, each.region_id)
        for each in given
        if each.role in _ROLES
    )


def actor_for_session(session: Session, user_id: UUID, epoch: int) -> Actor | None:
    """The person of a session begun under ``epoch``; None when it has ended."""
    rows = users.signed_in(session, user_id)
    if not rows or not rows[0].active or rows[0].session_epoch != epoch:
        return None
    user = rows[0]
    lent = delegating.standing_in(session, user_id)
    return Actor(user.id, user.username, user.name, _held(rows), user.language, lent)


def prove(database: Database, username: str, password: str, address: str) -> User | None:
    """The active person whose password this is, else None; the attempt is counted either way.

    Has transactions of its own, because a refusal must be remembered although its answer fails, and
    because the write lock must not be held for the 50 ms a password takes. Refusal ``sign-in-locked``.
    """
    with database.writing() as session:
        locked = throttling.count(session, username, address)
        for key in locked:
            audit.record(session, None, "session.locked", Subject("throttle"), {"key": key})
        user = users.by_username(session, username)
        stored = user.password_hash if user and user.active else None
    right = passwords.matches(password, stored)
    if not right or user is None:
        return None
    with database.writing() as session:
        throttling.take_back(session, username, address)
    return user


def sign_in(database: Database, username: str, password: str, address: str) -> tuple[Actor, int]:
    """The person and the epoch of their new session; Refusal ``sign-in-refused`` or ``sign-in-locked``."""
    user = prove(database, plain_username(username), password, address)
    if user is None:
        raise Refusal("sign-in-refused")
    actor = as_actor(user)
    with database.writing() as session:
        audit.record(session, actor, "session.begin", Subject("user", user.id), {"address": address})
    return actor, user.session_epoch


def end_sessions(user: User) -> int:
    """Make every cookie of ``user`` worthless; the epoch new sessions begin under."""
    user.session_epoch += 1
    return user.session_epoch


def sign_out(session: Session, actor: Actor) -> None:
    """End all sessions of ``actor``, on every device."""
    user = users.with_roles(session, actor.id)
    if user is None:
        return
    end_sessions(user)
    audit.record(session, actor, "session.end", Subject("user", actor.id))
