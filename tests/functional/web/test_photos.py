"""Photos: shown in copies, never as they came."""

from collections.abc import Callable
from uuid import UUID

from inspect_app import ids
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg
from tests.factories.wire import WireTablet

As = Callable[[str], StrictClient]


def test_copies_are_shown_to_those_who_may_look(as_: As, cast: Cast) -> None:
    client = as_("supervisor")
    for kind, kept in (
        ("thumbnail", "private, max-age=31536000, immutable"),
        ("picture", "private, no-cache"),
    ):
        shown = client.get(f"/photos/{cast.own['photo_id']}/{kind}")
        assert (shown.status_code, shown.mimetype) == (200, "image/jpeg")
        assert shown.headers["Cache-Control"] == kept
        assert shown.data.startswith(b"\xff\xd8")
        assert as_("stranger").get(f"/photos/{cast.own['photo_id']}/{kind}").status_code == 404
        assert client.get(f"/photos/{ids.new()}/{kind}").status_code == 404


def test_pages_take_no_photo_and_remove_none(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    client.get("/account")
    headers = {"X-CSRFToken": client.token}
    photo = f"/photos/{cast.own['photo_id']}"
    assert client.delete(photo, headers=headers).status_code == 404
    assert client.post(f"{photo}/picture", headers=headers).status_code == 405
    into = f"/sheets/{cast.own['sheet_id']}/items/floor/photos"
    assert client.post(into, data=jpeg(), headers=headers).status_code == 404


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
