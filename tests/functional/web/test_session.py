"""Who is signed in: a cookie is worth as much as the account's epoch says."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask, session

from inspect_app import ids
from inspect_app.storage.database import Database
from inspect_app.storage.models import User
from inspect_app.web.session import SignedIn, begin, end
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def _signed_in(client: StrictClient) -> bool:
    return client.get("/account").status_code == 200


def _claim(client: StrictClient, token: str) -> None:
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token


def test_the_cookie_carries_id_and_epoch_and_no_name(app: Flask, cast: Cast) -> None:
    actor = cast.people["inspector"]
    assert SignedIn(actor, 3).get_id() == f"{actor.id}|3"
    with app.test_request_context():
        begin(actor, 3)
        assert session["_user_id"] == f"{actor.id}|3"
        assert actor.username not in str(dict(session))
        end()
        assert "_user_id" not in session


def test_only_the_epoch_of_now_lets_in(client: StrictClient, cast: Cast, database: Database) -> None:
    who = cast.people["inspector"].id
    for epoch, lets_in in ((0, True), (1, False), (-1, False)):
        _claim(client, f"{who}|{epoch}")
        assert _signed_in(client) == lets_in
    with database.writing() as writing:
        user = writing.get(User, who)
        assert user is not None
        user.session_epoch = 1
    _claim(client, f"{who}|0")
    assert not _signed_in(client)
    _claim(client, f"{who}|1")
    assert _signed_in(client)


@pytest.mark.parametrize("change", ["active", "gone"])
def test_who_is_disabled_or_unknown_is_out_at_once(
    client: StrictClient, cast: Cast, database: Database, change: str
) -> None:
    who: UUID = cast.people["inspector"].id
    _claim(client, f"{who}|0")
    assert _signed_in(client)
    if change == "gone":
        _claim(client, f"{ids.new()}|0")
    else:
        with database.writing() as writing:
            user = writing.get(User, who)
            assert user is not None
            user.active = False
    assert not _signed_in(client)


@pytest.mark.parametrize(
    "token", ["", "|", "x|1", "|1", "{who}", "{who}|", "{who}|x", "{who}|0|0", "{who}|²"]
)
def test_a_token_of_another_form_is_nobody(client: StrictClient, cast: Cast, token: str) -> None:
    _claim(client, token.format(who=cast.people["inspector"].id))
    assert not _signed_in(client)


def test_a_number_too_large_for_the_database_is_nobody(client: StrictClient, cast: Cast) -> None:
    _claim(client, f"{cast.people['inspector'].id}|{2**63}")
    assert not _signed_in(client)


def test_signing_in_lasts_as_long_as_the_browser_is_open(as_: As) -> None:
    """Tablets are shared: nobody is remembered beyond the session."""
    client = as_("inspector")
    cookie = client.get_cookie("inspect_session")
    assert cookie is not None
    assert cookie.expires is None
    assert client.get_cookie("remember_token") is None
