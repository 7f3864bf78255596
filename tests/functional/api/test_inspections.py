"""Lists and bundles: what a tablet takes along, and when it need not take it again."""

import gzip
from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from inspect_app import ids
from inspect_app.checklist.codec import encode
from inspect_app.services.revisions import load_revision
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import Answer, Inspection, Location, Sheet
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.wire import API, HERE, WireTablet

As = Callable[[str], StrictClient]


def listed(client: StrictClient, query: str = "") -> list[str]:
    """The ids on the list."""
    return [one["id"] for one in client.get(f"{API}/inspections{query}").get_json()["inspections"]]


def test_those_in_progress_where_one_may_conduct(as_: As, cast: Cast) -> None:
    own, foreign = str(cast.own["inspection_id"]), str(cast.foreign["inspection_id"])
    assert listed(as_("inspector")) == [own]
    assert listed(as_("stranger")) == [foreign]
    # Begun by somebody else of the same project.
    assert listed(as_("inspector"), "?mine=1") == []
    assert as_("supervisor").get(f"{API}/inspections").status_code == 403


def test_a_page_at_a_time(as_: As, cast: Cast, database: Database) -> None:
    with database.writing() as session:
        first = session.get(Inspection, cast.own["inspection_id"])
        assert first is not None
        for number in range(30):
            copied = {c.name: getattr(first, c.name) for c in Inspection.__table__.columns}
            mine = {"id": ids.new(), "number": f"X-{number}", "inspector_id": cast.people["inspector"].id}
            session.add(Inspection(**{**copied, **mine}))
    client = as_("inspector")
    page = client.get(f"{API}/inspections?mine=1").get_json()
    rest = client.get(f"{API}/inspections?mine=1&after={page['after']}").get_json()
    assert (len(page["inspections"]), len(rest["inspections"]), rest["after"]) == (25, 5, None)
    found = page["inspections"] + rest["inspections"]
    assert {one["number"] for one in found} == {f"X-{number}" for number in range(30)}
    assert [one["id"] for one in found] == sorted((one["id"] for one in found), reverse=True)


def test_a_bundle_holds_all_that_is_needed(tablet: WireTablet, cast: Cast, reading: Session) -> None:
    bundle = tablet.bundle()
    row = reading.get(Inspection, tablet.inspection)
    assert row is not None
    revision = load_revision(reading, row.revision_id)
    assert bundle["revision"]["hash"] == revision.content_hash
    assert bundle["revision"]["programme"] == encode(revision.programme)
    assert set(bundle["revision"]["clauses"]) == set(revision.clauses)
    assert bundle["inspection"]["seed"] == row.seed
    assert bundle["inspection"]["previous_number"] is not None
    assert [sheet["position"] for sheet in bundle["sheets"]] == [1, 2, 3, 4]
    lobbies = [sheet for sheet in bundle["sheets"] if sheet["checklist"] == "lobby"]
    # The walk goes by the places' codes, which are drawn: any of the lobbies may come first.
    assert all(
        one["attributes"] == reading.get_one(Location, UUID(one["location"])).attributes for one in lobbies
    )
    assert all(one["location"] == one["place"] for one in lobbies)
    assert {one["id"] for one in bundle["locations"]} >= {one["place"] for one in lobbies}
    telephone = next(sheet for sheet in bundle["sheets"] if sheet["checklist"] == "telephone")
    assert (telephone["location"], telephone["place"]) == (None, str(cast.own["project_id"]))
    places = {one["place"] for one in lobbies}
    of_last = select(Sheet).where(Sheet.inspection_id == row.previous_id, Sheet.location_id.is_not(None))
    last = {str(one.location_id): one.id for one in reading.scalars(of_last)}
    seen_again = [sheet for sheet in bundle["previous"] if sheet["place"] in places & set(last)]
    assert seen_again
    for sheet in seen_again:
        floor = select(Answer.answer).where(Answer.sheet_id == last[sheet["place"]], Answer.item == "floor")
        assert sheet["answers"]["floor"] == reading.scalar(floor)
        assert sheet["answers"]["lamps"] == {"value": "0"}
    assert str(row.inspector_id) in bundle["people"]


def test_what_was_answered_is_in_it(tablet: WireTablet, lobby: str, cast: Cast) -> None:
    op = tablet.op("answer", {"value": "conform"}, lobby, "floor")
    tablet.send(op)
    entry = next(each for each in tablet.bundle()["entries"] if each["op"] == op["id"])
    assert entry["value"] == {"value": "conform"}
    assert entry["by"] == str(cast.people["inspector"].id)
    assert entry["device"] == str(tablet.device)
    assert (entry["at"], entry["conflict"]) == (op["at"], False)
    assert tablet.bundle()["cursor"] >= 1
    assert tablet.bundle()["people"][entry["by"]] == "Inspector"


def test_packed_where_the_browser_takes_it(tablet: WireTablet) -> None:
    plain = tablet.client.get(tablet.address("bundle"))
    packed = tablet.client.get(tablet.address("bundle"), headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.data)[:12] == plain.data[:12]
    refused = tablet.client.get(tablet.address("bundle"), headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


def _change_place(app: Flask, tablet: WireTablet) -> None:
    with app.extensions["database"].writing() as session:
        place = session.get(Location, UUID(tablet.bundle()["locations"][0]["id"]))
        assert place is not None
        place.name = "大堂东侧"


CHANGES: dict[str, Callable[[Flask, WireTablet], object]] = {
    "an answer": lambda _, tablet: tablet.send(
        tablet.op("answer", {"value": "conform"}, tablet.bundle()["sheets"][0]["id"], "floor")
    ),
    "a claim": lambda _, tablet: tablet.client.put(
        tablet.address(f"claims/{tablet.bundle()['sheets'][0]['id']}"), headers=HERE
    ),
    "a sheet": lambda _, tablet: tablet.send(
        tablet.op("sheet", {"checklist": "telephone", "label": "早"}, str(ids.new()))
    ),
    "a place": _change_place,
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_it_need_not_be_taken_again_until_something_changes(
    tablet: WireTablet, app: Flask, change: str
) -> None:
    tag = tablet.client.get(tablet.address("bundle")).headers["ETag"]
    same = tablet.client.get(tablet.address("bundle"), headers={"If-None-Match": tag})
    assert (same.status_code, same.data, same.headers["ETag"]) == (304, b"", tag)
    summary = tablet.client.get(f"{API}/inspections").get_json()["inspections"][0]
    assert summary["etag"] == tablet.bundle()["inspection"]["etag"] == tag.removeprefix("W/").strip('"')
    CHANGES[change](app, tablet)
    other = tablet.client.get(tablet.address("bundle"), headers={"If-None-Match": tag})
    assert other.status_code == 200
    assert other.headers["ETag"] != tag
    assert tablet.client.get(f"{API}/inspections").get_json()["inspections"][0]["etag"] != summary["etag"]
