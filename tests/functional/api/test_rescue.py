"""A rescue file goes through the same doors as what a tablet sends."""

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from inspect_app import clock, ids
from inspect_app.services.tablet_documents import moment
from inspect_app.storage.database import Session
from inspect_app.storage.models import Op, Photo
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg
from tests.factories.wire import API, HERE, WireTablet, sha256


def photo(inspection: object, blob: UUID, data: bytes, **changes: object) -> dict[str, Any]:
    """A photo as the file holds it."""
    told = {"blob": str(blob), "inspection": str(inspection), "sha256": sha256(data), "length": len(data)}
    return {**told, "jpeg": base64.b64encode(data).decode(), **changes}


def bring(client: StrictClient, device: UUID, ops: dict[str, Any], *photos: dict[str, Any]) -> dict[str, Any]:
    """The answer to a file."""
    file = {"format": "inspect-rescue", "version": 1, "device": str(device), "user": str(ids.new())}
    body = {**file, "made_at": moment(clock.now()), "ops": ops, "photos": photos}
    answer = client.post(f"{API}/rescue", json=body, headers=HERE)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def test_ops_and_photos_are_brought_in(
    tablet: WireTablet, lobby: str, as_: Callable[[str], StrictClient], app: Flask, reading: Session
) -> None:
    data, blob = jpeg(5), ids.new()
    ops = [tablet.photo_op(data, lobby, "floor", blob), tablet.op("answer", {"value": 7}, lobby, "floor")]
    ops += [tablet.op("note", f"{number}", lobby, "floor") for number in range(250)]
    # The office may do it for the inspector.
    told = bring(
        as_("quality_manager"),
        tablet.device,
        {str(tablet.inspection): ops},
        photo(tablet.inspection, blob, data),
    )
    answer = told["inspections"][str(tablet.inspection)]
    assert answer["acked"] == [op["id"] for op in ops if op["field"] != "answer"]
    assert [one["code"] for one in answer["rejected"]] == ["answer-wrong-type"]
    assert told["photos"] == {"stored": [str(blob)], "refused": []}
    row = reading.get(Photo, blob)
    assert row is not None
    assert row.stored_at is not None
    assert app.extensions["blobs"].get(row.original) == data
    again = bring(
        tablet.client, tablet.device, {str(tablet.inspection): ops}, photo(tablet.inspection, blob, data)
    )
    assert again["inspections"][str(tablet.inspection)]["acked"] == answer["acked"]
    assert again["photos"] == told["photos"]


def test_a_file_takes_no_more_room_than_a_tablet(tablet: WireTablet, app: Flask) -> None:
    begun, more, data = ids.new(), ids.new(), jpeg(5)
    assert tablet.piece(begun, data, 0, 100).status_code == 204
    app.extensions["config"] = app.extensions["config"].model_copy(update={"uploads_mb": 0})
    here = tablet.inspection
    told = bring(tablet.client, tablet.device, {}, photo(here, begun, data), photo(here, more, jpeg(6)))
    # What has begun is brought to its end; of the other nothing is kept.
    assert told["photos"]["stored"] == [str(begun)]
    assert [(one["blob"], one["code"]) for one in told["photos"]["refused"]] == [(str(more), "upload-quota")]
    assert "nothing is lost" in told["photos"]["refused"][0]["message"]
    assert not app.extensions["blobs"].exists(sha256(jpeg(6)))


def test_days_later_ops_keep_their_moments(tablet: WireTablet, lobby: str, reading: Session) -> None:
    op = tablet.op("note", "vor Tagen", lobby, "floor")
    then = clock.now() - timedelta(days=3)
    bring(tablet.client, tablet.device, {str(tablet.inspection): [{**op, "at": moment(then)}]})
    row = reading.get(Op, UUID(op["id"]))
    assert row is not None
    assert abs(row.eff - then) < timedelta(minutes=1)


def test_what_is_not_one_s_own_is_told_and_the_rest_is_kept(
    tablet: WireTablet, lobby: str, cast: Cast, reading: Session
) -> None:
    mine, broken, foreign = ids.new(), ids.new(), ids.new()
    data = jpeg(6)
    elsewhere = str(cast.foreign["inspection_id"])
    note = tablet.op("note", "x", lobby, "floor")
    told = bring(
        tablet.client,
        tablet.device,
        {elsewhere: [tablet.op("note", "x", lobby, "floor")], str(tablet.inspection): [note]},
        photo(tablet.inspection, mine, data),
        photo(tablet.inspection, broken, data, sha256="0" * 64),
        photo(tablet.inspection, ids.new(), b"no photo"),
        photo(tablet.inspection, ids.new(), data, jpeg="=?"),
        photo(tablet.inspection, ids.new(), data, length=3),
        photo(elsewhere, foreign, data),
    )
    assert told["inspections"][elsewhere]["code"] == "not-found"
    assert told["inspections"][str(tablet.inspection)]["acked"] == [note["id"]]
    assert told["photos"]["stored"] == [str(mine)]
    codes = sorted(one["code"] for one in told["photos"]["refused"])
    assert codes == ["not-found", "photo-not_an_image", "upload-hash", "upload-hash", "upload-hash"]
    assert all(one["message"] for one in told["photos"]["refused"])


def test_a_batch_that_cannot_be_read_leaves_nothing_of_its_inspection(
    tablet: WireTablet, lobby: str, reading: Session
) -> None:
    note = tablet.op("note", "x", lobby, "floor")
    told = bring(tablet.client, tablet.device, {str(tablet.inspection): [note] * 200 + [{"n": 1}]})
    assert told["inspections"][str(tablet.inspection)]["code"] == "op-unreadable"
    assert reading.get(Op, UUID(note["id"])) is None


def test_files_of_another_kind(tablet: WireTablet) -> None:
    for change in ({"format": "other"}, {"version": 2}, {"ops": {"x": []}}, {"made_at": "gestern"}):
        body = {
            "format": "inspect-rescue",
            "version": 1,
            "device": str(tablet.device),
            "made_at": moment(clock.now()),
            **change,
        }
        answer = tablet.client.post(f"{API}/rescue", json=body, headers=HERE)
        assert (answer.status_code, answer.get_json()["code"]) == (422, "body-unusable")


def test_larger_than_the_server_takes(tablet: WireTablet) -> None:
    answer = tablet.client.post(
        f"{API}/rescue", data=bytes(31 * 1024 * 1024), headers=HERE, content_type="application/json"
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("flood", [{"photos": [{}] * 5001}, {"ops": {str(n): [] for n in range(5001)}}])
def test_a_flood_is_refused_as_a_whole(tablet: WireTablet, flood: dict[str, Any]) -> None:
    """Not fault by fault: what is wrong with each of thousands would fill the memory."""
    file = {
        "format": "inspect-rescue",
        "version": 1,
        "device": str(tablet.device),
        "made_at": moment(clock.now()),
    }
    answer = tablet.client.post(f"{API}/rescue", json={**file, **flood}, headers=HERE)
    assert answer.status_code == 422
    (name,) = flood
    assert [(one["field"], one["code"]) for one in answer.get_json()["errors"]] == [(name, "value_error")]
