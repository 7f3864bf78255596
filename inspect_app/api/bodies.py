"""Reading a body into its shape; what does not fit is told whole, each fault with its place."""

from __future__ import annotations

from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from flask_babel import gettext as _
from pydantic import ValidationError

from inspect_app.api.shapes import MIN_API, Client, Shape
from inspect_app.errors import Invalid, Outdated
from inspect_app.web import policy
from inspect_app.web.bodies import json_object
from inspect_app.web.policy import SignInNeeded

Body = TypeVar("Body", bound=Shape)
_MOST_ERRORS = 20


class BodyRefused(Invalid):
    """The body is JSON, but not of the shape asked for."""

    def __init__(self, error: ValidationError) -> None:
        super().__init__("body-unusable", field="body")
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        told = [
            {"field": ".".join(str(part)[:80] for part in fault["loc"]), "code": fault["type"]}
            for fault in faults[:_MOST_ERRORS]
        ]
        words = {"missing": _("This is missing.")}
        other = _("This cannot be used.")
        errors = [{**each, "message": words.get(each["code"], other)} for each in told]
        self.members = MappingProxyType({"errors": errors})


def check_person(user: UUID | None) -> None:
    """Raise SignInNeeded where the tablet speaks for another person than who is signed in now.

    Somebody may have signed in beside the app since it asked; what one person entered is not the other's.
    """
    if user is not None and user != policy.actor().id:
        raise SignInNeeded


def body(shape: type[Body]) -> Body:
    """The request's body; 415 and 413, Invalid for no JSON, BodyRefused, Outdated for too old an app."""
    read = json_object()
    try:
        found = shape.model_validate(read)
    except ValidationError as error:
        raise BodyRefused(error) from error
    client = getattr(found, "client", None)
    if isinstance(client, Client) and client.api < MIN_API:
        raise Outdated(MIN_API)
    return found
