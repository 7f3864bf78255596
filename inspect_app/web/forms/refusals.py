"""Showing what a service refused at the field it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from inspect_app.errors import Conflict, Invalid
from inspect_app.web.forms.fields import PlainForm
from inspect_app.web.messages import message_for

Result = TypeVar("Result")


def attempt(form: PlainForm, action: Callable[[], Result]) -> Result | None:
    """What ``action`` returns for a valid form; None where form or service refuses, told on the form."""
    if not form.validate():
        return None
    try:
        return action()
    except (Invalid, Conflict) as refusal:
        form.refuse(getattr(refusal, "field", ""), message_for(refusal.code, refusal.values))
        return None
