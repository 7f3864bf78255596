"""Marks are compared as the clock on the wall shows them."""

from datetime import time

from inspect_app.planning.model import Mark


def test_marks_follow_day_and_time() -> None:
    marks = [Mark(1, time(0)), Mark(0, time(23, 59)), Mark(-1, time(12)), Mark(0, time(8))]
    assert sorted(marks) == [marks[2], marks[3], marks[1], marks[0]]
