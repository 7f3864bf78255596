"""Times as pages show them."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from inspect_app.web.moments import day, moment

LATE = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("2 Mar 2026, 02:30", "2 Mar 2026", "1 Mar 2026")),
        ("zh", ("2026年3月2日 02:30", "2026年3月2日", "2026年3月1日")),
    ],
)
def test_in_the_configured_zone_and_the_pages_language(
    app: Flask, language: str, expected: tuple[str, ...]
) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        assert (moment(LATE), day(LATE), day(date(2026, 3, 1))) == expected
