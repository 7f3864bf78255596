"""Forms of notices: what reaches a person how, and new webhooks."""

from __future__ import annotations

from flask import request
from flask_babel import lazy_gettext as _l

from inspect_app.findings.notices import Event
from inspect_app.services.notifying.choosing import Wishes
from inspect_app.services.notifying.endpoints import NAME_LIMIT, Change, Endpoint
from inspect_app.services.notifying.kinds import KINDS, Channel, Format
from inspect_app.services.notifying.outbound import LONGEST_URL
from inspect_app.web.forms.fields import PlainForm, choice, line, options
from inspect_app.web.presenters.notices import FORMATS, choice_value

LONGEST_ADDRESS = 254


class ChoicesForm(PlainForm):
    """An e-mail address; the boxes of the table travel beside it."""

    email = line(_l("E-mail address"), LONGEST_ADDRESS, required=False)

    def ticked(self) -> frozenset[str]:
        """The boxes that were ticked."""
        return frozenset(request.form.getlist("wanted"))

    def wishes(self) -> Wishes:
        """What the person wants; every box that was not ticked is not wanted."""
        ticked = self.ticked()
        wanted = {
            (kind, channel): choice_value(kind, channel) in ticked for kind in KINDS for channel in Channel
        }
        return Wishes(self.email.data or "", wanted)


def ticked_kinds() -> tuple[Event, ...]:
    """The kinds whose boxes were ticked; they travel beside the form."""
    ticked = set(request.form.getlist("kinds"))
    return tuple(kind for kind in KINDS if kind.value in ticked)


class WebhookChangeForm(PlainForm):
    """What can be said anew of a webhook. Address and secret are never shown: empty ones stay as they are."""

    name = line(_l("Webhook name"), NAME_LIMIT)
    url = line(_l("New address"), LONGEST_URL, required=False)
    secret = line(_l("New DingTalk signing secret"), 200, required=False)

    def change(self) -> Change:
        """What was said; only of a valid form."""
        return Change(self.name.data or "", self.url.data or "", ticked_kinds(), self.secret.data or "")


class WebhookForm(PlainForm):
    """A new webhook; the boxes of its kinds travel beside it."""

    name = line(_l("Webhook name"), NAME_LIMIT)
    format = choice(_l("Format"))
    url = line(_l("Webhook address"), LONGEST_URL)
    secret = line(_l("DingTalk signing secret"), 200, required=False)

    def offer(self) -> None:
        """Let the person choose a format."""
        self.format.choices = options([(form.value, FORMATS[form]) for form in Format])

    def endpoint(self) -> Endpoint:
        """What was said; only of a valid form."""
        form = Format(self.format.data)
        secret = (self.secret.data or "") if form is Format.DINGTALK else ""
        return Endpoint(self.name.data or "", self.url.data or "", form, ticked_kinds(), secret)
