"""Unread, read, and what is nobody's to read."""

from dataclasses import replace

import pytest

from inspect_app import ids
from inspect_app.errors import NotFound
from inspect_app.findings.notices import Event
from inspect_app.services.notifying import reading
from inspect_app.services.notifying.kinds import Channel
from inspect_app.storage.database import Session
from inspect_app.storage.models import Notice
from tests.factories.crew import Crew, make_crew, raised
from tests.factories.notices import wishing
from tests.factories.world import World


@pytest.fixture
def crew(world: World) -> Crew:
    return make_crew(world)


def test_what_is_new_is_unread_until_it_is_opened(session: Session, crew: Crew) -> None:
    for _ in range(3):
        raised(session, crew)
    person = crew.supervisor
    rows = reading.listed(session, person, None).rows
    assert [row.id for row in rows] == sorted((row.id for row in rows), reverse=True)
    assert reading.unread(session, person) == 3
    first = reading.open_one(session, person, rows[1].id).seen_at
    assert reading.open_one(session, person, rows[1].id).seen_at == first
    assert reading.unread(session, person) == 2
    reading.read_all(session, person, rows[1].id)
    assert reading.unread(session, person) == 1


def test_it_is_counted_no_further_than_anybody_reads(
    session: Session, crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "COUNTED", 2)
    for _ in range(3):
        raised(session, crew)
    assert reading.unread(session, crew.supervisor) == 2


def test_others_and_those_who_lost_the_project_see_nothing(session: Session, crew: Crew) -> None:
    raised(session, crew)
    told = session.query(Notice).one()
    for person in (crew.manager, replace(crew.supervisor, assignments=())):
        assert reading.unread(session, person) == 0
        assert reading.listed(session, person, None).rows == []
        with pytest.raises(NotFound):
            reading.open_one(session, person, told.id)
    with pytest.raises(NotFound):
        reading.open_one(session, crew.supervisor, ids.new())


def test_what_is_not_wanted_on_pages_is_neither_listed_nor_counted(session: Session, crew: Crew) -> None:
    wishing(session, crew.supervisor, {(Event.RECORDED, Channel.APP): False})
    raised(session, crew)
    assert reading.unread(session, crew.supervisor) == 0
    assert reading.listed(session, crew.supervisor, None).rows == []
