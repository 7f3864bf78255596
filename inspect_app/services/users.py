"""People: who has an account, what they are called, which roles they hold where."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from inspect_app import clock
from inspect_app.access.model import COMPANY_WIDE, Actor, Assignment, Role
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.services import audit, passwords
from inspect_app.services.accounts import end_sessions, plain_username
from inspect_app.services.audit import Subject
from inspect_app.services.delegating import told
from inspect_app.storage.database import Session
from inspect_app.storage.models import Project, Region, RoleAssignment, User
from inspect_app.storage.queries import users
from inspect_app.storage.queries.paging import Page

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")


@dataclass(frozen=True, slots=True)
class Profile:
    """What an administrator says of a person; ``language`` None follows the browser."""

    name: str
    assignments: tuple[Assignment, ...]
    language: str | None = None


def listed(session: Session, prefix: str = "", after: UUID | None = None) -> Page[User]:
    """A page of people by sign-in name, ``prefix`` of it or of the name."""
    return users.page(session, prefix, after)


def every(session: Session) -> list[User]:
    """Everybody by sign-in name."""
    return users.every(session)


def count(session: Session) -> int:
    """How many accounts there are."""
    return users.count(session)


def password_of(session: Session, username: str) -> str | None:
    """The stored hash of an active person's password."""
    user = users.by_username(session, plain_username(username))
    return user.password_hash if user and user.active else None


def found(session: Session, user_id: UUID) -> User:
    """The person of that id with their roles; NotFound."""
    user = users.with_roles(session, user_id)
    if user is None:
        raise NotFound("user")
    return user


def found_by_username(session: Session, username: str) -> User:
    """The person of that sign-in name with their roles; NotFound."""
    user = users.by_username(session, plain_username(username))
    if user is None:
        raise NotFound("user")
    return user


def create(session: Session, actor: Actor | None, username: str, password: str, profile: Profile) -> User:
    """A new person. Invalid for a name, password or role that cannot be, Conflict ``username-taken``."""
    username = plain_username(username)
    if not _USERNAME.fullmatch(username):
        raise Invalid("username-form", "username")
    passwords.check_strength(password, username)
    # Hashed before the first query: the write lock must not wait for it.
    stored = passwords.hashed(password)
    if users.by_username(session, username) is not None:
        raise Invalid("username-taken", "username")
    _check_assignments(session, profile.assignments)
    user = User(
        username=username,
        name=profile.name,
        password_hash=stored,
        language=profile.language,
        active=True,
        session_epoch=0,
        created_at=clock.now(),
        assignments=_rows(profile.assignments),
    )
    session.add(user)
    session.flush()
    detail = {"username": username, "name": user.name, "roles": _told(profile.assignments)}
    audit.record(session, actor, "user.create", Subject("user", user.id), detail)
    return user


def roles_mark(user: User) -> str:
    """A word for the roles ``user`` holds: other roles, another word."""
    return hashlib.sha256("\n".join(_told(_held(user))).encode()).hexdigest()[:16]


def edit(
    session: Session, actor: Actor | None, user_id: UUID, profile: Profile, seen: str | None = None
) -> User:
    """Change name, language and roles; a change of roles ends the person's sessions.

    ``seen`` is the ``roles_mark`` the change was made from: a page opened before somebody took a role away
    must not give it back. Conflict ``user-changed``, ``last-administrator`` or ``own-administrator``.
    """
    user = found(session, user_id)
    before = _held(user)
    if seen is not None and seen != roles_mark(user):
        raise Conflict("user-changed")
    _check_assignments(session, profile.assignments)
    keeps = _administers(profile.assignments)
    if actor is not None and actor.id == user.id and _administers(before) and not keeps:
        raise Conflict("own-administrator")
    changes: dict[str, object] = {}
    if set(before) != set(profile.assignments):
        if _administers(before) and not keeps:
            _keep_one_administrator(session, user)
        user.assignments = _rows(profile.assignments)
        end_sessions(user)
        changes["roles"] = [_told(before), _told(profile.assignments)]
    for field in ("name", "language"):
        if getattr(user, field) != getattr(profile, field):
            changes[field] = [getattr(user, field), getattr(profile, field)]
            setattr(user, field, getattr(profile, field))
    if changes:
        audit.record(session, actor, "user.edit", Subject("user", user.id), changes)
    return user


def set_password(session: Session, actor: Actor | None, user_id: UUID, password: str) -> int:
    """Another password, which ends the person's sessions; the epoch of new ones. Invalid ``password-…``."""
    passwords.check_strength(password, "")
    stored = passwords.hashed(password)
    user = found(session, user_id)
    passwords.check_strength(password, user.username)
    user.password_hash = stored
    epoch = end_sessions(user)
    audit.record(session, actor, "user.password", Subject("user", user.id))
    return epoch


def disable(session: Session, actor: Actor | None, user_id: UUID) -> User:
    """Let the person in no more, at once. Conflict ``own-account`` or ``last-administrator``."""
    user = found(session, user_id)
    if actor is not None and actor.id == user.id:
        raise Conflict("own-account")
    if not user.active:
        return user
    if _administers(_held(user)):
        _keep_one_administrator(session, user)
    user.active = False
    end_sessions(user)
    audit.record(session, actor, "user.disable", Subject("user", user.id))
    return user


def enable(session: Session, actor: Actor | None, user_id: UUID) -> User:
    """Let the person in again."""
    user = found(session, user_id)
    if not user.active:
        user.active = True
        audit.record(session, actor, "user.enable", Subject("user", user.id))
    return user


def _held(user: User) -> tuple[Assignment, ...]:
    return tuple(Assignment(Role(a.role), a.project_id, a.region_id) for a in user.assignments)


def _rows(assignments: Sequence[Assignment]) -> list[RoleAssignment]:
    return [RoleAssignment(role=a.role.value, project_id=a.project, region_id=a.region) for a in assignments]


def _told(assignments: Sequence[Assignment]) -> list[str]:
    """Roles as the log tells them: ``inspector@project:ID``."""
    return sorted(told(assignments))


def _administers(assignments: Sequence[Assignment]) -> bool:
    return any(a.role is Role.ADMINISTRATOR for a in assignments)


def _keep_one_administrator(session: Session, user: User) -> None:
    if not users.active_in_company(session, Role.ADMINISTRATOR.value, user.id):
        raise Conflict("last-administrator")


def _check_assignments(session: Session, assignments: Sequence[Assignment]) -> None:
    if len(set(assignments)) != len(assignments):
        raise Invalid("role-twice", "assignments")
    for each in assignments:
        if each.role in COMPANY_WIDE and (each.project or each.region):
            raise Invalid("role-place", "assignments")
        if each.project and session.get(Project, each.project) is None:
            raise NotFound("project")
        if each.region and session.get(Region, each.region) is None:
            raise NotFound("region")
