"""What a message says, decided as it is sent."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from inspect_app import clock
from inspect_app.config import Config
from inspect_app.findings.model import Action, Party
from inspect_app.findings.notices import Event
from inspect_app.services import delegating
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.services.delegating import Leave
from inspect_app.services.notifying import payloads, writing
from inspect_app.services.notifying.kinds import Channel
from inspect_app.services.notifying.writing import Nothing
from inspect_app.storage.database import Session
from inspect_app.storage.models import Delivery, User
from tests.factories.crew import Crew, do, make_crew, raised, review
from tests.factories.notices import wishing
from tests.factories.world import World, person

MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(
        data=tmp_path,
        smtp_host="localhost",
        smtp_sender="i@example.com",
        public_url="https://inspect.example.com",
    )


def _letter(session: Session) -> Delivery:
    return session.query(Delivery).filter_by(channel="email").one()


def test_a_letter_is_in_its_readers_language_and_tells_the_finding_as_it_is(
    session: Session, crew: Crew, config: Config
) -> None:
    wishing(session, crew.worker, {}, "w@example.com")
    session.get_one(User, crew.worker.id).language = "en"
    row = raised(session, crew)
    review(session, crew, row.id)
    do(session, crew.supervisor, row.id, Action.ASSIGN, assignee=Party(person=crew.worker.id))
    letter = writing.letter(session, _letter(session), config)
    assert letter.subject == "[Anju Property Services] Assigned: 大堂地面积水 · 云锦花园"
    assert f"https://inspect.example.com/findings/{row.id}" in letter.body
    assert letter.to == "w@example.com"


def test_who_stood_in_and_does_no_longer_gets_nothing(
    session: Session, crew: Crew, config: Config, world: World
) -> None:
    stranger = person(session, "stranger", "S")
    with clock.fixed(MONDAY):
        leave = Leave("stranger", crew.supervisor.assignments, date(2026, 11, 23), date(2026, 11, 23))
        delegating.hand_over(session, crew.supervisor, crew.supervisor.id, leave, CHINA_ZONE)
        wishing(session, stranger, {(Event.RECORDED, Channel.EMAIL): True}, "s@example.com")
        raised(session, crew)
        assert writing.letter(session, _letter(session), config).to == "s@example.com"
    with clock.fixed(MONDAY + timedelta(days=2)), pytest.raises(Nothing, match="nothing-to-see"):
        writing.letter(session, _letter(session), config)


def test_a_webhook_is_told_what_was_so_when_it_happened(config: Config) -> None:
    row = Delivery(payload=payloads.of_test(MONDAY))
    message = writing.message(row, config)
    assert (message.payload["type"], message.text) == ("test", "这是一条测试消息。问题整改的通知会发到这里。")
