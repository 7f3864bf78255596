"""Every route declares who may use it; a route without a declaration does not start.

``at(permission, kind, argument)`` finds the project a URL speaks of and asks there. What is foreign
answers exactly as what is missing: 404. Only who may see the thing learns, by 403, that it is there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar, cast
from uuid import UUID

from flask import Flask, current_app, g, request
from flask_login import current_user

from inspect_app.access.model import Actor, Permission, Place, StandIn
from inspect_app.access.rules import may, may_in_company, may_somewhere, on_behalf
from inspect_app.errors import Forbidden, NotFound
from inspect_app.services.places import Kind, places_of
from inspect_app.web.unit_of_work import database

View = TypeVar("View", bound=Callable[..., object])


class SignInNeeded(Exception):
    """Nobody is signed in; the rim sends a page to the sign-in form and answers JSON with 401."""


@dataclass(frozen=True, slots=True)
class Policy:
    """``scope``: public, signed_in, somewhere (holds it at any project), company, or a place."""

    scope: Literal["public", "signed_in", "somewhere", "company", "place"]
    permission: Permission | None = None
    kind: Kind | None = None
    argument: str = ""


def _declare(policy: Policy) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.policy = policy  # type: ignore[attr-defined]
        return view

    return mark


def public(view: View) -> View:
    """Anyone, signed in or not."""
    return _declare(Policy("public"))(view)


def signed_in(view: View) -> View:
    """Anyone with an account."""
    return _declare(Policy("signed_in"))(view)


def somewhere(permission: Permission) -> Callable[[View], View]:
    """Who holds ``permission`` at any project: for lists, which then show only those projects."""
    return _declare(Policy("somewhere", permission))


def company(permission: Permission) -> Callable[[View], View]:
    """Who holds ``permission`` for the whole company."""
    return _declare(Policy("company", permission))


def at(permission: Permission, kind: Kind, argument: str = "") -> Callable[[View], View]:
    """Who holds ``permission`` at the project of the ``kind`` named by the URL's ``argument``."""
    return _declare(Policy("place", permission, kind, argument or f"{kind}_id"))


def actor() -> Actor:
    """The signed-in person; SignInNeeded when there is none.

    Where the request rests on what an absent colleague handed over, ``behalf`` tells whose.
    """
    if not current_user.is_authenticated:
        raise SignInNeeded
    person = cast(Actor, current_user.actor)
    behalf: StandIn | None = g.get("behalf")
    return person if behalf is None else replace(person, behalf=behalf)


def _check_place(person: Actor, policy: Policy, permission: Permission) -> None:
    subject = cast(UUID, (request.view_args or {})[policy.argument])
    with database().reading() as reading:
        found = places_of(reading, cast(Kind, policy.kind), subject)
    seen = [place for place in found if may(person, Permission.PROJECT_VIEW, place)]
    if not seen:
        raise NotFound(cast(str, policy.kind))
    allowed = [place for place in seen if may(person, permission, place)]
    if not allowed:
        raise Forbidden(permission.value)
    g.place = allowed[0]
    g.behalf = on_behalf(person, lambda each: may(each, permission, allowed[0]))


def check(policy: Policy) -> None:
    """Raise SignInNeeded, Forbidden or NotFound unless the request's person satisfies ``policy``."""
    if policy.scope == "public":
        return
    person = actor()
    permission = policy.permission
    if permission is None:
        return
    if policy.scope == "place":
        _check_place(person, policy, permission)
        return
    allows = may_somewhere if policy.scope == "somewhere" else may_in_company
    if not allows(person, permission):
        raise Forbidden(permission.value)
    g.behalf = on_behalf(person, lambda each: allows(each, permission))


def place() -> Place:
    """The project, with its region, that an ``at`` policy found for this request."""
    return cast(Place, g.place)


def policy_of(app: Flask, endpoint: str) -> Policy | None:
    """What the view of ``endpoint`` declares, None where it declares nothing."""
    return getattr(app.view_functions[endpoint], "policy", None)


def _enforce() -> None:
    if request.endpoint is not None:
        check(cast(Policy, policy_of(current_app, request.endpoint)))


def install(app: Flask) -> None:
    """Check the declared policy before every view; refuse to start with an undeclared route."""
    undeclared = sorted({r.endpoint for r in app.url_map.iter_rules() if policy_of(app, r.endpoint) is None})
    if undeclared:
        message = f"routes without a policy: {', '.join(undeclared)}"
        raise RuntimeError(message)
    app.before_request(_enforce)
