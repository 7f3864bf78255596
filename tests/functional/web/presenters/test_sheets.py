"""A sheet as its page and its script know it."""

import json
from dataclasses import replace
from fractions import Fraction
from uuid import UUID

from flask import Flask

from inspect_app.services.records import load
from inspect_app.storage.database import Session
from inspect_app.web.presenters import sheets
from tests.factories.cast import Cast
from tests.factories.programmes import FLOOR


def _record(reading: Session, cast: Cast, name: str = "done_id") -> object:
    inspection = cast.own[name]
    assert isinstance(inspection, UUID)
    return load(reading, inspection)


def test_sections_hold_every_item_and_mark_what_is_hidden(app: Flask, cast: Cast, reading: Session) -> None:
    record = _record(reading, cast)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        found = sheets.sections(record, record.sheets[0], frozenset({"floor"}), "en")
    floor, lamps = found[0].entries
    assert [section.title for section in found] == ["Floor", "Furniture"]
    assert (floor.outcome, floor.note, len(floor.photos)) == ("failed", "积水", 1)
    assert (lamps.outcome, lamps.ordinal, lamps.kind) == ("answered", 2, "count")
    assert floor.clauses == [("TP-5.3", "The floor is clean")]
    assert (floor.takes_photo, found[1].entries[0].takes_photo) == (True, False)
    seating = record.sheets[0].attributes.get("seating", False)
    assert found[1].entries[0].visible == seating


def test_the_script_is_told_rules_answers_and_photos(app: Flask, cast: Cast, reading: Session) -> None:
    record = _record(reading, cast)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        data = sheets.script_data(record, record.inspection.sheets[0], record.sheets[0])
    json.dumps(data)
    floor, lamps = data["groups"][0]["items"]
    assert (floor["photo"], floor["answer"]["type"], "pass_mark" in floor) == ("on-fail", "conformity", False)
    assert lamps["answer"]["deduct"] == "0.25"
    assert data["groups"][1]["items"][0]["when"] == {"attribute": "seating", "is": [True]}
    assert data["answers"]["floor"]["revision"] == 1
    assert [photo["id"] for photo in data["photos"]["floor"]] == [str(cast.own["photo_id"])]


def test_sheets_know_their_neighbours(cast: Cast, reading: Session) -> None:
    record = _record(reading, cast)
    order = [sheet.id for sheet in record.sheets]
    assert sheets.neighbours(record, record.sheets[0]) == (None, order[1])
    assert sheets.neighbours(record, record.sheets[-1]) == (order[-2], None)


def test_a_pass_mark_of_its_own_is_told() -> None:
    item = replace(FLOOR, pass_mark=Fraction(1, 2))
    assert sheets._rules(item)["pass_mark"] == "1/2"
