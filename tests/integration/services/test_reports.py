"""Reports: asked for, published, handed out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from inspect_app import ids
from inspect_app.errors import Conflict, NotFound
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.renderer import Pdf, Renderer
from inspect_app.services import audit, jobs, reports
from inspect_app.services.jobs import LeaseLost
from inspect_app.services.report_facts import load_facts
from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent, Job, Report
from tests.factories.finished import Finished, finished


class Stub(Renderer):
    """Renders at once; ``meanwhile`` happens while it does."""

    def __init__(self, data: bytes = b"%PDF-1.7 stub", meanwhile: object = None) -> None:
        self.data, self.meanwhile, self.seen = data, meanwhile, []

    def render(self, report, assets, tick=None):  # type: ignore[no-untyped-def]
        """What was asked for is kept in ``seen``."""
        self.seen.append((report, assets))
        if callable(self.meanwhile):
            self.meanwhile()
        return Pdf(self.data, 7)

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections."""
    with finished(tmp_path) as made:
        yield made


def _carry_out(done: Finished, renderer: Renderer) -> None:
    with done.database.writing() as session:
        lease = jobs.take(session)
    assert lease is not None
    reports.carry_out(done.database, done.config, done.blobs, renderer, lease, lambda: None)


def _request(done: Finished, language: str = "zh") -> None:
    with done.database.writing() as session:
        reports.request_report(session, done.inspector, done.inspection, language)


def _actions(session: Session) -> list[str]:
    return [
        a for a in session.scalars(select(AuditEvent.action).order_by(AuditEvent.sequence)) if "report" in a
    ]


def test_a_report_is_published_with_its_job_in_one_step(done: Finished) -> None:
    _request(done)
    _carry_out(done, Stub())
    with done.database.reading() as session:
        zh, en = reports.standings(session, done.inspection)
        assert (zh.state, en.state) == ("done", "none")
        assert zh.report is not None
        assert (zh.report.pages, zh.report.size) == (7, 13)
        assert done.blobs.get(zh.report.sha256) == b"%PDF-1.7 stub"
        assert _actions(session) == ["report.requested", "report.rendered"]
        assert audit.verify(session).fault is None
        assert reports.report(session, zh.report.id).inspection.project.name == "云锦花园"


def test_asking_twice_is_asking_once(done: Finished) -> None:
    _request(done)
    _request(done)
    with done.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Job)) == 1
        assert _actions(session) == ["report.requested"]


def test_each_language_is_a_report_of_its_own(done: Finished) -> None:
    renderer = Stub()
    for language in ("zh", "en"):
        _request(done, language)
        _carry_out(done, renderer)
    assert [report.language for report, _ in renderer.seen] == ["zh-Hans", "en"]
    with done.database.reading() as session:
        assert [standing.state for standing in reports.standings(session, done.inspection)] == [
            "done",
            "done",
        ]
        assert {row.language for row in reports.list_reports(session, None)} == {"zh", "en"}
        assert len(reports.list_reports(session, done.inspector)) == 2
        assert len(reports.list_reports(session, None, 1)) == 1


@pytest.mark.parametrize("language", ["", "fr", "zh' --", "x" * 5000])
def test_no_other_language(done: Finished, language: str) -> None:
    with done.database.writing() as session, pytest.raises(Conflict) as caught:
        reports.request_report(session, done.inspector, done.inspection, language)
    assert caught.value.code == "report-language-unknown"


def test_a_late_runner_publishes_nothing(done: Finished) -> None:
    _request(done)

    def taken_over() -> None:
        with done.database.writing() as session:
            for job in session.scalars(select(Job)):
                job.fence += 1

    with pytest.raises(LeaseLost):
        _carry_out(done, Stub(meanwhile=taken_over))
    with done.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Report)) == 0
        assert _actions(session) == ["report.requested"]


def test_a_damaged_photo_is_never_printed(done: Finished) -> None:
    with done.database.reading() as session:
        facts = load_facts(session, done.inspection, done.config)
    done.blobs.path(facts.photos[0].derivative).write_bytes(b"another picture")
    view = reports.sealed_view(done.database, done.config, done.inspection, "zh")
    with pytest.raises(RenderFailed) as caught:
        reports.render_now(view, done.blobs, Stub())
    assert (caught.value.code, caught.value.values["name"]) == ("asset-missing", "photo-1")


def test_a_second_rendering_takes_the_place_of_the_first(done: Finished) -> None:
    _request(done)
    _carry_out(done, Stub())
    with done.database.writing() as session:
        jobs.again(session.scalars(select(Job)).one())
    _carry_out(done, Stub(b"%PDF-1.7 other"))
    with done.database.reading() as session:
        assert [row.size for row in session.scalars(select(Report))] == [14]


def test_inspections_are_found_by_number_or_id(done: Finished) -> None:
    with done.database.reading() as session:
        assert reports.find_inspection(session, done.number).id == done.inspection
        assert reports.find_inspection(session, str(done.inspection)).number == done.number
        for name in ("IN-0", str(ids.new()), ""):
            with pytest.raises(NotFound):
                reports.find_inspection(session, name)


def test_what_is_missing_is_not_found(done: Finished) -> None:
    with done.database.writing() as session:
        with pytest.raises(NotFound):
            reports.report(session, ids.new())
        with pytest.raises(NotFound):
            reports.request_report(session, None, ids.new(), "zh")
