"""One's own account: roles, and another password."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.factories.cast import PASSWORD
from tests.factories.pages import StrictClient
from tests.functional.conftest import english

As = Callable[[str], StrictClient]
NEW = "another-horse-2"


def test_it_tells_name_and_roles(as_: As) -> None:
    page = as_("quality_manager").get("/account").text
    assert "Quality manager · 华东" in page
    assert "No roles yet." in as_("roleless").get("/account").text


def test_another_password_ends_other_sessions_only(as_: As, app: Flask) -> None:
    tablet, desk = as_("inspector"), as_("inspector")
    desk.get("/account")
    answer = desk.send("/account/password", present=PASSWORD, password=NEW, again=NEW)
    assert answer.status_code == 302
    assert "Your password is changed." in desk.get("/account").text
    assert tablet.get("/account").status_code == 302
    assert english(app).sign_in("inspector", PASSWORD).status_code == 422
    assert english(app).sign_in("inspector", NEW).status_code == 302


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"present": "wrong", "password": NEW, "again": NEW}, "The present password is not right."),
        ({"present": PASSWORD, "password": NEW, "again": NEW + "x"}, "The two do not agree."),
        ({"present": PASSWORD, "password": "short", "again": "short"}, "Take at least 10 characters."),
        ({"present": PASSWORD, "password": "my-inspector-9", "again": "my-inspector-9"}, "must not hold"),
        ({}, "Fill this in."),
    ],
)
def test_what_cannot_be(as_: As, fields: dict[str, str], told: str) -> None:
    client = as_("inspector")
    client.get("/account")
    answer = client.send("/account/password", **fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert client.get("/account").status_code == 200


def test_guessing_the_present_password_locks(as_: As) -> None:
    client = as_("inspector")
    client.get("/account")
    for _ in range(5):
        client.send("/account/password", present="wrong", password=NEW, again=NEW)
    assert (
        "Too many attempts"
        in client.send("/account/password", present=PASSWORD, password=NEW, again=NEW).text
    )
