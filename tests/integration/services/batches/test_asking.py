"""A batch asked for, and by whom it is seen."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from inspect_app import ids
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.services.batches import asking
from tests.factories.finished import Finished


def test_a_month_begins_at_midnight_of_its_zone() -> None:
    start, end = asking.bounds("2026-12", ZoneInfo("Asia/Shanghai"))
    assert start.astimezone(UTC) == datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert end.astimezone(UTC) == datetime(2026, 12, 31, 16, tzinfo=UTC)


@pytest.mark.parametrize("month", ["", "2026-13", "2026-1", "1926-10", "2026-10\n", "２０２６-10"])
def test_an_odd_month_is_refused(done: Finished, month: str) -> None:
    with done.database.writing() as session, pytest.raises(Invalid):
        asking.request(session, done.inspector, month, "zh", done.config)


def test_an_empty_month_and_an_odd_language_are_refused(done: Finished) -> None:
    with done.database.writing() as session:
        with pytest.raises(Conflict):
            asking.request(session, done.inspector, "2025-01", "zh", done.config)
        with pytest.raises(Invalid):
            asking.request(session, done.inspector, "2026-09", "fr", done.config)


def test_only_whom_it_belongs_to_sees_it_and_only_while_they_may(done: Finished) -> None:
    with done.database.writing() as session:
        batch = asking.request(session, done.inspector, "2026-09", "zh", done.config)
        (standing,) = asking.listed(session, done.inspector)
        assert (standing.state, standing.progress.total) == ("waiting", 1)
        assert asking.found(session, done.inspector, batch.id).month == "2026-09"
        for nobody in (replace(done.inspector, id=ids.new()), replace(done.inspector, assignments=())):
            with pytest.raises(NotFound):
                asking.found(session, nobody, batch.id)
        with pytest.raises(NotFound):
            asking.found(session, done.inspector, ids.new())
