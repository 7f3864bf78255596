"""Naming who was observed, and saying something to it."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l

from inspect_app.inspection.validation import TEXT_LIMIT
from inspect_app.storage.models import StaffMember
from inspect_app.web.forms.fields import PlainForm, choice, line, options, text


class PersonForm(PlainForm):
    """Who was observed, of those working at the project."""

    staff = choice(_l("Person observed"))

    def offer(self, people: Iterable[StaffMember]) -> None:
        """Those still there."""
        self.staff.choices = options((str(each.id), each.name) for each in people if each.active)


class CommentForm(PlainForm):
    """One comment."""

    text = text(_l("Comment"), TEXT_LIMIT, required=True)


class StaffForm(PlainForm):
    """Somebody more; with an account they may comment themselves."""

    name = line(_l("Name"), 80)
    username = line(_l("Sign-in name"), 64, required=False)
