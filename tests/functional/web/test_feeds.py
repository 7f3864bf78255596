"""Calendar addresses: shown once, read without signing in, the same answer for all that are none."""

import re
from collections.abc import Callable

import icalendar
import pytest
import structlog

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

SignIn = Callable[[str], StrictClient]
ADDRESS = re.compile(r"http://localhost(/feeds/([\w-]{43})\.ics)")


def test_an_address_is_shown_once_and_read_by_anybody(as_: SignIn, client: StrictClient) -> None:
    person = as_("quality_manager")
    assert "You have no calendar address" in person.get("/account/calendar").text
    found = ADDRESS.search(person.send("/account/calendar").text)
    assert found is not None
    assert found[2] not in person.get("/account/calendar").text
    answer = client.get(found[1])
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert icalendar.Calendar.from_ical(answer.data)["METHOD"] == "PUBLISH"
    assert person.send("/account/calendar/revoke").status_code == 302
    assert client.get(found[1]).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "无", "a" * 3000])
def test_every_address_that_is_none_is_answered_alike(client: StrictClient, token: str) -> None:
    answer = client.get(f"/feeds/{token}.ics")
    assert (answer.status_code, answer.data, answer.mimetype) == (404, b"", "text/plain")


def test_the_log_does_not_tell_the_secret(client: StrictClient, cast: Cast) -> None:
    with structlog.testing.capture_logs() as told:
        client.get(f"/feeds/{cast.own['feed']}.ics")
    assert str(cast.own["feed"]) not in str(told)
