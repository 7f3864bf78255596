"""Reporting a problem outside of an inspection."""

from collections.abc import Callable
from io import BytesIO

from inspect_app import ids
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg

As = Callable[[str], StrictClient]


def _given(cast: Cast, **more: object) -> dict[str, object]:
    facts = {
        "source": "patrol",
        "severity": "minor",
        "what": "大堂积水",
        "location": str(cast.own["location_id"]),
    }
    return {"finding": str(ids.new()), **facts, **more}


def test_a_problem_with_a_photo_becomes_a_finding(as_: As, cast: Cast, reading: Session) -> None:
    path = f"/projects/{cast.own['project_id']}/findings/new"
    data = _given(cast, photos=(BytesIO(jpeg(3)), "a.jpg"))
    answer = as_("inspector").send(path, **data)
    assert answer.status_code == 302
    row = reading.query(Finding).filter_by(source="patrol").one()
    assert answer.headers["Location"] == f"/findings/{row.id}"
    assert len(row.photos) == 1
    page = as_("supervisor").get(f"/findings/{row.id}").text
    assert "大堂积水" in page
    assert "Give the supervisor’s opinion" in page
    assert "Waiting for the supervisor’s opinion" in as_("supervisor").get("/").text


def test_what_is_missing_is_said_and_the_rest_kept(as_: As, cast: Cast) -> None:
    path = f"/projects/{cast.own['project_id']}/findings/new"
    answer = as_("inspector").send(path, **_given(cast, what="", note="已围挡"))
    assert answer.status_code == 422
    assert "已围挡" in answer.text
    nowhere = as_("inspector").send(path, **_given(cast, location=""))
    assert "Choose a location, or say where it is." in nowhere.text
    bad = _given(cast, photos=(BytesIO(b"x"), "a.jpg"))
    refused = as_("inspector").send(path, **bad)
    assert "is not a photo" in refused.text


def test_from_a_scanned_place_the_form_knows_it(as_: As, cast: Cast) -> None:
    scanned = as_("inspector").get(f"/locations/{cast.own['location_id']}").text
    assert "Report a problem here" in scanned
    path = f"/projects/{cast.own['project_id']}/findings/new?location={cast.own['location_id']}&source=scan"
    page = as_("inspector").get(path).text
    assert f'selected value="{cast.own["location_id"]}"' in page
    assert 'selected value="scan"' in page


def test_with_one_project_there_is_nothing_to_choose(as_: As, cast: Cast) -> None:
    answer = as_("inspector").get("/findings/new")
    assert answer.headers["Location"] == f"/projects/{cast.own['project_id']}/findings/new"
    assert as_("worker").get("/findings/new").status_code == 403
