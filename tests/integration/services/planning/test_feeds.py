"""Calendar addresses: read back by the library, worth nothing once revoked, telling only what is needed."""

from datetime import timedelta
from typing import Any

import icalendar
import pytest

from inspect_app import clock
from inspect_app.errors import NotFound
from inspect_app.services.planning import feeds, keeping
from inspect_app.storage.models import CalendarFeed, User
from tests.factories.planned import MONDAY, SHANGHAI, at, facts, manager, occurrence
from tests.factories.world import World

DAY = timedelta(days=1)


@pytest.fixture
def planned(world: World) -> World:
    """A world with a plan."""
    with clock.fixed(at(MONDAY, 7)):
        keeping.create(world.session, manager(world), facts(world), SHANGHAI)
    return world


def _read(world: World, token: str) -> Any:
    with clock.fixed(at(MONDAY, 7)):
        return icalendar.Calendar.from_ical(feeds.calendar(world.session, token, "zh", SHANGHAI))


def test_the_calendar_holds_what_is_due(planned: World) -> None:
    token = feeds.make(planned.session, planned.inspector)
    events = _read(planned, token).walk("VEVENT")
    assert len(events) == 2 * 93
    first = occurrence(planned.session, MONDAY)
    assert (events[0]["UID"], events[0].decoded("dtstart")) == (str(first.id), first.opens)
    assert events[0].decoded("dtend") == first.due
    assert "云锦花园" in events[0]["SUMMARY"]
    assert "上午" in events[0]["SUMMARY"]


def test_it_names_nobody(planned: World) -> None:
    token = feeds.make(planned.session, planned.inspector)
    with clock.fixed(at(MONDAY, 7)):
        text = feeds.calendar(planned.session, token, "zh", SHANGHAI).decode()
    assert planned.inspector.name not in text
    assert planned.inspector.username not in text
    assert token not in text


def test_it_is_written_in_the_persons_language(planned: World) -> None:
    token = feeds.make(planned.session, planned.inspector)
    planned.session.get_one(User, planned.inspector.id).language = "en"
    calendar = _read(planned, token)
    assert calendar["X-WR-CALNAME"] == "Inspection plan"


def test_only_the_newest_address_works_and_none_once_revoked(planned: World) -> None:
    session, person = planned.session, planned.inspector
    assert feeds.made_at(session, person) is None
    old, new = feeds.make(session, person), feeds.make(session, person)
    assert feeds.made_at(session, person) is not None
    assert _read(planned, new)
    for token in (old, "", "无", "\udc80"):
        with pytest.raises(NotFound):
            _read(planned, token)
    feeds.revoke(session, person)
    feeds.revoke(session, person)
    session.flush()
    with pytest.raises(NotFound):
        _read(planned, new)


def test_the_address_of_a_disabled_account_is_unknown(planned: World) -> None:
    token = feeds.make(planned.session, planned.inspector)
    planned.session.get_one(User, planned.inspector.id).active = False
    planned.session.flush()
    with pytest.raises(NotFound):
        _read(planned, token)


def test_the_database_does_not_hold_the_address(planned: World) -> None:
    token = feeds.make(planned.session, planned.inspector)
    row = planned.session.query(CalendarFeed).one()
    assert len(token) >= 43
    assert token not in (row.token_hash, str(row.id))
