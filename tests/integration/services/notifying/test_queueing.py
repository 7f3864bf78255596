"""Rows of messages on their way."""

import pytest

from inspect_app import clock
from inspect_app.findings.notices import Event
from inspect_app.services.notifying import queueing
from inspect_app.storage.database import Session
from inspect_app.storage.models import Delivery
from tests.factories.notices import listening, wishing
from tests.factories.world import World


def test_a_message_is_wanted_once_by_its_key(session: Session, world: World) -> None:
    hook = listening(session, "https://example.com/a?key=secret", Event.CLOSED)
    for key in ("k", "k", "l"):
        queueing.post(session, hook, key, "closed", {"a": 1})
        session.flush()
    assert sorted(row.key.rpartition(":")[2] for row in session.query(Delivery)) == ["k", "l"]
    assert {row.target for row in session.query(Delivery)} == {"example.com"}


def test_a_letter_gathers_until_it_is_tried(session: Session, world: World) -> None:
    person = world.inspector
    wishing(session, person, {}, "a@example.com")
    assert queueing.gathering(session, person.id) == (None, 0)
    letter = queueing.new_letter(session, person.id)
    assert queueing.gathering(session, person.id) == (letter, 0)
    assert letter.next_at is not None
    assert letter.next_at - clock.now() <= queueing.GATHERING
    letter.attempts = 1
    session.flush()
    assert queueing.gathering(session, person.id) == (None, 0)


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://a.example/x?key=1", "a.example"), ("https://u:p@a.example:8443/", "a.example:8443")],
)
def test_people_are_shown_the_server_alone(url: str, host: str) -> None:
    assert queueing.host_of(url) == host
