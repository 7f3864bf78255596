"""Batches over HTTP; what single ops come to is tried with recording itself."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import func, select

from inspect_app import ids
from inspect_app.storage.database import Session
from inspect_app.storage.models import Device, Op
from tests.factories.pages import StrictClient
from tests.factories.wire import HERE, WireTablet


def test_a_batch_is_kept_and_answered(tablet: WireTablet, lobby: str, reading: Session) -> None:
    good = tablet.op("answer", {"value": "conform"}, lobby, "floor")
    bad = tablet.op("answer", {"value": "perhaps"}, lobby, "floor")
    answer = tablet.send(good, bad, unsent={"ops": 3, "photos": 2})
    told = answer.get_json()
    assert told["acked"] == [good["id"]]
    assert told["rejected"] == [
        {"id": bad["id"], "code": "answer-not-an-option", "message": "Choose one of the options."}
    ]
    assert told["current"] == []
    assert (told["more"], told["state"]) == (False, "in_progress")
    device = reading.get(Device, tablet.device)
    assert device is not None
    assert (device.unsent_ops, device.unsent_photos, device.build, device.kind) == (3, 2, "test", "tablet")


def test_the_same_again_is_the_same(tablet: WireTablet, lobby: str, reading: Session) -> None:
    batch = tablet.batch(tablet.op("note", "积水", lobby, "floor"))
    answers = [
        tablet.client.post(tablet.address("ops"), json=batch, headers=HERE).get_json() for _ in range(3)
    ]
    assert answers[0]["acked"] == answers[1]["acked"] == answers[2]["acked"] != []
    assert reading.scalar(select(func.count()).select_from(Op).where(Op.device_id == tablet.device)) == 1


def test_pulling_alone(tablet: WireTablet, as_: Callable[[str], StrictClient], lobby: str) -> None:
    start = tablet.send().get_json()["cursor"]
    other = WireTablet(as_("quality_manager"), tablet.inspection)
    sheet = str(ids.new())
    op = other.op("answer", {"value": "nonconform"}, lobby, "floor")
    other.send(op, other.op("sheet", {"checklist": "telephone", "label": "早"}, sheet))
    told = tablet.send(cursor=start).get_json()
    assert op["id"] in {entry["op"] for entry in told["current"]}
    assert [added["id"] for added in told["sheets"]] == [sheet]
    assert told["cursor"] > start
    assert tablet.send(cursor=told["cursor"]).get_json()["current"] == []


def test_who_is_contradicted_is_told_by_what_and_decides(
    tablet: WireTablet, as_: Callable[[str], StrictClient], lobby: str
) -> None:
    mine = tablet.op("note", "干燥", lobby, "floor")
    tablet.send(mine)
    other = WireTablet(as_("quality_manager"), tablet.inspection)
    theirs = other.op("note", "积水", lobby, "floor")
    told = other.send(theirs).get_json()
    (entry,) = [each for each in told["current"] if each["conflict"]]
    (loser,) = entry["others"]
    assert {entry["op"], loser["op"]} == {mine["id"], theirs["id"]}
    assert {entry["value"], loser["value"]} == {"干燥", "积水"}
    assert loser["name"]
    assert [each["others"] for each in tablet.bundle()["entries"] if each["conflict"]] == [[loser]]
    settled = tablet.op("note", loser["value"], lobby, "floor") | {"settles": [entry["op"], loser["op"]]}
    assert tablet.send(settled).get_json()["acked"] == [settled["id"]]
    (left,) = [
        each for each in tablet.bundle()["entries"] if each["field"] == "note" and each["item"] == "floor"
    ]
    assert (left["value"], left["conflict"], "others" in left) == (loser["value"], False, False)


def test_an_encounter_that_was_removed_is_told_of_and_counts_no_more(
    tablet: WireTablet, as_: Callable[[str], StrictClient], lobby: str
) -> None:
    made, call = str(ids.new()), {"checklist": "telephone", "label": "早"}
    before = tablet.bundle()["inspection"]["sheets"]
    added = tablet.op("sheet", call, made)
    off = tablet.op("sheet", call | {"withdrawn": True}, made)
    fixed = tablet.op("sheet", {"checklist": "lobby", "label": "", "withdrawn": True}, lobby)
    assert tablet.send(added).get_json()["acked"] == [added["id"]]
    told = tablet.send(off | {"base": added["id"]}, fixed).get_json()
    assert told["acked"] == [off["id"]]
    assert [one["code"] for one in told["rejected"]] == ["sheet-fixed"]
    colleague = WireTablet(as_("quality_manager"), tablet.inspection).bundle()
    # Its number is not given again, so whoever is offline has to know of it.
    assert made in {sheet["id"] for sheet in colleague["sheets"]}
    (entry,) = [entry for entry in colleague["entries"] if entry["sheet"] == made]
    assert (entry["value"], entry["conflict"]) == (call | {"withdrawn": True}, False)
    assert colleague["inspection"]["sheets"] == before
    assert tablet.client.get(f"/sheets/{made}").status_code == 404


def test_what_one_person_entered_is_not_taken_in_another_s_name(
    tablet: WireTablet, as_: Callable[[str], StrictClient], lobby: str, reading: Session
) -> None:
    """Somebody signs in beside the app, which has not noticed yet."""
    op = tablet.op("note", "x", lobby, "floor")
    entered_by = tablet.client.get("/api/v1/session").get_json()["user"]["id"]
    mine, tablet.client = tablet.client, as_("quality_manager")
    answer = tablet.send(op, user=entered_by)
    assert (answer.status_code, answer.get_json()["code"]) == (401, "sign-in-needed")
    assert reading.get(Op, UUID(op["id"])) is None
    tablet.client = mine
    assert tablet.send(op, user=entered_by).get_json()["acked"] == [op["id"]]


def test_an_app_too_old_is_told_to_update(tablet: WireTablet, lobby: str, reading: Session) -> None:
    answer = tablet.send(tablet.op("note", "x", lobby, "floor"), client={"api": 0, "build": "old"})
    assert (answer.status_code, answer.mimetype) == (426, "application/problem+json")
    assert answer.get_json()["code"] == "update-needed"
    assert reading.get(Device, tablet.device) is None


def test_a_newer_app_may_say_more(tablet: WireTablet) -> None:
    assert tablet.send(client={"api": 7, "build": "new", "mood": "fine"}, weather="rain").status_code == 200


BAD = [
    (b"", 422, "json-unreadable"),
    (b"[]", 422, "json-unreadable"),
    (b'{"device": 1, "device": 2}', 422, "json-unreadable"),
    (b"[" * 100_000, 422, "json-unreadable"),
    (b'{"a": ' * 5000 + b"1" + b"}" * 5000, 422, "json-unreadable"),
    (b"\xff\xfe{}", 422, "json-unreadable"),
    (b'{"cursor": NaN}', 422, "json-unreadable"),
    (b"{}", 422, "body-unusable"),
    (b"{" + b" " * (256 * 1024) + b"}", 413, "http-413"),
]


@pytest.mark.parametrize(("data", "status", "code"), BAD)
def test_bodies_that_are_none(tablet: WireTablet, data: bytes, status: int, code: str) -> None:
    answer = tablet.client.post(
        tablet.address("ops"), data=data, headers=HERE, content_type="application/json"
    )
    assert (answer.status_code, answer.get_json()["code"]) == (status, code)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"device": "x"}, "device"),
        ({"device": 7}, "device"),
        ({"cursor": -1}, "cursor"),
        ({"cursor": 1.5}, "cursor"),
        ({"cursor": True}, "cursor"),
        ({"cursor": 1e400}, "cursor"),
        ({"cursor": 2**64}, "cursor"),
        ({"sent_at": "2026-11-22T03:04:05"}, "sent_at"),
        ({"sent_at": 1764000000}, "sent_at"),
        ({"sent_at": "0001-01-01T00:00:00Z"}, "sent_at"),
        ({"client": {}}, "client.api"),
        ({"client": {"api": 1, "build": "a\0b"}}, "client.build"),
        ({"client": {"api": 1, "build": "\ud800"}}, "client.build"),
        ({"ops": {}}, "ops"),
        ({"ops": [{}] * 401}, "ops"),
        ({"unsent": {"ops": "3"}}, "unsent.ops"),
    ],
)
def test_frames_that_do_not_fit_are_told_where(
    tablet: WireTablet, changes: dict[str, object], field: str
) -> None:
    body = tablet.batch(**changes)
    if changes.get("cursor") == 1e400:
        body["cursor"] = 0
        text = tablet.client.application.json.dumps(body).replace('"cursor": 0', '"cursor": 1e999')
        answer = tablet.client.post(
            tablet.address("ops"), data=text, headers=HERE, content_type="application/json"
        )
    else:
        answer = tablet.client.post(tablet.address("ops"), json=body, headers=HERE)
    assert answer.status_code == 422
    told = answer.get_json()
    assert told["code"] == "body-unusable"
    assert [error["field"] for error in told["errors"]] == [field]
    assert all(error["message"] for error in told["errors"])


def test_an_op_that_is_none_stops_the_batch(tablet: WireTablet, lobby: str, reading: Session) -> None:
    for op in (None, 1, {}, {"id": "x"}, [{}]):
        answer = tablet.send(tablet.op("note", "x", lobby, "floor"), op)
        assert (answer.status_code, answer.get_json()["code"]) == (422, "op-unreadable")
    assert reading.scalar(select(func.count()).select_from(Op).where(Op.device_id == tablet.device)) == 0


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_other_kinds_of_content(tablet: WireTablet, kind: str) -> None:
    answer = tablet.client.post(tablet.address("ops"), data=b"{}", headers=HERE, content_type=kind)
    assert (answer.status_code, answer.mimetype) == (415, "application/problem+json")


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://localhost:81"}])
def test_from_elsewhere(tablet: WireTablet, headers: dict[str, str], reading: Session) -> None:
    answer = tablet.client.post(tablet.address("ops"), json=tablet.batch(), headers=headers)
    assert (answer.status_code, answer.get_json()["code"]) == (403, "origin-refused")
    assert reading.get(Device, tablet.device) is None
    ours = tablet.client.post(
        tablet.address("ops"), json=tablet.batch(), headers={"Origin": "http://localhost"}
    )
    assert ours.status_code == 200


def test_foreign_and_missing_inspections(tablet: WireTablet, as_: Callable[[str], StrictClient]) -> None:
    assert WireTablet(tablet.client, ids.new()).send().status_code == 404
    assert WireTablet(as_("stranger"), tablet.inspection).send().status_code == 404
    assert WireTablet(as_("supervisor"), UUID(str(tablet.inspection))).send().status_code == 403
