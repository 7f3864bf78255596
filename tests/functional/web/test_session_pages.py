"""Signing in and out, and choosing the language."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from inspect_app import clock
from inspect_app.storage.database import Database, Session
from inspect_app.storage.queries import audit, users
from tests.factories.cast import PASSWORD
from tests.factories.pages import StrictClient
from tests.functional.conftest import english

As = Callable[[str], StrictClient]


def test_sign_in_leads_to_where_one_was_going(client: StrictClient) -> None:
    away = client.get("/projects?q=a")
    assert away.status_code == 302
    assert away.headers["Location"] == "/sign-in?next=/projects?q%3Da"
    client.get("/sign-in")
    answer = client.send("/sign-in?next=/projects?q%3Da", username=" Inspector ", password=PASSWORD)
    assert answer.headers["Location"] == "/projects?q=a"
    assert client.get("/projects").status_code == 200


@pytest.mark.parametrize(
    ("target", "outlives"), [("/field/%23/scan", True), ("/projects", False), ("", False)]
)
def test_only_a_tablet_stays_signed_in_when_its_browser_ends(
    client: StrictClient, target: str, outlives: bool
) -> None:
    client.get("/sign-in")
    client.send(f"/sign-in?next={target}", username="inspector", password=PASSWORD)
    kept = client.get_cookie("inspect_session")
    assert kept is not None
    assert (kept.expires is not None) is outlives


def test_another_person_may_sign_in_over_somebody(as_: As) -> None:
    client = as_("worker")
    assert client.get("/sign-in?next=/account").status_code == 302
    assert client.get("/sign-in?another=1&next=/account").status_code == 200
    answer = client.send("/sign-in?another=1&next=/account", username="inspector", password=PASSWORD)
    assert answer.headers["Location"] == "/account"
    assert client.get("/api/v1/session").get_json()["user"]["username"] == "inspector"


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\tb"]
)
def test_sign_in_never_leads_elsewhere(client: StrictClient, target: str) -> None:
    client.get("/sign-in")
    answer = client.post(
        "/sign-in",
        query_string={"next": target},
        data={"csrf_token": client.token, "username": "inspector", "password": PASSWORD},
    )
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    ("username", "password"),
    [("inspector", "wrong-password"), ("nobody-here", PASSWORD), ("disabled", PASSWORD)],
)
def test_every_refusal_reads_the_same(client: StrictClient, username: str, password: str) -> None:
    answer = client.sign_in(username, password)
    assert answer.status_code == 422
    assert "Sign-in name or password is not right." in answer.text
    assert client.get("/projects").status_code == 302


@pytest.mark.parametrize("username", ["", "a\0b", "x" * 65])
def test_a_sign_in_name_that_cannot_be(client: StrictClient, username: str) -> None:
    assert client.sign_in(username, PASSWORD).status_code == 422


def test_failures_lock_and_waiting_unlocks(client: StrictClient, app: Flask) -> None:
    start = clock.now()
    for _ in range(5):
        assert client.sign_in("inspector", "wrong-password").status_code == 422
    locked = client.sign_in("inspector", PASSWORD)
    assert locked.status_code == 429
    assert "Try again in 1 min" in locked.text
    with clock.fixed(start + timedelta(minutes=2)):
        assert english(app).sign_in("inspector", PASSWORD).status_code == 302


def test_a_lock_is_one_event_and_outlives_the_answer(client: StrictClient, reading: Session) -> None:
    for _ in range(7):
        client.sign_in("inspector", "wrong-password")
    actions = [event.action for event in audit.page(reading, None, 20)]
    assert actions.count("session.locked") == 1


def test_signing_out_ends_every_session(as_: As, reading: Session) -> None:
    tablet, desk = as_("inspector"), as_("inspector")
    assert tablet.get("/account").status_code == 200
    desk.get("/account")
    assert desk.send("/sign-out").status_code == 302
    assert tablet.get("/account").status_code == 302
    assert desk.get("/account").status_code == 302
    assert [e.action for e in audit.page(reading, None, 3)] == [
        "session.end",
        "session.begin",
        "session.begin",
    ]


@pytest.mark.parametrize("token", ["x|1", "|", f"{'0' * 32}|9{'9' * 30}", "a" * 5000])
def test_a_made_up_session_is_nobody(client: StrictClient, token: str) -> None:
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    assert client.get("/account").status_code == 302


def test_the_language_is_kept(client: StrictClient) -> None:
    assert 'lang="en"' in client.get("/sign-in").text
    answer = client.send("/language", language="zh", next="/sign-in")
    assert answer.headers["Location"] == "/sign-in"
    assert 'lang="zh-Hans"' in client.get("/sign-in").text
    assert client.send("/language", language="fr").status_code == 400


def test_the_account_knows_its_language(app: Flask, database: Database) -> None:
    with database.writing() as session:
        user = users.by_username(session, "inspector")
        assert user is not None
        user.language = "zh"
    client = english(app)
    client.sign_in("inspector", PASSWORD)
    assert 'lang="zh-Hans"' in client.get("/account").text


def test_who_is_signed_in_needs_no_form(as_: As) -> None:
    assert as_("inspector").get("/sign-in?next=/account").headers["Location"] == "/account"


@pytest.mark.parametrize(("days", "status"), [(13, 200), (15, 302)])
def test_a_cookie_is_worth_nothing_after_a_fortnight(
    as_: As, monkeypatch: pytest.MonkeyPatch, days: int, status: int
) -> None:
    client = as_("inspector")
    later = time.time() + timedelta(days=days).total_seconds()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: later)
    assert client.get("/projects").status_code == status
