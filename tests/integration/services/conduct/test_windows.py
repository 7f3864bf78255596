"""Provisional until those observed could comment, then final: the report follows, the score never does."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from inspect_app import clock
from inspect_app.errors import Conflict, Invalid
from inspect_app.reports.document import json_of
from inspect_app.reports.model import InspectionReport
from inspect_app.services import reports, verdicts
from inspect_app.services.conduct import naming, staff, windows
from inspect_app.services.correcting import timing
from inspect_app.services.correcting.timing import CHINA_ZONE
from inspect_app.storage.models import Job, Report
from tests.factories.finished import BEGUN, Finished
from tests.factories.observed import NAME, call_of, named, supervisor_of

URL = "https://inspect.example.com"
FINISHED = BEGUN + timedelta(days=30)


def _view(done: Finished) -> InspectionReport:
    return reports.sealed_view(done.database, done.config, done.inspection, "en")


def _close(done: Finished) -> int:
    with clock.fixed(FINISHED + timedelta(days=30)), done.database.writing() as session:
        return windows.close_due(session, clock.now())


def test_a_provisional_report_says_so_and_is_superseded_by_the_final_one(done: Finished) -> None:
    plain = _view(done)
    code = named(done)
    held = _view(done)
    assert held.cover.kicker == "Inspection report (provisional)"
    assert "Provisional until" in held.cover.verdict
    assert "Provisional" in held.header
    assert code in json_of(held)
    assert NAME not in json_of(held)
    # Made again, and later, before it is closed, it says the same.
    with clock.fixed(FINISHED + timedelta(days=60)):
        assert _view(done) == held
    with done.database.writing() as session:
        verdicts.issue(session, held, done.inspection, sha256(b"held").hexdigest())
    assert _close(done) == 1
    final = _view(done)
    assert (final.cover.kicker, final.header) == (plain.cover.kicker, plain.header)
    assert (final.cover.score, final.summary.score) == (plain.cover.score, plain.summary.score)
    with clock.fixed(FINISHED + timedelta(days=31)), done.database.writing() as session:
        verdicts.issue(session, final, done.inspection, sha256(b"final").hexdigest())
        tokens = [each.seal.link.removeprefix(f"{URL}/v/") for each in (held, final)]
        assert [verdicts.of_token(session, token).state for token in tokens] == ["superseded", "genuine"]


def test_reports_that_were_asked_for_are_made_anew(done: Finished) -> None:
    with done.database.writing() as session:
        job = reports.request_report(session, done.inspector, done.inspection, "en")
        job.state = "done"
    named(done)
    with done.database.writing() as session:
        job = session.query(Job).filter_by(kind=reports.KIND).one()
        assert job.state == "waiting"
        job.state = "done"
    _close(done)
    with done.database.writing() as session:
        job = session.query(Job).filter_by(kind=reports.KIND).one()
        assert job.state == "waiting"
        job.state = "failed"
        reports.make_anew(session, done.inspection)
        assert job.state == "failed"


def test_a_report_made_with_a_whole_month_is_made_anew_too(done: Finished) -> None:
    # Nobody asked for it by itself, so that no job tells of it.
    made = Report(inspection_id=done.inspection, language="zh", sha256="0" * 64, size=1, pages=1)
    made.created_at = FINISHED
    with done.database.writing() as session:
        session.add(made)
    named(done)
    with done.database.writing() as session:
        job = session.query(Job).filter_by(kind=reports.KIND).one()
        assert (job.state, job.parameters["language"]) == ("waiting", "zh")
        assert [each.state for each in reports.standings(session, done.inspection)] == ["waiting", "none"]


def test_the_time_for_comments_is_the_companys_and_ends_by_itself(done: Finished) -> None:
    with done.database.writing() as session:
        timing.save(session, None, {"comment_days": 1}, CHINA_ZONE)
        with pytest.raises(Invalid):
            timing.save(session, None, {"comment_days": 0}, CHINA_ZONE)
    named(done)
    with done.database.writing() as session:
        until = windows.provisional_until(session, done.inspection)
        # The first working day after the holidays, which in 2026 end with the seventh of October.
        assert until == datetime(2026, 10, 8, 16, tzinfo=UTC)
        call, supervisor = call_of(session, done), supervisor_of(session, done)
    with clock.fixed(until), done.database.writing() as session:
        with pytest.raises(Conflict, match="conduct-not-open"):
            naming.comment(session, supervisor, call, "late")
        again = staff.add(session, done.inspector, supervisor.assignments[0].project or call, "钱一")
        with pytest.raises(Conflict, match="conduct-over"):
            naming.name(session, done.inspector, call, again.id, CHINA_ZONE)
