"""The walk list."""

from uuid import UUID

from flask import Flask

from inspect_app.services.progress import standing
from inspect_app.services.records import load
from inspect_app.storage.database import Session
from inspect_app.web.presenters import walk
from tests.factories.cast import Cast


def test_stops_by_building_then_encounters_then_the_rest(app: Flask, cast: Cast, reading: Session) -> None:
    inspection = cast.own["inspection_id"]
    assert isinstance(inspection, UUID)
    record = load(reading, inspection)
    state = standing(reading, record)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        stages = walk.stages(record, state, "en")
    assert [stage.title for stage in stages][-2:] == ["Service encounters", "The whole project"]
    first = stages[0].stops[0]
    assert (first.title, first.place, first.state, stages[0].left) == ("Lobby", "1层 大堂", "new", 1)


def test_a_finished_inspection_has_nothing_left(app: Flask, cast: Cast, reading: Session) -> None:
    inspection = cast.own["done_id"]
    assert isinstance(inspection, UUID)
    record = load(reading, inspection)
    state = standing(reading, record)
    with app.test_request_context(headers={"Accept-Language": "zh-CN"}):
        stages = walk.stages(record, state, "zh")
    assert {stage.left for stage in stages} == {0}
    assert {stop.state for stage in stages for stop in stage.stops} == {"complete"}
