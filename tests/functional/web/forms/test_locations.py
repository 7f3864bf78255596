"""Forms of locations: known attributes have a field each, the others are written."""

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app.errors import Invalid
from inspect_app.services.locations import LocationFacts
from inspect_app.storage.database import Session
from inspect_app.storage.models import Location
from inspect_app.web.forms.locations import KNOWN, LocationForm, LocationsForm, position_of
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

FINE = {"building": " 3号楼 ", "floor": "1层", "name": "大堂", "touchpoint": "11"}
LONG = {"building": 40, "floor": 40, "name": 80}
Told = dict[str, list[str]]


def _sent(app: Flask, language: str = "en", **fields: str) -> tuple[LocationForm, Told]:
    with app.test_request_context(headers={"Accept-Language": language}):
        form = LocationForm(MultiDict({**FINE, **fields}), meta={"csrf": False})
        form.offer(language)
        form.validate()
        return form, {name: [str(error) for error in errors] for name, errors in form.errors.items()}


def test_what_was_written_becomes_facts(app: Flask) -> None:
    form, errors = _sent(
        app, attribute_seating="yes", attribute_underground="no", attributes="lifts: 2\nglass： 大"
    )
    assert errors == {}
    assert form.facts() == LocationFacts(
        "3号楼", "1层", "大堂", 11, {"lifts": 2, "glass": "大", "seating": True, "underground": False}
    )


def test_other_attributes_that_cannot_be_are_the_service_s_to_refuse(app: Flask) -> None:
    form, errors = _sent(app, attributes="外窗: 大")
    assert errors == {}
    with app.test_request_context(), pytest.raises(Invalid, match="attribute-form"):
        form.facts()


def test_what_is_not_said_is_no_attribute(app: Flask) -> None:
    form, errors = _sent(app, building="", floor="")
    assert errors == {}
    assert form.facts() == LocationFacts("", "", "大堂", 11, {})


@pytest.mark.parametrize(
    ("field", "given", "english"),
    [
        *((name, "字" * (longest + 1), f"At most {longest} characters.") for name, longest in LONG.items()),
        *((name, "a\0b", "This holds a character that cannot be stored.") for name in (*LONG, "attributes")),
        *((name, "a\nb", "Write this on one line.") for name in LONG),
        ("name", "", "Fill this in."),
        ("attributes", "x" * 4001, "At most 4000 characters."),
        ("touchpoint", "", "Choose one."),
        ("touchpoint", "21", "Choose one of those offered."),
        ("touchpoint", "１１", "Choose one of those offered."),
        ("attribute_seating", "perhaps", "Choose one of those offered."),
    ],
)
def test_what_cannot_be_is_told_at_its_field(app: Flask, field: str, given: str, english: str) -> None:
    assert _sent(app, "en", **{field: given})[1][field][0] == english
    assert not _sent(app, "zh", **{field: given})[1][field][0].isascii()


@pytest.mark.parametrize(
    ("language", "touchpoint", "label", "choose"),
    [("en", "11 Lobby", "Has seating", "Choose …"), ("zh", "11 大堂", "有座椅", "请选择")],
)
def test_touchpoints_and_attributes_are_named(
    app: Flask, language: str, touchpoint: str, label: str, choose: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        form = LocationForm(formdata=None, meta={"csrf": False})
        form.offer(language)
        shown = str(form.touchpoint())
        assert f">{touchpoint}<" in shown
        assert choose in shown
        assert shown.count("<option") == 21
        assert label in [field.label.text for field in form.known_fields()]
    assert len(KNOWN) == len(form.known_fields())


def test_a_location_is_shown_and_read_back_the_same(app: Flask) -> None:
    held = {"seating": True, "underground": False, "lifts": 2, "stone-floor": "half"}
    location = Location(building="3号楼", floor="", name="大堂", touchpoint=11, attributes=held)
    with app.test_request_context():
        form = LocationForm(formdata=None, meta={"csrf": False})
        form.show(location)
        assert form["attribute_seating"].data == "yes"
        assert form["attribute_underground"].data == "no"
        assert form.attributes.data == "lifts: 2\nstone-floor: half"
        assert form.facts() == LocationFacts("3号楼", "", "大堂", 11, held)
    assert location.attributes == held


@pytest.mark.parametrize(
    ("given", "fine"),
    [("1,1,a,11", True), ("", False), ("x" * 20_001, False), ("a\0", False), ("a\tb\r\nc", True)],
)
def test_many_lines(app: Flask, given: str, fine: bool) -> None:
    with app.test_request_context():
        form = LocationsForm(MultiDict({"lines": given}), meta={"csrf": False})
        assert form.validate() == fine


@pytest.mark.parametrize(
    ("written", "position"),
    [
        ("31.2304, 121.4737", (31.2304, 121.4737)),
        ("31.2304，121.4737", (31.2304, 121.4737)),
        ("-33.8 151", (-33.8, 151.0)),
        ("31.2304", None),
        ("91, 0", None),
        ("0, 181", None),
        ("nan, inf", None),
        ("", None),
    ],
)
def test_a_position_as_maps_give_it(written: str, position: tuple[float, float] | None) -> None:
    assert position_of(written) == position


def test_a_position_is_kept_shown_and_taken_away(
    as_: Callable[[str], StrictClient], cast: Cast, reading: Session
) -> None:
    client, path = as_("property_manager"), f"/locations/{cast.own['location_id']}"
    fields = {"building": "9号楼", "floor": "1层", "name": "大堂", "touchpoint": "11"}
    refused = client.send(f"{path}/edit", **fields, position="somewhere")
    assert refused.status_code == 422
    assert "31.2304, 121.4737" in refused.text
    assert client.send(f"{path}/edit", **fields, position="31.2304, 121.4737").status_code == 302
    assert "31.23040, 121.47370" in client.get(path).text
    assert 'value="31.2304, 121.4737"' in client.get(f"{path}/edit").text
    assert client.send(f"{path}/edit", **fields, position="").status_code == 302
    place = reading.get(Location, cast.own["location_id"])
    assert place is not None
    assert (place.latitude, place.longitude) == (None, None)
