"""The embedded runner, with the real renderer and with ones that fail."""

import io
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from sqlalchemy import func, select

from inspect_app import clock, ids
from inspect_app.config import Config
from inspect_app.findings.notices import Event
from inspect_app.jobs import runner as runners
from inspect_app.jobs.runner import Runner, limits_of
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.renderer import Pdf, Renderer
from inspect_app.services import jobs, reports
from inspect_app.services.jobs import LEASE
from inspect_app.services.notifying import payloads, queueing, watching
from inspect_app.services.planning import keeping
from inspect_app.services.planning.writing import today_in
from inspect_app.storage.models import Delivery, Finding, Job, NoticeTold, PlanOccurrence, Report
from inspect_app.storage.uploads import PartialFiles
from tests.factories.databases import migrated
from tests.factories.finished import Finished, finished
from tests.factories.notices import listening
from tests.factories.planned import SHANGHAI, facts, manager
from tests.factories.world import make_world


class Failing(Renderer):
    """Raises the given errors one after the other, then renders."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)

    def render(self, report, assets, tick=None):  # type: ignore[no-untyped-def]
        """The next error, or a PDF."""
        if tick is not None:
            tick()
        if self.errors:
            raise self.errors.pop(0)
        return Pdf(b"%PDF", 1)

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """A completed inspection whose report is wanted."""
    with finished(tmp_path) as made:
        _want(made)
        yield made


def _want(done: Finished, language: str = "zh") -> None:
    with done.database.writing() as session:
        reports.request_report(session, done.inspector, done.inspection, language)


def _job(done: Finished) -> Job:
    with done.database.reading() as session:
        # Whether anybody is told of a finding meanwhile hangs on the time of day.
        return session.scalars(select(Job).where(Job.kind != watching.KIND)).one()


def test_a_wanted_report_is_made(done: Finished) -> None:
    runner = Runner(done.database, done.config)
    runner.start()
    runner.start()
    runner.wake()
    for _ in range(600):
        if _job(done).state == "done":
            break
        time.sleep(0.1)
    runner.stop()
    with done.database.reading() as session:
        report = session.scalars(select(Report)).one()
    pdf = pypdf.PdfReader(io.BytesIO(done.blobs.get(report.sha256)))
    assert len(pdf.pages) == report.pages
    assert "云锦花园" in pdf.pages[0].extract_text()


def test_a_passing_fault_is_tried_again(done: Finished) -> None:
    runner = Runner(done.database, done.config, Failing(RenderFailed("crashed"), ValueError("odd")))
    assert runner.run_pending() == 3
    assert (_job(done).state, _job(done).attempts) == ("done", 3)


def test_a_fault_that_does_not_pass_ends_the_job(done: Finished) -> None:
    runner = Runner(done.database, done.config, Failing(*[RenderFailed("crashed")] * 5))
    assert runner.run_pending() == 3
    assert (_job(done).state, _job(done).error) == ("failed", "crashed")


def test_a_lasting_fault_is_not_tried_again(done: Finished) -> None:
    runner = Runner(done.database, done.config, Failing(RenderFailed("cpu")))
    assert runner.run_pending() == 1
    assert (_job(done).state, _job(done).error) == ("failed", "cpu")


def test_a_refusal_is_kept_with_its_code(done: Finished) -> None:
    with done.database.writing() as session:
        inspection = reports.completed(session, done.inspection)
        inspection.score = "1.0"
    runner = Runner(done.database, done.config, Failing())
    assert runner.run_pending() == 1
    assert (_job(done).state, _job(done).error) == ("failed", "report-score-differs")


def test_a_job_taken_over_is_left_alone(done: Finished, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runners, "RENEW_SECONDS", -1.0)
    monkeypatch.setattr(jobs, "renew", _raise_lost)
    runner = Runner(done.database, done.config, Failing())
    with done.database.reading() as session:
        before = session.scalars(select(Job.fence)).one()
    assert runner._step() is True
    assert (_job(done).state, _job(done).fence) == ("running", before + 1)


def _raise_lost(*_: object) -> None:
    raise jobs.LeaseLost


def test_a_lease_is_renewed_while_it_renders(done: Finished, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runners, "RENEW_SECONDS", -1.0)
    renewed: list[int] = []
    real = jobs.renew
    monkeypatch.setattr(
        jobs, "renew", lambda session, lease: (renewed.append(lease.fence), real(session, lease))
    )
    Runner(done.database, done.config, Failing()).run_pending()
    assert renewed == [1]


def test_the_thread_outlives_a_database_that_fails(done: Finished, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = Runner(done.database, done.config, Failing())
    real, calls = runner._step, []

    def step() -> bool:
        calls.append(1)
        if len(calls) == 1:
            raise OSError("disk full")
        return real()

    monkeypatch.setattr(runner, "_step", step)
    monkeypatch.setattr(runners, "POLL_SECONDS", 0.05)
    monkeypatch.setattr(runners, "IDLE_SECONDS", 0.0)
    runner.start()
    for _ in range(100):
        if _job(done).state == "done":
            break
        time.sleep(0.05)
    runner.stop()
    assert _job(done).state == "done"


KILLED = """
import sys, time
from inspect_app.config import Config
from inspect_app.findings.notices import Event
from inspect_app.jobs.runner import Runner
from inspect_app.reports.renderer import Limits, Renderer
from inspect_app.storage.database import Database
from pathlib import Path

class Slow(Renderer):
    def render(self, report, assets, tick=None):
        print("rendering", flush=True)
        time.sleep(60)

config = Config(data=Path(sys.argv[1]))
Runner(Database(config.database_url), config, Slow(Limits())).run_pending()
"""


def test_a_killed_server_s_report_is_made_by_the_next_one_once(done: Finished) -> None:
    for attempt in (1, 2):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(done.config.data)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "rendering\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert (_job(done).state, _job(done).attempts) == ("running", attempt)
        _expire(done)
    assert Runner(done.database, done.config, Failing()).run_pending() == 1
    assert (_job(done).state, _job(done).attempts, _job(done).fence) == ("done", 3, 3)
    with done.database.reading() as session:
        assert len(session.scalars(select(Report)).all()) == 1


def _expire(done: Finished) -> None:
    with done.database.writing() as session:
        for job in session.scalars(select(Job)):
            job.leased_until = clock.now() - LEASE - timedelta(seconds=1)


def test_the_limits_are_the_settings(done: Finished) -> None:
    limits = limits_of(done.config)
    assert (limits.cpu_seconds, limits.memory_mb) == (
        done.config.render_cpu_seconds,
        done.config.render_memory_mb,
    )


def test_what_nobody_will_finish_is_cleared_away_at_the_start_and_once_a_day(
    done: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob, root = ids.new(), done.config.data
    files = PartialFiles(root / "uploads")
    left, old = root / "blobs" / "incoming" / "left", time.time() - 2 * runners.UNFINISHED_SECONDS

    def leave() -> None:
        files.write(blob, 0, b"half")
        left.write_bytes(b"half")
        os.utime(files.path(blob), (old, old))
        os.utime(left, (old, old))

    def there() -> tuple[bool, bool]:
        return files.path(blob).exists(), left.exists()

    leave()
    files.write(young := ids.new(), 0, b"half")
    runner = Runner(done.database, done.config, Failing())
    runner._guarded_step()
    assert there() == (False, False)
    leave()
    runner._guarded_step()
    assert there() == (True, True)
    monkeypatch.setattr(runners, "SWEEP_SECONDS", 0.0)
    runner._guarded_step()
    assert there() == (False, False)
    assert files.path(young).exists()


def test_what_time_brings_is_told_once_an_hour(done: Finished) -> None:
    with done.database.reading() as session:
        due = session.scalars(select(func.max(Finding.due_at))).one()
    runner = Runner(done.database, done.config, Failing())
    for later in (0, 20, 40, 60):
        with clock.fixed(due + timedelta(minutes=later)):
            runner._asked_at = -math.inf
            runner._want_daily()
            runner.run_pending()
    with done.database.reading() as session:
        told = session.scalars(select(Job).where(Job.kind == watching.KIND)).all()
        assert [job.state for job in told] == ["done"]
        assert session.scalars(select(func.count(NoticeTold.due))).one() > 0


def test_messages_are_sent_when_they_are_due_or_at_once_where_asked(done: Finished) -> None:
    runner = Runner(done.database, done.config, Failing())
    with done.database.writing() as session:
        hook = listening(session, "http://10.0.0.1/", Event.CLOSED)
        queueing.post(session, hook, "k", "test", payloads.of_test(clock.now()))
    runner._want_sending()
    runner._want_sending()
    runner.run_pending()
    with done.database.writing() as session:
        sent = session.scalars(select(Delivery)).one()
        assert sent.error == "webhook-https"
        queueing.post(session, hook, "l", "test", payloads.of_test(clock.now()))
    runner.hurry()
    runner._want_sending()
    runner.run_pending()
    with done.database.reading() as session:
        assert {row.attempts for row in session.scalars(select(Delivery))} == {1}


def test_plans_are_written_ahead_once_a_day(tmp_path: Path) -> None:
    database, config = migrated(tmp_path), Config(data=tmp_path, secret_key="s" * 40)
    before = clock.now() - timedelta(days=10)
    with clock.fixed(before), database.writing() as session:
        world = make_world(session)
        keeping.create(session, manager(world), facts(world, starts=today_in(SHANGHAI)), SHANGHAI)
        last = session.query(func.max(PlanOccurrence.held_on)).scalar()
    for _ in range(2):
        runner = Runner(database, config, Failing())
        runner._want_daily()
        runner._want_daily()
        done = runner.run_pending()
    with database.reading() as session:
        assert session.query(func.max(PlanOccurrence.held_on)).scalar() == last + timedelta(days=10)
        assert [(job.kind, job.state) for job in session.scalars(select(Job))] == [("plans-ahead", "done")]
    assert done == 0
    database.close()
