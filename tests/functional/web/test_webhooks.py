"""Webhooks in the browser: the secret is told once, messages are seen and sent again."""

import re
from collections.abc import Callable
from uuid import UUID

from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import AuditEvent, Delivery, Webhook
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]
SECRET = re.compile(r"whsec_[\w+/=]{44}")
FORM = {
    "name": "品质群",
    "format": "standard",
    "url": "https://8.8.8.8/hook?key=abc",
    "kinds": ["overdue", "closed"],
}


def test_a_new_one_tells_its_secret_once(as_: As, reading: Session) -> None:
    browser = as_("administrator")
    made = browser.send("/webhooks", **FORM)
    assert made.status_code == 200
    assert SECRET.search(made.text)
    row = reading.query(Webhook).filter_by(name="品质群").one()
    page = browser.get(f"/webhooks/{row.id}").text
    assert row.secret not in page
    # Nor is the robot's key shown: whoever has the address can write to the group.
    assert "key=abc" not in page + browser.get("/webhooks").text
    assert "8.8.8.8" in page
    event = reading.query(AuditEvent).filter_by(action="webhook.add").one()
    assert "abc" not in str(event.detail)
    assert row.secret not in str(event.detail)
    log = browser.get("/audit").text
    assert "added a webhook" in log
    assert "Closed; Overdue" in log


def test_what_is_wrong_is_told_at_its_field(as_: As, reading: Session) -> None:
    browser, before = as_("administrator"), reading.query(Webhook).count()
    for change, words in (
        ({"url": "http://example.com/"}, "must begin with https://, so that"),
        ({"url": "https://127.0.0.1/"}, "private network"),
        ({"url": "nonsense"}, "begins with https://"),
        ({"kinds": []}, "at least one kind"),
        ({"format": "slack"}, "Choose one of those offered"),
        ({"name": ""}, "Fill this in"),
        ({"format": "dingtalk", "secret": "密"}, "not a signing secret"),
    ):
        answer = browser.send("/webhooks", **{**FORM, **change})
        assert (answer.status_code, words in answer.text) == (422, True), change
    assert reading.query(Webhook).count() == before


def test_one_is_edited_and_keeps_what_is_left_empty(as_: As, database: Database) -> None:
    browser = as_("administrator")
    browser.send("/webhooks", **FORM)
    with database.reading() as session:
        row = session.query(Webhook).filter_by(name="品质群").one()
    page = browser.get(f"/webhooks/{row.id}/edit").text
    assert "abc" not in page
    assert 'value="品质群"' in page
    assert 'value="overdue" checked' in page
    given = {"name": "品质二群", "url": "", "kinds": ["closed"]}
    assert browser.send(f"/webhooks/{row.id}/edit", **given).headers["Location"] == f"/webhooks/{row.id}"
    assert _told(database, row.id) == ("品质二群", FORM["url"], ["closed"], row.secret)
    browser.send(f"/webhooks/{row.id}/edit", **{**given, "url": "https://9.9.9.9/hook?key=def"})
    assert _told(database, row.id)[1] == "https://9.9.9.9/hook?key=def"
    log = browser.get("/audit").text
    assert "changed a webhook" in log
    assert "9.9.9.9" in log
    assert "def" not in re.sub("default", "", log)


def test_what_cannot_be_is_told_when_editing(as_: As, cast: Cast, database: Database) -> None:
    browser, path = as_("administrator"), f"/webhooks/{cast.own['webhook_id']}/edit"
    before = _told(database, cast.own["webhook_id"])
    for given, words in (
        ({"name": "", "kinds": ["closed"]}, "Fill this in"),
        ({"name": "a"}, "at least one kind"),
        ({"name": "a", "kinds": ["closed"], "url": "https://10.0.0.1/"}, "private network"),
    ):
        answer = browser.send(path, **given)
        assert (answer.status_code, words in answer.text) == (422, True), given
    assert _told(database, cast.own["webhook_id"]) == before


def test_a_new_secret_is_told_once(as_: As, database: Database) -> None:
    browser = as_("administrator")
    browser.send("/webhooks", **FORM)
    with database.reading() as session:
        row = session.query(Webhook).filter_by(name="品质群").one()
    answer = browser.send(f"/webhooks/{row.id}")
    shown = SECRET.search(answer.text)
    assert shown is not None
    assert _told(database, row.id)[3] == shown[0] != row.secret
    assert shown[0] not in browser.get(f"/webhooks/{row.id}").text + browser.get("/audit").text


def _told(database: Database, hook: object) -> tuple[str, str, list[str], str]:
    with database.reading() as session:
        row = session.get_one(Webhook, hook)
        return row.name, row.url, row.kinds, row.secret


def test_a_robot_has_no_secret_of_ours(as_: As, reading: Session) -> None:
    made = as_("administrator").send("/webhooks", **{**FORM, "format": "wecom", "secret": "SECabc"})
    assert not SECRET.search(made.text)
    row = reading.query(Webhook).filter_by(name="品质群").one()
    assert row.secret == ""
    browser = as_("administrator")
    assert "New secret" not in browser.get(f"/webhooks/{row.id}").text
    assert browser.send(f"/webhooks/{row.id}").status_code == 409


def test_it_is_tried_paused_taken_up_and_removed(as_: As, cast: Cast, database: Database) -> None:
    browser, hook = as_("administrator"), cast.own["webhook_id"]
    page = f"/webhooks/{hook}"
    for step, words in (("test", "A test is on its way"), ("pause", "Resume"), ("resume", "Pause")):
        assert browser.send(f"{page}/{step}").headers["Location"] == page
        assert words in browser.get(page).text
    assert browser.send(f"{page}/remove").headers["Location"] == "/webhooks"
    assert "The webhook is removed" in browser.get("/webhooks").text
    assert browser.get(f"/webhooks/{hook}").status_code == 404
    with database.reading() as session:
        row = session.get_one(Webhook, hook)
        assert (row.url, row.secret, row.active) == ("example.com", "", False)
        waiting = session.query(Delivery).filter_by(webhook_id=hook).filter(Delivery.next_at.is_not(None))
        assert waiting.count() == 0


def test_messages_tell_what_went_wrong_and_are_sent_again(as_: As, cast: Cast, reading: Session) -> None:
    browser, message = as_("administrator"), cast.own["delivery_id"]
    page = browser.get(f"/webhooks/{cast.own['webhook_id']}").text
    assert "The other side answered with an error. (404)" in page
    assert browser.send(f"/deliveries/{message}/again").status_code == 303
    assert "on its way again" in browser.get(f"/webhooks/{cast.own['webhook_id']}").text
    row = reading.get_one(Delivery, message)
    assert isinstance(message, UUID)
    assert (row.given_up_at, row.attempts) == (None, 0)
    assert row.next_at is not None


def test_letters_have_a_list_of_their_own(as_: As, cast: Cast, database: Database) -> None:
    browser = as_("administrator")
    assert "No letters yet" in browser.get("/letters").text
    with database.writing() as session:
        hook = session.get_one(Delivery, cast.own["delivery_id"])
        letter = Delivery(channel="email", person_id=cast.people["worker"].id, kind="letter", key="e")
        letter.target, letter.created_at, letter.given_up_at = (
            "w@example.com",
            hook.created_at,
            hook.created_at,
        )
        letter.error = "mail-recipient 550 no such user"
        session.add(letter)
    page = browser.get("/letters").text
    assert "w@example.com" in page
    assert "does not take letters to this address. (550 no such user)" in page
    assert browser.send(f"/deliveries/{letter.id}/again").headers["Location"] == "/letters"
