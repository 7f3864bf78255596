"""Submitting: told all that is missing at once, finished once, and told so as often as it asks."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import func, select

from inspect_app import ids
from inspect_app.services.finishing import finish
from inspect_app.storage.database import Database, Session
from inspect_app.storage.models import AuditEvent, Inspection
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg
from tests.factories.wire import WireTablet


def test_a_whole_inspection_is_finished(tablet: WireTablet, reading: Session) -> None:
    tablet.fill()
    answer = tablet.submit(tablet.wish())
    assert answer.status_code == 200
    told = answer.get_json()
    row = reading.get(Inspection, tablet.inspection)
    assert row is not None
    assert (row.state, told["number"]) == ("completed", row.number)
    assert (told["score"], told["grade"], told["findings"]) == (row.score, row.grade, 0)
    assert set(told["grade_title"]) == {"zh", "en"}
    assert told["finished_at"].endswith("Z")
    assert tablet.send().get_json()["state"] == "completed"


def test_the_same_wish_again_is_told_the_same(tablet: WireTablet, reading: Session) -> None:
    tablet.fill()
    wish = tablet.wish()
    told = [tablet.submit(wish).get_json() for _ in range(3)]
    assert told[0] == told[1] == told[2]
    finished = select(func.count()).where(
        AuditEvent.subject_id == tablet.inspection, AuditEvent.action == "inspection.finished"
    )
    assert reading.scalar(finished) == 1
    row = reading.get(Inspection, tablet.inspection)
    assert row is not None
    assert row.submit_id == UUID(wish["id"])


def test_another_wish_is_told_it_was_finished(tablet: WireTablet, as_: Callable[[str], StrictClient]) -> None:
    tablet.fill()
    wish = tablet.wish()
    tablet.submit(wish)
    other = WireTablet(as_("quality_manager"), tablet.inspection)
    answer = other.submit({**wish, "id": str(ids.new())})
    assert (answer.status_code, answer.get_json()["code"]) == (409, "already_submitted")
    late = tablet.send(tablet.op("remarks", "doch noch")).get_json()
    assert [one["code"] for one in late["rejected"]] == ["inspection-completed"]


def test_finished_in_the_office(tablet: WireTablet, database: Database, cast: Cast) -> None:
    tablet.fill()
    wish = tablet.wish()
    with database.writing() as session:
        finish(session, cast.people["inspector"], tablet.inspection)
    assert tablet.submit(wish).get_json()["code"] == "already_submitted"


def test_all_that_is_missing_is_told_at_once(tablet: WireTablet, lobby: str) -> None:
    blob = ids.new()
    tablet.send(tablet.photo_op(jpeg(), lobby, "floor", blob))
    tablet.op("note", "never sent", lobby, "floor")
    unknown = ids.new()
    wish = tablet.wish(blobs=[str(blob), str(unknown)], state="0" * 64)
    answer = tablet.submit(wish)
    assert (answer.status_code, answer.get_json()["code"]) == (409, "incomplete")
    missing = answer.get_json()["missing"]
    assert (missing["ops"], missing["signature"], missing["changed"]) == (1, True, True)
    assert missing["blobs"] == sorted([str(blob), str(unknown)])
    assert {"sheet": lobby, "item": "floor", "lack": "answer"} in missing["open"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"ops": {"count": 99, "digest": "0" * 64}}, "ops"),
        ({"state": "0" * 64}, "changed"),
    ],
)
def test_one_thing_alone(tablet: WireTablet, change: dict[str, object], expected: str) -> None:
    tablet.fill()
    missing = tablet.submit(tablet.wish(**change)).get_json()["missing"]
    assert {name for name, value in missing.items() if value} == {expected}


def test_as_many_ops_but_others_are_a_lack(tablet: WireTablet) -> None:
    tablet.fill()
    wish = tablet.wish()
    wish["ops"] = {**wish["ops"], "digest": "0" * 64}
    assert tablet.submit(wish).get_json()["missing"]["ops"] == 1


def test_more_ops_than_the_tablet_speaks_of_are_no_lack(tablet: WireTablet) -> None:
    # It restored itself from its journal, and is not sure which of them came under its new name.
    tablet.fill()
    assert tablet.submit(tablet.wish(ops={"count": 0, "digest": "0" * 64})).status_code == 200


def test_a_photo_whose_bytes_did_not_come(tablet: WireTablet, lobby: str) -> None:
    data, blob = jpeg(3), ids.new()
    tablet.send(tablet.photo_op(data, lobby, "floor", blob))
    tablet.fill()
    # Also where the tablet does not name it: another may have announced it.
    assert tablet.submit(tablet.wish(blobs=[])).get_json()["missing"]["blobs"] == [str(blob)]
    tablet.piece(blob, data)
    assert tablet.submit(tablet.wish()).status_code == 200


def test_a_change_after_signing_needs_a_new_signature(
    tablet: WireTablet, lobby: str, as_: Callable[[str], StrictClient]
) -> None:
    tablet.fill()
    wish = tablet.wish()
    other = WireTablet(as_("quality_manager"), tablet.inspection)
    other.send(other.op("answer", {"value": "nonconform"}, lobby, "floor"))
    missing = tablet.submit(wish).get_json()["missing"]
    assert (missing["signature"], missing["changed"]) == (True, True)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": "x"}, "id"),
        ({"state": "G" * 64}, "state"),
        ({"ops": {"count": -1, "digest": "0" * 64}}, "ops.count"),
        ({"blobs": [1]}, "blobs.0"),
    ],
)
def test_wishes_that_do_not_fit(tablet: WireTablet, change: dict[str, object], field: str) -> None:
    answer = tablet.submit(tablet.wish(**change))
    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]
