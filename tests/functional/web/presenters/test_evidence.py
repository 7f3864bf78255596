"""Remarks on evidence with the way to what they speak of."""

from uuid import UUID

from flask import Flask

from inspect_app.inspection.remarks import Remark
from inspect_app.services.records import load
from inspect_app.storage.database import Session
from inspect_app.web.presenters import evidence
from tests.factories.cast import Cast


def test_each_leads_to_its_item_or_sheet(app: Flask, cast: Cast, reading: Session) -> None:
    done = cast.own["done_id"]
    assert isinstance(done, UUID)
    record = load(reading, done)
    lobby = record.sheets[0].id
    told = (
        Remark("photo-library", sheet=lobby, item="floor", photo="p"),
        Remark("photo-library", sheet=lobby, item="floor", photo="q"),
        Remark("sheet-fast", {"items": 9, "seconds": 3}, lobby),
        Remark("clock-ahead", {"name": "Wang", "minutes": 5}),
    )
    with app.test_request_context(headers={"Accept-Language": "en"}):
        rows = evidence.told(told, record, "en")
    assert [row.href for row in rows] == [f"/sheets/{lobby}#item-floor", f"/sheets/{lobby}", ""]
    assert [row.photos for row in rows] == [("p", "q"), (), ()]
    assert rows[0].where.startswith("Lobby · ")
    assert rows[0].where != rows[1].where
    assert rows[2].where == ""
    assert rows[2].text.startswith("The clock of Wang")


def test_an_encounter_is_named_by_its_checklist(app: Flask, cast: Cast, reading: Session) -> None:
    done = cast.own["done_id"]
    assert isinstance(done, UUID)
    record = load(reading, done)
    call = next(sheet.id for sheet in record.sheets if sheet.checklist == "telephone")
    with app.test_request_context(headers={"Accept-Language": "en"}):
        (row,) = evidence.told([Remark("sheet-fast", {"items": 9, "seconds": 3}, call)], record, "en")
    assert row.where == "Telephone no. 1"
