"""Who wants to hear of what, and webhooks that do."""

from collections.abc import Mapping

from inspect_app import clock
from inspect_app.access.model import Actor
from inspect_app.findings.notices import Event
from inspect_app.services.notifying import choosing
from inspect_app.services.notifying.choosing import Wishes
from inspect_app.services.notifying.kinds import Channel
from inspect_app.services.notifying.posting import new_secret
from inspect_app.storage.database import Session
from inspect_app.storage.models import Webhook


def wishing(
    session: Session, actor: Actor, wanted: Mapping[tuple[Event, Channel], bool], email: str = ""
) -> None:
    """Let somebody choose ``wanted``, all else as it is."""
    present = choosing.of_person(session, actor)
    choosing.choose(session, actor, Wishes(email, {**present.wanted, **wanted}))


def listening(session: Session, url: str, *kinds: Event, form: str = "standard") -> Webhook:
    """A webhook at ``url``, whatever may be said of that address."""
    made = Webhook(name="群", url=url, format=form, kinds=[kind.value for kind in kinds], active=True)
    made.secret, made.created_at = new_secret() if form == "standard" else "", clock.now()
    session.add(made)
    session.flush()
    return made
