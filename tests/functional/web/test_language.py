"""The language of a page: chosen here, else the person's own, else the browser's, else the setting."""

from collections.abc import Callable

import pytest
from flask import Flask, session
from flask_babel import gettext

from inspect_app.storage.database import Database
from inspect_app.storage.queries import users
from inspect_app.web.language import language
from tests.factories.pages import StrictClient
from tests.functional.conftest import english

As = Callable[[str], StrictClient]


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("zh-CN,zh,en", "zh"),
        ("en-GB,zh;q=0.9", "en"),
        ("fr,en;q=0.2,zh;q=0.1", "en"),
        ("fr-FR", "zh"),
        ("", "zh"),
        (";;;q=x,\x7f", "zh"),
        ("a," * 5000 + "en", "zh"),
    ],
)
def test_the_browser_is_asked_where_nobody_chose(app: Flask, header: str, wanted: str) -> None:
    with app.test_request_context(headers={"Accept-Language": header}):
        assert language() == wanted
        assert gettext("Sign in") == {"zh": "登录", "en": "Sign in"}[wanted]


@pytest.mark.parametrize(
    ("chosen", "wanted"), [("en", "en"), ("zh", "zh"), ("fr", "zh"), ("", "zh"), (7, "zh")]
)
def test_what_was_chosen_on_this_browser_goes_first(app: Flask, chosen: object, wanted: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "zh"}):
        session["language"] = chosen
        assert language() == wanted


@pytest.mark.parametrize(
    ("own", "chosen", "wanted"),
    [("zh", None, "zh-Hans"), ("zh", "en", "en"), (None, None, "en"), ("xx", None, "en")],
)
def test_a_person_s_own_language_goes_before_the_browser_s(
    app: Flask, database: Database, own: str | None, chosen: str | None, wanted: str
) -> None:
    with database.writing() as writing:
        user = users.by_username(writing, "inspector")
        assert user is not None
        user.language = own
    client = english(app)
    client.sign_in("inspector", "correct-horse-1")
    if chosen:
        client.get("/account")
        client.send("/language", language=chosen, next="/account")
    assert f'lang="{wanted}"' in client.get("/account").text


@pytest.mark.parametrize(("header", "title"), [("en", "Not found"), ("zh", "未找到")])
def test_errors_speak_the_same_language(client: StrictClient, header: str, title: str) -> None:
    page = client.get("/nowhere", headers={"Accept-Language": header})
    assert f"<title>{title}" in page.text
    problem = client.get("/nowhere", headers={"Accept-Language": header, "Accept": "application/json"})
    assert problem.json is not None
    assert problem.json["title"] == title
