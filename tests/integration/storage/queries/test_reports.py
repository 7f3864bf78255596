"""Rows beside an inspection's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspect_app import clock, ids
from inspect_app.access.rules import Reach
from inspect_app.storage.models import Report
from inspect_app.storage.queries import inspections, reports
from tests.factories.finished import Finished, finished


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections, the later with a report."""
    with finished(tmp_path) as made:
        with made.database.writing() as session:
            session.add(
                Report(
                    inspection_id=made.inspection,
                    language="zh",
                    sha256="0" * 64,
                    size=1,
                    pages=2,
                    created_at=clock.now(),
                )
            )
        yield made


def test_history_ends_before_the_inspection(done: Finished) -> None:
    with done.database.reading() as session:
        latest = inspections.get(session, done.inspection)
        earlier = inspections.get(session, done.earlier)
        assert latest is not None
        assert earlier is not None
        assert [row[0] for row in reports.history(session, latest, 11)] == [earlier.finished_at]
        assert reports.history(session, latest, 0) == []
        assert reports.history(session, earlier, 11) == []


def test_the_latest_result_of_each_project_as_it_was_then(done: Finished) -> None:
    with done.database.reading() as session:
        for each in (done.inspection, done.earlier):
            row = reports.with_result(session, each)
            assert row is not None
            assert reports.latest_results(session, row) == [row.result]


def test_the_closing_event_is_the_inspection_s_own(done: Finished) -> None:
    with done.database.reading() as session:
        hashes = {reports.closing_event(session, each) for each in (done.inspection, done.earlier)}
        assert len(hashes) == 2
        assert "" not in hashes
        assert reports.closing_event(session, ids.new()) == ""


def test_reports_are_listed_within_reach(done: Finished) -> None:
    with done.database.reading() as session:
        found = reports.latest(session, Reach(everywhere=True), 10)
        assert [row.inspection.number for row in found] == [done.number]
        project = found[0].inspection.project
        assert len(reports.latest(session, Reach(False, frozenset({project.id})), 10)) == 1
        assert len(reports.latest(session, Reach(False, regions=frozenset({project.region_id})), 10)) == 1
        assert reports.latest(session, Reach(False, frozenset({ids.new()})), 10) == []
        assert reports.latest(session, Reach(everywhere=True), 0) == []


def test_one_report(done: Finished) -> None:
    with done.database.reading() as session:
        report = reports.one(session, done.inspection, "zh")
        assert report is not None
        assert reports.of_inspection(session, done.inspection) == [report]
        whole = reports.whole(session, report.id)
        assert whole is not None
        assert whole.inspection.revision.title_zh
        assert reports.one(session, done.inspection, "en") is None
        assert reports.whole(session, ids.new()) is None
        with_project = reports.with_project(session, done.inspection)
        assert with_project is not None
        assert with_project.project.name == "云锦花园"
