"""A refused op for reading."""

from flask import Flask

from inspect_app import clock, ids
from inspect_app.services.reviewing import Refused, Spot
from inspect_app.storage.models import Device, Inspection, Op, Sheet
from inspect_app.web.presenters import refused
from tests.factories.programmes import revision


def test_all_is_worded(app: Flask) -> None:
    made = clock.now()
    op = Op(field="note", value="x", code="inspection-completed", detail={"number": "TA-1"}, eff=made)
    spot = Spot(Inspection(), revision(), Sheet(checklist="lobby", label="大堂"), "floor")
    device = Device(id=ids.new(), kind="office", agent="")
    with app.test_request_context(headers={"Accept-Language": "en"}):
        row = refused.row(Refused(op, "Wang", device, spot), "en")
    assert (row.subject, row.value, row.where, row.asked) == (
        "Note",
        "x",
        "Lobby · 大堂",
        "Floor level and clean",
    )
    assert row.why == "The inspection TA-1 is finished; nothing in it can be changed."
    assert (row.person, row.device, row.at) == ("Wang", "Office pages", made)
