"""PUT /sheets/…/items/…/answer."""

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from inspect_app import ids
from inspect_app.services.records import load
from inspect_app.storage.database import Session
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def _token(client: StrictClient) -> str:
    client.get("/account")
    return client.token


def _put(client: StrictClient, sheet: object, body: Any, item: str = "floor", **more: Any) -> TestResponse:
    headers = {"X-CSRFToken": _token(client), "Accept": "application/json"}
    return client.put(f"/sheets/{sheet}/items/{item}/answer", json=body, headers=headers, **more)


def test_an_answer_is_stored_and_told_back(as_: As, cast: Cast, reading: Session) -> None:
    body = {"seen": 0, "answer": {"value": "conform"}, "note": "dry"}
    answer = _put(as_("inspector"), cast.own["sheet_id"], body)
    told = answer.get_json()
    assert (answer.status_code, told["revision"], told["answer"]) == (200, 1, {"value": "conform"})
    assert len(told["at"]) == 5
    sheets = load(reading, cast.own["inspection_id"]).sheets  # type: ignore[arg-type]
    stored = next(sheet for sheet in sheets if sheet.id == str(cast.own["sheet_id"]))
    assert stored.answers["floor"].note == "dry"


def test_the_second_writer_is_shown_the_first_ones_answer(as_: As, cast: Cast) -> None:
    sheet = cast.own["sheet_id"]
    _put(as_("inspector"), sheet, {"answer": {"value": "conform"}})
    clash = _put(as_("quality_manager"), sheet, {"answer": {"value": "nonconform"}})
    assert clash.status_code == 409
    assert clash.get_json()["current"]["answer"] == {"value": "conform"}
    assert _put(as_("quality_manager"), sheet, {"answer": {"value": "conform"}}).status_code == 200
    absent = _put(as_("inspector"), sheet, {"seen": 4, "answer": {"value": 1}}, "lamps")
    assert absent.get_json()["current"] == {"answer": {}, "note": "", "revision": 0, "at": ""}


def test_whoever_does_not_conduct_may_not(as_: As, cast: Cast, client: StrictClient) -> None:
    body = {"answer": {"value": "conform"}}
    assert _put(as_("supervisor"), cast.own["sheet_id"], body).status_code == 403
    assert _put(as_("stranger"), cast.own["sheet_id"], body).status_code == 404
    assert _put(as_("inspector"), cast.foreign["sheet_id"], body).status_code == 404
    client.get("/sign-in")
    headers = {"X-CSRFToken": client.token, "Accept": "application/json"}
    anonymous = client.put(f"/sheets/{cast.own['sheet_id']}/items/floor/answer", json=body, headers=headers)
    assert anonymous.status_code == 401


def test_without_its_token_nothing_is_stored(as_: As, cast: Cast) -> None:
    answer = as_("inspector").put(f"/sheets/{cast.own['sheet_id']}/items/floor/answer", json={})
    assert (answer.status_code, answer.get_json()["code"]) == (400, "csrf")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ([], "body"),
        ("x", "body"),
        ({"seen": -1}, "seen"),
        ({"seen": 1.5}, "seen"),
        ({"seen": "1"}, "seen"),
        ({"seen": 2**63}, "seen"),
        ({"answer": []}, "answer"),
        ({"note": 7}, "note"),
        ({"note": "a\0b"}, "note"),
        ({"answer": {"value": "perfect"}}, "value"),
        ({"answer": {"value": None}}, "answer"),
        ({"answer": {"not_applicable": ""}}, "not_applicable"),
    ],
)
def test_bad_input_is_told_by_field(as_: As, cast: Cast, body: Any, field: str) -> None:
    answer = _put(as_("inspector"), cast.own["sheet_id"], body)
    assert (answer.status_code, answer.get_json()["field"]) == (422, field)
    assert "%(" not in answer.get_json()["detail"]


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b'{"seen":NaN}', "application/json", 422),
        (b"\xff", "application/json", 422),
        (b"[" * 5000, "application/json", 422),
        (b"seen=1", "text/plain", 415),
        (b'{"note":"' + b"x" * 70_000 + b'"}', "application/json", 413),
    ],
)
def test_what_is_no_small_json_is_refused(as_: As, cast: Cast, data: bytes, kind: str, status: int) -> None:
    client = as_("inspector")
    headers = {"X-CSRFToken": _token(client), "Accept": "application/json"}
    path = f"/sheets/{cast.own['sheet_id']}/items/floor/answer"
    assert client.put(path, data=data, content_type=kind, headers=headers).status_code == status


def test_unknown_sheets_and_items_are_missing(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    assert _put(client, ids.new(), {}).status_code == 404
    assert _put(client, cast.own["sheet_id"], {}, "nothing").status_code == 404
    assert _put(client, "9" * 40, {}).status_code == 404


def test_only_put_is_taken(as_: As, cast: Cast) -> None:
    assert as_("inspector").get(f"/sheets/{cast.own['sheet_id']}/items/floor/answer").status_code == 405
