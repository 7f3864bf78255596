"""The company's deadlines in words."""

from uuid import UUID

import pytest
from flask import Flask

from inspect_app import clock
from inspect_app.findings.deadlines import Limit, Unit
from inspect_app.storage.models import SettingVersion
from inspect_app.web.presenters.deadlines import limit_words, version


@pytest.mark.parametrize(
    ("limit", "english", "chinese"),
    [
        (Limit(0, Unit.HOURS), "at once", "立即"),
        (Limit(0, Unit.DAYS), "the same day", "当天"),
        (Limit(1, Unit.WORKING_DAYS), "1 working day", "1 个工作日"),
        (Limit(3, Unit.DAYS), "3 days", "3 天"),
        (Limit(24, Unit.HOURS), "24 hours", "24 小时"),
    ],
)
def test_limits_are_said_in_both_languages(app: Flask, limit: Limit, english: str, chinese: str) -> None:
    for language, words in (("en", english), ("zh", chinese)):
        with app.test_request_context(headers={"Accept-Language": language}):
            assert limit_words(limit) == words


def test_a_version_says_what_is_otherwise_than_the_standard(app: Flask) -> None:
    document = {
        "limits": {"minor": {"days": 2}},
        "ladders": {"minor": [], "major": [{"role": "supervisor", "after": {"hours": 1}}]},
        "first_reply": {"days": 1},
        "urgent_reply": {"hours": 2},
        "remind_hour": 8,
        "off": ["2027-02-08"],
        "worked": ["2027-02-14"],
    }
    row = SettingVersion(document=document, made_at=clock.now(), made_by=UUID(int=1))
    with app.test_request_context(headers={"Accept-Language": "en"}):
        told = version(row, {UUID(int=1): "Chen"})
        nobody = version(SettingVersion(document={}, made_at=clock.now()), {})
    assert told.by == "Chen"
    assert told.lines == [
        "Minor: 2 days",
        "Minor, overdue: nobody hears of it",
        "Major, overdue: Supervisor 1 hour",
        "First reply: 1 day",
        "First reply, urgent: 2 hours",
        "Reminder from 8 o’clock",
        "Days off: 2027-02-08",
        "Days worked: 2027-02-14",
    ]
    assert (nobody.by, nobody.lines) == ("", [])
