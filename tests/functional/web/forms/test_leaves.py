"""Handing work over: a colleague, and days that are days."""

from datetime import date

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app.web.forms.leaves import LeaveForm

FINE = {"delegate": "wang", "first": "2026-12-01", "last": "2026-12-05"}


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({}, "", ""),
        ({"delegate": " "}, "delegate", "Fill this in."),
        ({"first": ""}, "first", "Fill this in."),
        ({"last": "2026-13-01"}, "last", "Enter a date such as"),
        ({"last": "+2026"}, "last", "Enter a date such as"),
    ],
)
def test_what_is_said_at_which_field(app: Flask, changed: dict[str, str], field: str, words: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        form = LeaveForm(MultiDict({**FINE, **changed}), meta={"csrf": False})
        assert form.validate() == (not field)
        if field:
            assert words in str(form[field].errors[0])
        else:
            assert (form.day("first"), form.day("last")) == (date(2026, 12, 1), date(2026, 12, 5))
