"""Values as the tablet reads them."""

from datetime import UTC, datetime

import pytest

from inspect_app import ids
from inspect_app.inspection.merge import Said
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


@pytest.mark.parametrize(
    ("field", "tells"), [("answer", True), ("sign:inspector", False), ("finding:x", False)]
)
def test_what_contradicts_an_entry_is_told_with_it(field: str, tells: bool) -> None:
    by, other = ids.new(), Said(ids.new(), ids.new(), ids.new(), AT, AT, {"value": "1"})
    entry = Entry(None, "", field, "好", ids.new(), AT, AT, by, ids.new(), True, (other,))
    told = entry_document(entry, {other.by: "李强"}).get("others")
    at = "2026-11-22T03:04:05.006Z"
    said = {"op": str(other.id), "value": {"value": "1"}, "by": str(other.by), "name": "李强", "at": at}
    assert told == ([said] if tells else None)


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
