"""Sending what waits: an endpoint down for a day gets everything later, once."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from inspect_app import clock
from inspect_app.config import Config
from inspect_app.findings.notices import Event
from inspect_app.jobs.runner import Runner
from inspect_app.services import jobs
from inspect_app.services.jobs import LeaseLost
from inspect_app.services.notifying import endpoints, sending
from inspect_app.services.notifying.kinds import Channel
from inspect_app.services.notifying.posting import signature
from inspect_app.storage.database import Database
from inspect_app.storage.models import Delivery, Job, RoleAssignment, User, Webhook
from tests.factories.crew import Crew, make_crew, raised
from tests.factories.mailbox import Endpoint, endpoint, post_office
from tests.factories.notices import listening, wishing
from tests.factories.world import make_world

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture
def hook() -> Iterator[Endpoint]:
    with endpoint() as made:
        yield made


@pytest.fixture
def crew(database: Database) -> Crew:
    with database.writing() as session:
        return make_crew(make_world(session))


def _config(folder: Path, port: int = 0) -> Config:
    mail = {
        "smtp_host": "127.0.0.1",
        "smtp_port": port,
        "smtp_security": "none",
        "smtp_sender": "i@example.com",
    }
    return Config(data=folder, webhooks_private=True, **(mail if port else {}))  # type: ignore[arg-type]


def _run(database: Database, config: Config, at: datetime) -> None:
    """What the server's runner does at ``at``."""
    with clock.fixed(at):
        runner = Runner(database, config)
        sending.want(database)
        runner.run_pending()
        runner.stop()


def _listen(database: Database, hook: Endpoint, form: str = "standard") -> UUID:
    with database.writing() as session:
        return listening(session, hook.url, Event.RECORDED, form=form).id


def _raise(database: Database, crew: Crew, at: datetime, count: int = 1) -> None:
    with clock.fixed(at), database.writing() as session:
        for _ in range(count):
            raised(session, crew)


def _deliveries(database: Database) -> list[Delivery]:
    with database.reading() as session:
        return session.query(Delivery).order_by(Delivery.id).all()


def test_a_webhook_down_for_a_day_gets_everything_later_once(
    database: Database, crew: Crew, hook: Endpoint, tmp_path: Path
) -> None:
    webhook, config = _listen(database, hook), _config(tmp_path)
    hook.status = 503
    _raise(database, crew, MORNING, 3)
    moment = MORNING
    while moment < MORNING + timedelta(days=1):
        _run(database, config, moment)
        moment += timedelta(minutes=30)
    _raise(database, crew, moment, 2)
    assert hook.got == []
    assert max(row.attempts for row in _deliveries(database)) < 20
    hook.status = 200
    while moment < MORNING + timedelta(days=1, hours=6):
        _run(database, config, moment)
        moment += timedelta(minutes=5)
    told = [headers["webhook-id"] for _, headers, _ in hook.got]
    assert sorted(told) == sorted(str(row.id) for row in _deliveries(database))
    assert len(set(told)) == 5
    assert all(row.delivered_at and row.next_at is None for row in _deliveries(database))
    with database.reading() as session:
        secret = session.get_one(Webhook, webhook).secret
    _, headers, body = hook.got[0]
    at = int(headers["webhook-timestamp"])
    assert headers["webhook-signature"] == signature(secret, headers["webhook-id"], at, body)


def test_once_it_answers_the_rest_follows_at_once(
    database: Database, crew: Crew, hook: Endpoint, tmp_path: Path
) -> None:
    _listen(database, hook)
    hook.status = 500
    _raise(database, crew, MORNING, 4)
    _run(database, _config(tmp_path), MORNING)
    # One attempt told that it is down; the others were put off without one.
    assert [row.attempts for row in _deliveries(database)] == [1, 0, 0, 0]
    hook.status = 200
    _run(database, _config(tmp_path), MORNING + timedelta(seconds=30))
    assert len(hook.got) == 4


def test_a_mail_server_down_for_a_day(database: Database, crew: Crew, tmp_path: Path) -> None:
    with post_office() as office:
        port = office.port
    config = _config(tmp_path, port)
    with database.writing() as session:
        wishing(session, crew.supervisor, {(Event.RECORDED, Channel.EMAIL): True}, "s@example.com")
    _raise(database, crew, MORNING, 3)
    moment = MORNING + timedelta(minutes=2)
    while moment < MORNING + timedelta(days=1):
        _run(database, config, moment)
        moment += timedelta(hours=1)
    with post_office(port=port) as office:
        while moment < MORNING + timedelta(days=1, hours=6):
            _run(database, config, moment)
            moment += timedelta(minutes=20)
    [letter] = office.letters
    assert letter["To"] == "s@example.com"
    assert letter.get_content().count("XC-2026-") == 3


def test_what_cannot_be_mended_is_given_up_and_sent_again_on_demand(
    database: Database, crew: Crew, hook: Endpoint, tmp_path: Path
) -> None:
    _listen(database, hook)
    hook.status = 404
    _raise(database, crew, MORNING)
    _run(database, _config(tmp_path), MORNING)
    [row] = _deliveries(database)
    assert (row.error, row.given_up_at, row.next_at) == ("http-status 404", MORNING, None)
    hook.status = 200
    later = MORNING + timedelta(days=9)
    with clock.fixed(later), database.writing() as session:
        endpoints.again(session, crew.quality, row.id)
    _run(database, _config(tmp_path), later)
    assert [headers["webhook-id"] for _, headers, _ in hook.got] == [str(row.id)]


def test_after_days_it_is_given_up(database: Database, crew: Crew, hook: Endpoint, tmp_path: Path) -> None:
    _listen(database, hook)
    hook.status = 503
    _raise(database, crew, MORNING)
    _run(database, _config(tmp_path), MORNING)
    _run(database, _config(tmp_path), MORNING + timedelta(days=5))
    assert _deliveries(database)[0].given_up_at is not None


def test_who_says_gone_is_paused(database: Database, crew: Crew, hook: Endpoint, tmp_path: Path) -> None:
    webhook = _listen(database, hook)
    hook.status = 410
    _raise(database, crew, MORNING)
    _run(database, _config(tmp_path), MORNING)
    with database.reading() as session:
        assert not session.get_one(Webhook, webhook).active


def test_who_asks_to_be_left_alone_is(database: Database, crew: Crew, hook: Endpoint, tmp_path: Path) -> None:
    _listen(database, hook)
    hook.status, hook.headers = 429, {"Retry-After": "7200"}
    _raise(database, crew, MORNING, 2)
    _run(database, _config(tmp_path), MORNING)
    assert all(row.next_at and row.next_at >= MORNING + timedelta(hours=2) for row in _deliveries(database))


def test_nothing_goes_to_a_paused_webhook_until_it_is_taken_up_again(
    database: Database, crew: Crew, hook: Endpoint, tmp_path: Path
) -> None:
    webhook = _listen(database, hook)
    _raise(database, crew, MORNING)
    with database.writing() as session:
        endpoints.set_active(session, crew.quality, webhook, False)
    _run(database, _config(tmp_path), MORNING)
    assert hook.got == []
    with database.writing() as session:
        endpoints.set_active(session, crew.quality, webhook, True)
    _run(database, _config(tmp_path), MORNING)
    assert len(hook.got) == 1


def test_a_robot_gets_no_more_than_it_takes_in_a_minute(
    database: Database, crew: Crew, hook: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "ROBOT_TURN", 2)
    _listen(database, hook, "wecom")
    _raise(database, crew, MORNING, 3)
    _run(database, _config(tmp_path), MORNING)
    assert len(hook.got) == 2
    assert "新问题：大堂地面积水" in hook.payloads[0]["text"]["content"]
    _run(database, _config(tmp_path), MORNING + timedelta(minutes=2))
    assert len(hook.got) == 3


def test_a_robot_that_refuses_is_tried_again(
    database: Database, crew: Crew, hook: Endpoint, tmp_path: Path
) -> None:
    _listen(database, hook, "dingtalk")
    hook.body = b'{"errcode":310000,"errmsg":"sign not match"}'
    _raise(database, crew, MORNING)
    _run(database, _config(tmp_path), MORNING)
    [row] = _deliveries(database)
    assert (row.error, row.given_up_at) == ("robot-refused 310000 sign not match", None)


@pytest.mark.parametrize(
    ("change", "reason"),
    [("role", "nothing-to-see"), ("account", "nobody"), ("address", "no-address"), ("server", "mail-off")],
)
def test_a_letter_is_not_sent_to_who_may_no_longer_read_it(
    database: Database, crew: Crew, tmp_path: Path, change: str, reason: str
) -> None:
    with database.writing() as session:
        wishing(session, crew.supervisor, {(Event.RECORDED, Channel.EMAIL): True}, "s@example.com")
    _raise(database, crew, MORNING)
    with database.writing() as session:
        if change == "role":
            session.query(RoleAssignment).filter_by(user_id=crew.supervisor.id).delete()
        elif change == "account":
            session.get_one(User, crew.supervisor.id).active = False
        elif change == "address":
            wishing(session, crew.supervisor, {})
    with post_office() as office:
        config = _config(tmp_path, 0 if change == "server" else office.port)
        _run(database, config, MORNING + timedelta(minutes=2))
    assert office.letters == []
    assert _deliveries(database)[0].error == reason


def test_a_turn_takes_some_and_leaves_the_rest_to_the_next(
    database: Database, crew: Crew, hook: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "TURN", 2)
    _listen(database, hook)
    _raise(database, crew, MORNING, 5)
    _run(database, _config(tmp_path), MORNING)
    assert len(hook.got) == 5


def test_a_killed_process_tries_again_with_the_same_id(
    database: Database, crew: Crew, hook: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _listen(database, hook)
    _raise(database, crew, MORNING)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sending, "_note", killed)
        with pytest.raises(KeyboardInterrupt):
            _run(database, _config(tmp_path), MORNING)
    assert _deliveries(database)[0].next_at is not None
    _run(database, _config(tmp_path), MORNING + timedelta(minutes=5))
    assert len({headers["webhook-id"] for _, headers, _ in hook.got}) == 1
    assert _deliveries(database)[0].delivered_at is not None


def test_who_lost_the_lease_sends_nothing(
    database: Database, crew: Crew, hook: Endpoint, tmp_path: Path
) -> None:
    _listen(database, hook)
    _raise(database, crew, MORNING)
    with clock.fixed(MORNING):
        sending.want(database)
        with database.writing() as session:
            lease = jobs.take(session)
            assert lease is not None
            session.get_one(Job, lease.job).fence += 1
        with pytest.raises(LeaseLost):
            sending.carry_out(database, _config(tmp_path), lease)
    assert hook.got == []


def test_where_nothing_is_due_no_turn_is_asked_for(database: Database) -> None:
    sending.want(database)
    with database.reading() as session:
        assert session.query(Job).count() == 0
