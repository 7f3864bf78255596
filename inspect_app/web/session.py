"""Who is signed in. A cookie carries the account's session epoch; when the account's has moved on
(sign-out, disabled, password or role changed) every cookie issued before is worth nothing."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from flask import Flask
from flask_login import LoginManager, UserMixin, login_user, logout_user

from inspect_app.access.model import Actor
from inspect_app.services import accounts
from inspect_app.web.unit_of_work import database

LIFETIME = timedelta(days=14)


class SignedIn(UserMixin):  # type: ignore[misc]
    """Flask-Login's view of an actor."""

    def __init__(self, actor: Actor, epoch: int) -> None:
        self.actor = actor
        self.epoch = epoch

    def get_id(self) -> str:
        """What the cookie carries: id and epoch."""
        return f"{self.actor.id}|{self.epoch}"


def _load(token: str) -> SignedIn | None:
    identity, _, epoch = token.partition("|")
    try:
        user_id, number = UUID(identity), int(epoch)
    except ValueError:
        return None
    with database().reading() as reading:
        actor = accounts.actor_for_session(reading, user_id, number)
    return None if actor is None else SignedIn(actor, number)


def begin(actor: Actor, epoch: int) -> None:
    """Sign ``actor`` in on this browser."""
    login_user(SignedIn(actor, epoch), remember=False)


def end() -> None:
    """Forget the person on this browser; accounts.end_sessions makes copies of the cookie worthless."""
    logout_user()


def install(app: Flask) -> None:
    """Let ``app`` know who is signed in."""
    # Flask takes no cookie signed longer ago than this, whatever the browser that kept it says.
    app.permanent_session_lifetime = LIFETIME
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(_load)
