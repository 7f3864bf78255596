"""Notices, messages and errors in words."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

import inspect_app
from inspect_app.findings.notices import Event
from inspect_app.services.notifying.kinds import Channel, Format
from inspect_app.storage.models import Delivery
from inspect_app.web.presenters import notices as presenter

NOW = datetime(2026, 11, 22, tzinfo=UTC)
FAILURE = re.compile(r'(?:SendFailed|Nothing)\(\s*f?"([a-z-]+)')


def test_every_failure_has_its_words() -> None:
    folder = Path(inspect_app.__file__).parent / "services/notifying"
    told = {
        code for path in folder.glob("*.py") for code in FAILURE.findall(path.read_text(encoding="utf-8"))
    }
    assert len(told) > 10
    assert told <= set(presenter.ERRORS)


def test_every_event_of_the_log_has_its_words() -> None:
    folder = Path(inspect_app.__file__).parent / "services/notifying"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert set(re.findall(r'"((?:notices|webhook|delivery)\.[a-z]+)"', text)) == set(presenter.EVENTS)


@pytest.mark.parametrize(
    ("row", "state", "again"),
    [
        (Delivery(attempts=0, next_at=NOW), "Waiting to be sent", False),
        (Delivery(attempts=2, next_at=NOW), "Will be tried again", True),
        (Delivery(attempts=2, given_up_at=NOW), "Given up", True),
        (Delivery(attempts=1, delivered_at=NOW), "Delivered", False),
    ],
)
def test_how_a_message_stands(app: Flask, row: Delivery, state: str, again: bool) -> None:
    row.kind, row.error = "overdue", None
    with app.test_request_context(headers={"Accept-Language": "en"}):
        told = presenter.message_row(row)
        assert (str(told.state), told.again, told.word, told.error) == (state, again, "Overdue", "")


def test_words_and_errors(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert presenter.word_of("test") == "Test"
        assert presenter.word_of("letter") == "Notices"
        assert presenter.word_of("unheard-of") == "unheard-of"
        assert presenter.error_of("timeout") == "The other side took too long."
        assert presenter.error_of("unheard-of 5") == "unheard-of (5)"
        groups = list(presenter.choice_groups())
    assert sum(len(rows) for _, rows in groups) == len(Event)
    assert set(presenter.FORMATS) == set(Format)
    assert set(presenter.CHANNELS) == set(Channel)
