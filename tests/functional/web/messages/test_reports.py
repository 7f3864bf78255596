"""Every way a report can fail has its words."""

import pytest
from flask import Flask

from inspect_app.reports.failures import LASTING
from inspect_app.web.messages import message_for
from inspect_app.web.messages.reports import MESSAGES


@pytest.mark.parametrize("code", [*sorted(LASTING - {"bad-request"}), "crashed", "engine", "unexpected"])
def test_every_failure_is_worded(app: Flask, code: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert message_for(f"report-failed-{code}", {}) == str(MESSAGES[f"report-failed-{code}"])


def test_numbers_are_filled_in(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        told = message_for("report-score-differs", {"number": "IN-7", "kept": "1", "now": "2"})
    assert "IN-7" in told
