"""Telling people: the right ones, once, in the transaction of what they are told of."""

from uuid import UUID

import pytest

from inspect_app.checklist.model import Severity
from inspect_app.errors import Refusal
from inspect_app.findings.model import Action, Party
from inspect_app.findings.notices import Event
from inspect_app.services.correcting.acting import Wish, act
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.services.notifying.kinds import Channel
from inspect_app.services.notifying.telling import LETTER_SIZE
from inspect_app.storage.database import Session
from inspect_app.storage.models import Delivery, Notice, User, Webhook
from tests.factories.crew import Crew, assign, do, make_crew, raised, review
from tests.factories.notices import listening, wishing
from tests.factories.world import World


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


def _told(session: Session, finding: UUID) -> set[tuple[str, str]]:
    rows = session.query(Notice, User).join(User, User.id == Notice.person_id)
    return {(user.username, row.kind) for row, user in rows.filter(Notice.finding_id == finding)}


def test_a_new_finding_is_told_to_the_supervisor(session: Session, crew: Crew) -> None:
    row = raised(session, crew)
    assert _told(session, row.id) == {("crew-supervisor", "recorded")}


def test_the_assigned_person_hears_of_it_and_the_one_who_assigns_does_not(
    session: Session, crew: Crew
) -> None:
    row = raised(session, crew)
    review(session, crew, row.id)
    do(session, crew.supervisor, row.id, Action.ASSIGN, assignee=Party(person=crew.worker.id))
    told = _told(session, row.id)
    assert ("crew-worker", "assigned") in told
    assert ("crew-supervisor", "assigned") not in told


def test_the_same_act_sent_twice_tells_once(session: Session, crew: Crew) -> None:
    row = raised(session, crew)
    done = review(session, crew, row.id)
    before = session.query(Notice).count()
    last = done.after.history[-1].act
    again = Wish(last.id, last.action, last.seen, last.text, last.signature, cause=last.cause)
    act(session, crew.supervisor, row.id, again, CHINA_ZONE)
    assert session.query(Notice).count() == before


def test_what_is_rolled_back_was_told_to_nobody(session: Session, crew: Crew) -> None:
    row = raised(session, crew)
    before = session.query(Notice).count()
    with pytest.raises(Refusal):
        do(session, crew.worker, row.id, Action.REVIEW)
    assert session.query(Notice).count() == before


def test_who_sees_nothing_of_the_project_is_told_nothing(session: Session, crew: Crew) -> None:
    row = raised(session, crew)
    review(session, crew, row.id)
    do(session, crew.supervisor, row.id, Action.ASSIGN, assignee=Party(person=crew.worker.id))
    session.query(Notice).delete()
    worker = session.get_one(User, crew.worker.id)
    worker.active = False
    session.flush()
    fixed = Party(department="保洁部")
    do(session, crew.supervisor, row.id, Action.REASSIGN, assignee=fixed)
    assert _told(session, row.id) == set()


def test_a_kind_not_wanted_on_pages_is_not_shown_and_never_told_again(session: Session, crew: Crew) -> None:
    wishing(session, crew.supervisor, {(Event.RECORDED, Channel.APP): False})
    raised(session, crew)
    row = session.query(Notice).one()
    assert (row.shown, row.seen_at) == (False, None)


def test_what_comes_in_bulk_goes_out_in_one_letter(session: Session, crew: Crew) -> None:
    wishing(session, crew.supervisor, {(Event.RECORDED, Channel.EMAIL): True}, "s@example.com")
    for _ in range(3):
        raised(session, crew)
    letter = session.query(Delivery).one()
    assert (letter.channel, letter.target) == ("email", "s@example.com")
    assert {row.delivery_id for row in session.query(Notice)} == {letter.id}


def test_a_full_letter_is_followed_by_another(
    session: Session, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspect_app.services.notifying.telling.LETTER_SIZE", 2)
    assert LETTER_SIZE > 2
    wishing(session, crew.supervisor, {(Event.RECORDED, Channel.EMAIL): True}, "s@example.com")
    for _ in range(3):
        raised(session, crew)
    assert session.query(Delivery).count() == 2


def test_without_an_address_there_is_no_letter(session: Session, crew: Crew) -> None:
    wishing(session, crew.supervisor, {(Event.RECORDED, Channel.EMAIL): True})
    raised(session, crew)
    assert session.query(Delivery).count() == 0


def test_a_webhook_gets_the_kinds_it_listens_to(session: Session, crew: Crew, world: World) -> None:
    listening(session, "http://localhost/a", Event.ASSIGNED)
    paused = listening(session, "http://localhost/b", Event.ASSIGNED)
    paused.active = False
    row = raised(session, crew, Severity.MINOR)
    assign(session, crew, row.id)
    sent = session.query(Delivery).one()
    assert (sent.kind, sent.target, sent.webhook_id) == (
        "assigned",
        "localhost",
        session.query(Webhook).filter_by(active=True).one().id,
    )
    assert sent.payload["type"] == "finding.assigned"
    finding = sent.payload["data"]["finding"]
    assert (finding["number"], finding["state"], finding["department"]) == (row.number, "assigned", "保洁部")
    assert sent.payload["data"]["project"]["name"] == world.project.name
