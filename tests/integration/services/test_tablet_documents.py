"""Values as the tablet reads them."""

from datetime import UTC, datetime

from inspect_app import ids
from inspect_app.services.recording.model import Entry
from inspect_app.services.records import load
from inspect_app.services.tablet_documents import (
    entry_document,
    location_document,
    moment,
    scored_document,
    sheet_document,
)
from tests.factories.world import World

AT = datetime(2026, 11, 22, 3, 4, 5, 6999, tzinfo=UTC)


def test_moments_have_milliseconds_and_z() -> None:
    assert moment(AT) == "2026-11-22T03:04:05.006Z"


def test_an_entry_of_no_sheet_and_item() -> None:
    entry = Entry(None, "", "remarks", "好", ids.new(), AT, AT, ids.new(), ids.new(), True)
    told = entry_document(entry)
    assert (told["sheet"], told["item"], told["value"], told["conflict"]) == (None, None, "好", True)


def test_sheets_as_kept_and_as_scored(world: World) -> None:
    inspection = world.start()
    row = world.sheets(inspection, "lobby")[0]
    world.answer(row.id, "floor", "conform", note="干净")
    world.answer(row.id, "lamps", 2)
    told = sheet_document(row, world.project.id)
    # Which of the lobbies comes first on a walk is drawn; only one has seats.
    place = next(each for each in world.lobbies if each.id == row.location_id)
    assert (told["location"], told["place"], told["attributes"]) == (
        str(row.location_id),
        str(row.location_id),
        {"seating": place.building == "1号楼"},
    )
    scored = scored_document(load(world.session, inspection.id).sheets[0])
    assert scored["answers"] == {"floor": {"value": "conform"}, "lamps": {"value": "2"}}
    assert scored["place"] == told["place"]


def test_a_place_tells_its_position_only_where_it_is_known(world: World) -> None:
    place = world.lobbies[0]
    assert "latitude" not in location_document(place)
    place.latitude, place.longitude = 31.2, 121.5
    assert location_document(place)["longitude"] == 121.5
