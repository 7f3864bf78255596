"""A sheet as its page shows it."""

from uuid import UUID

from flask import Flask

from inspect_app.services.records import load
from inspect_app.storage.database import Session
from inspect_app.web.presenters import sheets
from tests.factories.cast import Cast


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
    seating = record.sheets[0].attributes.get("seating", False)
    assert found[1].entries[0].visible == seating


def test_sheets_know_their_neighbours(cast: Cast, reading: Session) -> None:
    record = _record(reading, cast)
    order = [sheet.id for sheet in record.sheets]
    assert sheets.neighbours(record, record.sheets[0]) == (None, order[1])
    assert sheets.neighbours(record, record.sheets[-1]) == (order[-2], None)
