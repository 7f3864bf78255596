"""Webhooks of the company: what is refused, what is forgotten, and sending again."""

from dataclasses import replace

import pytest

from inspect_app import clock, ids
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.findings.notices import Event
from inspect_app.services.notifying import endpoints
from inspect_app.services.notifying.endpoints import Change, Endpoint
from inspect_app.services.notifying.kinds import Format
from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent, Delivery
from tests.factories.notices import listening
from tests.factories.world import World

GIVEN = Endpoint("群", "https://8.8.8.8/send?key=secret", Format.STANDARD, (Event.CLOSED, Event.ASSIGNED))


def test_a_new_one_has_a_secret_and_its_kinds_in_their_order(session: Session, world: World) -> None:
    row = endpoints.add(session, world.inspector, GIVEN, private=False)
    assert row.secret.startswith("whsec_")
    assert row.kinds == ["assigned", "closed"]
    [standing] = endpoints.listed(session)
    assert (standing.webhook.id, standing.waiting, standing.last) == (row.id, 0, None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "webhook-name"),
        ({"name": "a\0"}, "webhook-name"),
        ({"kinds": ()}, "webhook-kinds"),
        ({"format": Format.WECOM, "secret": "x"}, "webhook-secret"),
        ({"url": "https://10.0.0.1/"}, "webhook-private"),
    ],
)
def test_what_cannot_be_is_refused(
    session: Session, world: World, change: dict[str, object], code: str
) -> None:
    with pytest.raises(Invalid) as caught:
        endpoints.add(session, world.inspector, replace(GIVEN, **change), private=False)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_a_change_keeps_format_secret_and_what_is_left_empty(session: Session, world: World) -> None:
    robot = replace(GIVEN, format=Format.DINGTALK, secret="SEC" + "a" * 61)
    row = endpoints.add(session, world.inspector, robot, private=False)
    endpoints.change(session, world.inspector, row.id, Change("新", "", (Event.OVERDUE,)), private=False)
    assert (row.name, row.url, row.secret, row.kinds) == ("新", robot.url, robot.secret, ["overdue"])
    other = "SEC" + "b" * 61
    endpoints.change(
        session, world.inspector, row.id, Change("新", "", (Event.OVERDUE,), other), private=False
    )
    assert row.secret == other
    with pytest.raises(Invalid, match="webhook-secret"):
        endpoints.change(session, world.inspector, row.id, Change("新", "", GIVEN.kinds, "密"), private=False)
    with pytest.raises(Conflict, match="webhook-no-secret"):
        endpoints.renew_secret(session, world.inspector, row.id)


def test_there_is_an_end_to_them(session: Session, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "MOST", 1)
    first = endpoints.add(session, world.inspector, GIVEN, private=False)
    with pytest.raises(Conflict):
        endpoints.add(session, world.inspector, GIVEN, private=False)
    endpoints.remove(session, world.inspector, first.id)
    endpoints.add(session, world.inspector, GIVEN, private=False)


def test_a_removed_one_is_gone_with_its_secrets_and_what_waited(session: Session, world: World) -> None:
    row = endpoints.add(session, world.inspector, GIVEN, private=False)
    endpoints.try_out(session, world.inspector, row.id)
    endpoints.remove(session, world.inspector, row.id)
    assert (row.url, row.secret) == ("8.8.8.8", "")
    session.expire_all()
    message = session.query(Delivery).one()
    assert (message.error, message.next_at) == ("removed", None)
    for ask in (endpoints.found, lambda s, i: endpoints.again(s, world.inspector, message.id)):
        with pytest.raises(NotFound):
            ask(session, row.id)


def test_pausing_twice_is_pausing_once(session: Session, world: World) -> None:
    row = listening(session, "https://example.com/", Event.CLOSED)
    for active in (False, False, True, True):
        endpoints.set_active(session, world.inspector, row.id, active)
    told = [event.action for event in session.query(AuditEvent).filter_by(subject_kind="webhook")]
    assert told == ["webhook.pause", "webhook.resume"]


def test_what_arrived_is_not_sent_again_and_what_waits_goes_now(session: Session, world: World) -> None:
    row = listening(session, "https://example.com/", Event.CLOSED)
    endpoints.try_out(session, world.inspector, row.id)
    assert endpoints.waiting(session, row.id) == 1
    message = session.query(Delivery).one()
    message.attempts = 3
    assert endpoints.again(session, world.inspector, message.id).attempts == 3
    message.next_at, message.delivered_at = None, clock.now()
    session.flush()
    with pytest.raises(Conflict):
        endpoints.again(session, world.inspector, message.id)
    with pytest.raises(NotFound):
        endpoints.again(session, world.inspector, ids.new())
    assert [each.id for each in endpoints.messages(session, row.id, None).rows] == [message.id]
