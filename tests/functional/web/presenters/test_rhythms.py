"""Rhythms in words and as choices, in both languages."""

import pytest
from flask import Flask

from inspect_app.web.presenters import rhythms


@pytest.mark.parametrize(
    ("rule", "en", "zh"),
    [
        ("FREQ=DAILY", "every day", "每天"),
        ("FREQ=DAILY;INTERVAL=2", "every 2 days", "每 2 天"),
        ("FREQ=WEEKLY;BYDAY=TH,MO", "every week on Monday, Thursday", "每周 周一、周四"),
        ("FREQ=WEEKLY", "every week", "每周"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day", "每月 最后一天"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3", "every month on day 3 from the end", "每月 倒数第 3 天"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "every quarter on day 15", "每季度 15 日"),
        ("FREQ=MONTHLY;BYDAY=1TU", "every month on Tuesday no. 1", "每月 第 1 个周二"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday", "每月 最后一个周五"),
        ("FREQ=MONTHLY;BYDAY=-2FR", "every month on Friday no. 2 from the end", "每月 倒数第 2 个周五"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=MO", "every 2 months on each Monday", "每 2 个月 每个周一"),
        *(
            (rule, rule, rule)
            for rule in (
                "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=15",
                "FREQ=DAILY;COUNT=3",
                "FREQ=DAILY;BYDAY=MO",
                "FREQ=WEEKLY;BYMONTH=3",
                "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=3",
            )
        ),
    ],
)
def test_a_rhythm_is_told_in_words(app: Flask, rule: str, en: str, zh: str) -> None:
    for language, words in (("en", en), ("zh-CN", zh)):
        with app.test_request_context(headers={"Accept-Language": language}):
            assert rhythms.words(rule) == words


@pytest.mark.parametrize(
    ("rule", "slots", "kind"),
    [
        ("FREQ=DAILY", 1, "daily"),
        ("FREQ=DAILY", 2, "twice"),
        ("FREQ=DAILY;INTERVAL=2", 1, "custom"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", 1, "weekly"),
        ("FREQ=WEEKLY;BYDAY=MO", 2, "custom"),
        ("FREQ=WEEKLY", 1, "custom"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", 1, "monthly"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", 1, "custom"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", 1, "quarterly"),
        ("FREQ=MONTHLY;BYDAY=1TU", 1, "custom"),
    ],
)
def test_a_rhythm_comes_back_as_the_choice_that_writes_it(rule: str, slots: int, kind: str) -> None:
    shown = rhythms.as_choice(rule, slots)
    assert shown.kind == kind
    assert rhythms.rule(kind, shown.weekdays, shown.month_day, rule) == rule
