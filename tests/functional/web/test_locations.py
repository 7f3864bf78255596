"""Locations: made, changed, labelled, scanned."""

from collections.abc import Callable

import pytest

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]
GARAGE = {
    "building": "3 栋",
    "floor": "B1",
    "name": "停车场",
    "touchpoint": "5",
    "attribute_underground": "yes",
}


def test_made_and_changed(as_: As, cast: Cast) -> None:
    manager = as_("property_manager")
    project = f"/projects/{cast.own['project_id']}"
    answer = manager.send(f"{project}/locations/new", **GARAGE, attributes="levels: 2")
    assert answer.status_code == 302
    path = answer.headers["Location"]
    page = manager.get(path).text
    assert "Underground" in page
    assert "levels: 2" in page
    edit = manager.get(f"{path}/edit").text
    assert '<option selected value="yes">' in edit
    assert manager.send(f"{path}/edit", **{**GARAGE, "attribute_underground": "no"}).status_code == 302
    assert "Underground: No" in manager.get(path).text
    for verb, word in (("deactivate", "Inactive"), ("activate", "Active")):
        assert manager.send(f"{path}/{verb}").status_code == 302
        assert word in manager.get(path).text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"touchpoint": "21"}, "Choose one of those offered."),
        ({"touchpoint": ""}, "Choose one."),
        ({"attributes": "nonsense"}, "Attribute names are small letters"),
        ({"attribute_underground": "maybe"}, "Choose one of those offered."),
        ({"building": "1号楼", "floor": "1层", "name": "大堂"}, "of this name on this floor"),
        ({"name": ""}, "Fill this in."),
    ],
)
def test_what_cannot_be(as_: As, cast: Cast, fields: dict[str, str], told: str) -> None:
    path = f"/projects/{cast.own['project_id']}/locations/new"
    answer = as_("property_manager").send(path, **{**GARAGE, **fields})
    assert answer.status_code == 422
    assert told in answer.text


def test_many_at_once(as_: As, cast: Cast) -> None:
    manager = as_("property_manager")
    project = f"/projects/{cast.own['project_id']}"
    answer = manager.send(f"{project}/locations/add", lines="8 栋,1F,门厅,11\n8 栋,B1,车库,5")
    assert answer.status_code == 302
    page = manager.get(project).text
    assert "2 locations added." in page
    assert "门厅" in page
    answer = manager.send(f"{project}/locations/add", lines="9 栋,1F,门厅,11\nnonsense")
    assert answer.status_code == 422
    assert "Line 2 cannot be read" in answer.text
    assert "9 栋" not in manager.get(project).text


def test_a_label_is_a_picture_and_leads_back(as_: As, cast: Cast) -> None:
    client = as_("inspector")
    picture = client.get(f"/locations/{cast.own['location_id']}/qr.svg")
    assert picture.mimetype == "image/svg+xml"
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    answer = client.get(f"/l/{str(cast.own['code']).lower()}")
    assert answer.headers["Location"] == f"/locations/{cast.own['location_id']}"
    assert client.get("/l/NOPE").status_code == 404


def test_labels_of_a_project(as_: As, cast: Cast) -> None:
    page = as_("inspector").get(f"/projects/{cast.own['project_id']}/labels").text
    assert page.count('class="label"') == 3
    assert str(cast.own["code"]) in page
