"""The form of a plan as the rules see it."""

from datetime import date, time

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app.planning.model import Mark, Slot
from inspect_app.web.forms.plans import PlanForm, SlotForm


def test_a_slot_is_written_and_shown_alike(app: Flask) -> None:
    slot = Slot("本月", Mark(-5, time(8)), Mark(0, time(18)), Mark(3, time(18)))
    with app.test_request_context():
        form = SlotForm()
        form.show(slot)
        assert form.slot() == slot


@pytest.mark.parametrize("given", ["", "24:00", "x", "8"])
def test_what_is_no_time_is_told_in_our_words(app: Flask, given: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "zh-CN"}):
        form = SlotForm(MultiDict({"name": "x", "opens_at": given}))
        assert not form.validate()
        assert [str(error) for error in form.opens_at.errors] == ["请填写时间，如 08:30。"]


def test_a_new_plan_begins_with_two_patrols(app: Flask) -> None:
    with app.test_request_context():
        form = PlanForm()
        form.begin(date(2026, 11, 2), ("a", "b", "c", "d"))
        slots = [entry.form.slot() for entry in form.slots]
    assert form.kind.data == "twice"
    assert [slot.name for slot in slots] == ["a", "b", "c", "d"]
    assert all(slot.opens < slot.due <= slot.missed for slot in slots)
