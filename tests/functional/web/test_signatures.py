"""Signing through the page's script."""

import base64
from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from inspect_app.storage.database import Database
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import signature_png
from tests.factories.world import complete

As = Callable[[str], StrictClient]
IMAGE = "data:image/png;base64," + base64.b64encode(signature_png()).decode()


def _sign(client: StrictClient, inspection: object, **changes: object) -> TestResponse:
    client.get("/account")
    headers = {"X-CSRFToken": client.token, "Accept": "application/json"}
    body = {"role": "inspector", "name": "王芳", "image": IMAGE, **changes}
    return client.post(f"/inspections/{inspection}/signatures", json=body, headers=headers)


def test_a_complete_inspection_is_signed(as_: As, cast: Cast, database: Database) -> None:
    complete(database, cast.people["inspector"], cast.own["inspection_id"])
    client = as_("inspector")
    answer = _sign(client, cast.own["inspection_id"])
    assert answer.status_code == 201
    shown = client.get(answer.get_json()["image"])
    assert (shown.mimetype, shown.headers["Cache-Control"]) == ("image/png", "private, no-cache")
    assert as_("stranger").get(answer.get_json()["image"]).status_code == 404


def test_what_is_open_cannot_be_signed(as_: As, cast: Cast) -> None:
    answer = _sign(as_("inspector"), cast.own["inspection_id"])
    assert (answer.status_code, answer.get_json()["code"]) == (409, "still-open")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"role": "king"}, "role"),
        ({"role": 7}, "role"),
        ({"image": ""}, "image"),
        ({"image": "data:image/png;base64,AAAA"}, "image"),
        ({"image": "data:text/html,x"}, "image"),
    ],
)
def test_bad_input_is_told_by_field(as_: As, cast: Cast, changes: dict[str, object], field: str) -> None:
    answer = _sign(as_("inspector"), cast.own["inspection_id"], **changes)
    assert (answer.status_code, answer.get_json()["field"]) == (422, field)


def test_a_name_is_needed(as_: As, cast: Cast, database: Database) -> None:
    complete(database, cast.people["inspector"], cast.own["inspection_id"])
    answer = _sign(as_("inspector"), cast.own["inspection_id"], name=" ")
    assert (answer.status_code, answer.get_json()["field"]) == (422, "name")


def test_not_allowed(as_: As, cast: Cast) -> None:
    assert _sign(as_("supervisor"), cast.own["inspection_id"]).status_code == 403
    assert _sign(as_("inspector"), cast.foreign["inspection_id"]).status_code == 404


def test_wrong_method(as_: As, cast: Cast) -> None:
    assert as_("inspector").get(f"/inspections/{cast.own['inspection_id']}/signatures").status_code == 405
