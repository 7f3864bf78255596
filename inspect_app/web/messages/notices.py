"""What can be wrong with notices and webhooks."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

MESSAGES: Mapping[str, LazyString] = {
    "email-address": _l("This is not an e-mail address such as name@example.com."),
    "webhook-url": _l("Write an address that begins with https://, of at most %(limit)s characters."),
    "webhook-https": _l("The address must begin with https://, so that nobody reads along."),
    "webhook-private": _l(
        "This address belongs to a private network or to this machine; webhooks go to public ones only."
    ),
    "webhook-name": _l("Give it a name of at most %(limit)s characters."),
    "webhook-kinds": _l("Choose at least one kind of notice."),
    "webhook-secret": _l("This is not a signing secret: copy it from the robot’s security settings."),
    "webhook-no-secret": _l("The secret of a group robot is made where the robot is."),
    "webhooks-full": _l("There are %(most)s webhooks already. Remove one first."),
    "delivery-done": _l("This message has been delivered."),
}
