"""Photos: in, out, off."""

import errno
from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from inspect_app import ids
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg
from tests.factories.wire import WireTablet

As = Callable[[str], StrictClient]


def _headers(client: StrictClient, **more: str) -> dict[str, str]:
    client.get("/account")
    return {"X-CSRFToken": client.token, "Accept": "application/json", **more}


def _post(
    client: StrictClient, sheet: object, data: bytes, name: str = "a.jpg", item: str = "floor"
) -> TestResponse:
    headers = _headers(client, **{"X-File-Name": name, "Content-Type": "application/octet-stream"})
    return client.post(f"/sheets/{sheet}/items/{item}/photos", data=data, headers=headers)


def test_a_photo_is_taken_in_and_shown(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    answer = _post(client, cast.own["sheet_id"], jpeg(7), "%E7%85%A7%E7%89%87.jpg")
    told = answer.get_json()
    assert (answer.status_code, told["name"]) == (201, "照片.jpg")
    for kind, kept in (
        ("thumbnail", "private, max-age=31536000, immutable"),
        ("picture", "private, no-cache"),
    ):
        shown = client.get(told[kind])
        assert (shown.status_code, shown.mimetype) == (200, "image/jpeg")
        assert shown.headers["Cache-Control"] == kept
        assert shown.data.startswith(b"\xff\xd8")
    again = _post(client, cast.own["sheet_id"], jpeg(7), "again.jpg")
    assert again.get_json()["id"] == told["id"]


def test_a_photo_is_taken_off_its_item(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    told = _post(client, cast.own["sheet_id"], jpeg(8)).get_json()
    for _ in range(2):
        assert client.delete(told["remove"], headers=_headers(client)).status_code == 200
    assert told["id"] not in client.get(f"/sheets/{cast.own['sheet_id']}").get_data(as_text=True)


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "empty"), (b"GIF89a....", "scan.jpg"), (b"%PDF-1.7", "scan.jpg")]
)
def test_what_is_no_photo_is_refused_by_name(as_: As, cast: Cast, data: bytes, words: str) -> None:
    answer = _post(as_("inspector"), cast.own["sheet_id"], data, "scan.jpg")
    assert answer.status_code == 422
    assert words in answer.get_json()["detail"]
    assert "scan.jpg" in answer.get_json()["detail"]


def test_an_upload_beyond_the_limit_is_refused(as_: As, cast: Cast) -> None:
    assert _post(as_("inspector"), cast.own["sheet_id"], b"x" * (30 * 2**20 + 1)).status_code == 413


def test_an_upload_may_be_larger_than_other_requests(as_: As, cast: Cast, app: Flask) -> None:
    client = as_("inspector")
    client.get("/account")
    app.config["MAX_CONTENT_LENGTH"] = 1000
    assert _post(client, cast.own["sheet_id"], jpeg(9)).status_code == 201


def test_not_allowed(as_: As, cast: Cast) -> None:
    assert _post(as_("supervisor"), cast.own["sheet_id"], jpeg()).status_code == 403
    assert _post(as_("inspector"), cast.foreign["sheet_id"], jpeg()).status_code == 404
    assert as_("supervisor").get(f"/photos/{cast.own['photo_id']}/thumbnail").status_code == 200
    assert as_("stranger").get(f"/photos/{cast.own['photo_id']}/picture").status_code == 404
    stranger = as_("stranger")
    path = f"/photos/{cast.own['photo_id']}"
    assert stranger.delete(path, headers=_headers(stranger)).status_code == 404
    supervisor = as_("supervisor")
    assert supervisor.delete(path, headers=_headers(supervisor)).status_code == 403


def test_a_finished_inspection_keeps_its_photos(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    answer = client.delete(f"/photos/{cast.own['photo_id']}", headers=_headers(client))
    assert (answer.status_code, answer.get_json()["code"]) == (409, "inspection-completed")


def test_unknown_items_and_photos_are_missing(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    assert _post(client, cast.own["sheet_id"], jpeg(), item="nothing").status_code == 404
    assert client.get(f"/photos/{ids.new()}/thumbnail").status_code == 404


def test_wrong_methods(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    assert client.get(f"/sheets/{cast.own['sheet_id']}/items/floor/photos").status_code == 405
    assert client.post(f"/photos/{cast.own['photo_id']}/picture", headers=_headers(client)).status_code == 405


def test_a_full_disk_is_told_and_nothing_is_kept(
    app: Flask, as_: As, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    client = as_("inspector")

    def no_room(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("inspect_app.storage.blobs.os.fsync", no_room)
    answer = _post(client, cast.own["sheet_id"], jpeg(9))
    monkeypatch.undo()
    assert (answer.status_code, answer.get_json()["code"]) == (507, "http-507")
    assert "disk is full" in answer.get_json()["detail"]
    assert _post(client, cast.own["sheet_id"], jpeg(9)).status_code == 201


def test_a_photo_that_has_not_come_yet_is_shown_as_such(as_: As, cast: Cast) -> None:
    client, inspection = as_("inspector"), cast.own["inspection_id"]
    assert isinstance(inspection, UUID)
    tablet, data, blob = WireTablet(client, inspection), jpeg(11), ids.new()
    sheet = str(cast.own["sheet_id"])
    tablet.send(tablet.photo_op(data, sheet, "floor", blob))
    for kind in ("thumbnail", "picture"):
        waiting = client.get(f"/photos/{blob}/{kind}")
        assert (waiting.status_code, waiting.mimetype) == (200, "image/svg+xml")
        assert waiting.headers["Cache-Control"] == "no-store"
    assert tablet.piece(blob, data).status_code == 204
    plain = client.get(f"/photos/{blob}/picture")
    assert (plain.status_code, plain.mimetype) == (200, "image/jpeg")
    circle = {"kind": "circle", "x1": 0.1, "y1": 0.1, "x2": 0.9, "y2": 0.9, "colour": "red"}
    tablet.send(tablet.op(f"marks:{blob}", [circle], sheet, "floor"))
    marked = client.get(f"/photos/{blob}/picture", headers={"If-None-Match": plain.headers["ETag"]})
    assert (marked.status_code, marked.mimetype) == (200, "image/jpeg")
    assert marked.data != plain.data
