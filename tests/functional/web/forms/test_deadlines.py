"""Deadlines by severity, through the form and back."""

from dataclasses import replace

from flask import Flask
from werkzeug.datastructures import MultiDict

from inspect_app.findings.deadlines import STANDARD, Policy
from inspect_app.findings.policies import overridden
from inspect_app.web.forms.deadlines import DeadlinesForm


def _through(app: Flask, policy: Policy, off: list[str], **changed: str) -> DeadlinesForm:
    """The form as it comes back from a browser that was shown ``policy``."""
    with app.test_request_context(headers={"Accept-Language": "en"}):
        shown = DeadlinesForm(formdata=None, meta={"csrf": False})
        shown.offer()
        shown.show(policy, {"off": off}, "mark")
        sent = {field.name: "" if field.data is None else str(field.data) for field in shown}
        form = DeadlinesForm(MultiDict({**sent, **changed}), meta={"csrf": False})
        form.offer()
        form.validate()
        return form


def test_the_standard_is_nothing_of_ones_own(app: Flask) -> None:
    form = _through(app, STANDARD, [])
    assert (form.errors, form.document(), form.seen.data) == ({}, {}, "mark")


def test_what_is_otherwise_comes_back_as_it_was(app: Flask) -> None:
    document = {
        "limits": {"major": {"hours": 4}},
        "ladders": {"major": [{"role": "quality_manager", "after": {"days": 2}}], "minor": []},
        "first_reply": {"days": 3},
        "urgent_reply": {"hours": 2},
        "remind_hour": 9,
    }
    form = _through(app, replace(overridden(document)), ["2027-02-08", "2027-02-09"])
    assert form.document() == {**document, "off": ["2027-02-08", "2027-02-09"]}


def test_no_count_goes_beyond_its_unit(app: Flask) -> None:
    form = _through(app, STANDARD, [], minor_limit_count="251", first_reply_count="367")
    assert [form[f"{name}_count"].errors for name in ("minor_limit", "first_reply")] == [
        ["From 0 to 250."],
        ["From 0 to 366."],
    ]
