"""What a person wants: the standard, and what they chose otherwise."""

import pytest

from inspect_app.errors import Invalid
from inspect_app.findings.notices import Event
from inspect_app.services.notifying import choosing
from inspect_app.services.notifying.choosing import Wishes
from inspect_app.services.notifying.kinds import KINDS, Channel, standard
from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent, NoticeAddress, NoticeChoice
from tests.factories.notices import wishing
from tests.factories.world import World


def test_who_chose_nothing_has_the_standard(session: Session, world: World) -> None:
    wishes = choosing.of_person(session, world.inspector)
    assert wishes.email == ""
    assert wishes.wanted == {(k, c): standard(k, c) for k in KINDS for c in Channel}


def test_only_what_differs_is_kept_and_changed_again(session: Session, world: World) -> None:
    wishing(session, world.inspector, {(Event.CLOSED, Channel.EMAIL): True})
    assert session.query(NoticeChoice).count() == 1
    wishing(session, world.inspector, {(Event.CLOSED, Channel.EMAIL): False})
    assert not choosing.of_person(session, world.inspector).wanted[(Event.CLOSED, Channel.EMAIL)]
    assert choosing.of_person(session, world.colleague).email == ""


def test_an_address_is_taken_changed_and_taken_away(session: Session, world: World) -> None:
    for email in ("a@example.com", "b@example.com"):
        wishing(session, world.inspector, {}, email)
        assert choosing.of_person(session, world.inspector).email == email
    wishing(session, world.inspector, {})
    wishing(session, world.inspector, {})
    assert session.query(NoticeAddress).count() == 0


def test_the_log_tells_that_something_changed_and_not_the_address(session: Session, world: World) -> None:
    wishing(session, world.inspector, {(Event.CLOSED, Channel.EMAIL): True}, "a@example.com")
    wishing(session, world.inspector, {(Event.CLOSED, Channel.EMAIL): True}, "a@example.com")
    [event] = session.query(AuditEvent).filter_by(action="notices.choose")
    assert event.detail == {"choices": 1, "address": True}


@pytest.mark.parametrize(
    "email",
    [
        "nobody",
        "a@b",
        "a b@example.com",
        "a@example.com\nBcc: x@y.example",
        '"a"@example.com',
        "a" * 250 + "@e.com",
    ],
)
def test_what_is_no_address_is_refused(session: Session, world: World, email: str) -> None:
    with pytest.raises(Invalid) as caught:
        choosing.choose(session, world.inspector, Wishes(email, {}))
    assert caught.value.field == "email"
