"""The forms of an inspection, beyond what their pages' tests show."""

from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app.web.forms.inspections import StartForm

ONE = "01a20054-ff68-74b8-a46e-b9e842653144"


def test_a_start_names_a_revision_and_its_own_id(app: Flask) -> None:
    with app.test_request_context():
        assert StartForm(MultiDict({"revision": ONE, "inspection": ONE}), meta={"csrf": False}).validate()
        for given in ({}, {"revision": ONE}, {"revision": ONE, "inspection": "7"}):
            assert not StartForm(MultiDict(given), meta={"csrf": False}).validate()
