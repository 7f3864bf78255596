"""Starting an inspection."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from inspect_app import clock, ids
from inspect_app.checklist.model import Checklist, Part, Per, Text, Use
from inspect_app.errors import Conflict, NotFound
from inspect_app.services import starting
from inspect_app.services.revisions import publish
from inspect_app.storage.models import AuditEvent, Project
from tests.factories.programmes import LOBBY, revision
from tests.factories.world import World, lobby


def test_an_inspection_has_a_sheet_for_every_place_drawn(world: World) -> None:
    inspection = world.start()
    lobbies = world.sheets(inspection, "lobby")
    assert len(lobbies) == 2
    assert {sheet.location_id for sheet in lobbies} <= {place.id for place in world.lobbies}
    assert lobbies[0].label.endswith("号楼 1层 大堂")
    assert [sheet.label for sheet in world.sheets(inspection, "telephone")] == ["#1"]
    assert [sheet.label for sheet in world.sheets(inspection, "records")] == ["云锦花园"]
    assert inspection.state == "in_progress"
    assert 0 <= inspection.seed < 2**53


def test_attributes_are_kept_as_they_were_then(world: World) -> None:
    world.lobbies[0].attributes = {"seating": True}
    sheets = world.sheets(world.start(), "lobby")
    kept = {sheet.location_id: sheet.attributes for sheet in sheets}
    for place in world.lobbies:
        assert kept.get(place.id, place.attributes) == place.attributes


def test_numbers_run_by_programme_and_local_year(world: World) -> None:
    with clock.fixed(datetime(2026, 12, 31, 20, tzinfo=UTC)):
        first = world.start()
        local = starting.start(
            world.session, world.inspector, world.project, world.published.id, zone=ZoneInfo("Asia/Shanghai")
        )
        second = world.start()
    assert (first.number, second.number) == ("TA-2026-000001", "TA-2026-000002")
    assert local.number == "TA-2027-000001"


def test_the_same_id_twice_is_one_inspection(world: World) -> None:
    wanted = ids.new()
    arguments = (world.session, world.inspector, world.project, world.published.id, wanted)
    assert starting.start(*arguments) is starting.start(*arguments)
    events = select(AuditEvent).where(AuditEvent.action == "inspection.started")
    assert len(world.session.scalars(events).all()) == 1
    with pytest.raises(Conflict):
        starting.start(world.session, world.colleague, world.project, world.published.id, wanted)


def test_the_next_inspection_goes_where_the_last_one_was_not(world: World) -> None:
    first = world.start()
    world.answer_all(first)
    world.finish(first.id)
    second = world.start()
    assert second.previous_id == first.id
    visited = {sheet.location_id for sheet in world.sheets(first, "lobby")}
    assert {place.id for place in world.lobbies} - visited <= {
        sheet.location_id for sheet in world.sheets(second, "lobby")
    }


def test_what_cannot_be_started_is_refused(world: World) -> None:
    def refused(kind: type[Exception], **changes: object) -> str:
        given = {"project": world.project, "revision_id": world.published.id, **changes}
        with pytest.raises(kind) as caught:
            starting.start(world.session, world.inspector, **given)
        return caught.value.code

    assert refused(NotFound, revision_id=ids.new()) == "not-found"
    closed = Project(region_id=world.region.id, code="ZZ", name="旧园", active=False, created_at=clock.now())
    assert refused(Conflict, project=closed) == "project-closed"
    newer = publish(world.session, None, revision(version="1.1.0"))
    world.session.refresh(world.published)
    assert refused(Conflict) == "revision-outdated"
    assert newer
    only = Part("places", Text("触点", "Places"), (Use(LOBBY),))
    places_only = publish(world.session, None, revision(parts=(only,)))
    assert places_only
    bare = Project(region_id=world.region.id, code="BARE", name="空园", active=True, created_at=clock.now())
    world.session.add(bare)
    world.session.flush()
    assert refused(Conflict, project=bare, revision_id=places_only.id) == "no-places"


def test_offers_tell_how_many_sheets_and_what_finds_no_place(world: World) -> None:
    (offer,) = starting.offers(world.session, world.project.id)
    assert (offer.revision.id, offer.sheets, offer.missing) == (world.published.id, 4, ())
    for place in world.lobbies:
        place.active = False
    world.session.flush()
    (offer,) = starting.offers(world.session, world.project.id)
    assert (offer.sheets, [checklist.id for checklist in offer.missing]) == (2, ["lobby"])


def test_a_conduct_checklist_per_location_without_touchpoint_is_filled_in_once(world: World) -> None:
    conduct: Checklist = replace(LOBBY, touchpoint=None, per=Per.LOCATION)
    row = publish(world.session, None, revision(parts=(Part("p", Text("", ""), (Use(conduct),)),)))
    assert row
    inspection = starting.start(world.session, world.inspector, world.project, row.id)
    (sheet,) = world.sheets(inspection, "lobby")
    assert sheet.location_id is None


def test_a_label_leaves_out_what_is_empty(world: World) -> None:
    place = lobby(world.session, world.project, 9)
    place.building, place.floor = "", ""
    assert starting.location_label(place) == "大堂"


def test_a_client_that_chooses_the_id_does_not_choose_the_places(world: World) -> None:
    chosen = UUID(int=7)
    started = starting.start(world.session, world.inspector, world.project, world.published.id, chosen)
    assert started.id == chosen
    assert started.seed != chosen.int
