"""Leases in the job table."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from inspect_app import ids
from inspect_app.storage.database import Database
from inspect_app.storage.models import Job
from inspect_app.storage.queries import jobs
from tests.factories.databases import migrated

NOW = datetime(2026, 11, 21, tzinfo=UTC)
LEASE = timedelta(seconds=60)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database with three waiting jobs."""
    made = migrated(tmp_path)
    with made.writing() as session:
        for number in range(3):
            session.add(Job(kind="k", key=str(number), created_at=NOW + timedelta(seconds=number)))
    yield made
    made.close()


def test_the_oldest_is_leased_first(database: Database) -> None:
    with database.writing() as session:
        leased = [jobs.lease_next(session, NOW, LEASE) for _ in range(4)]
    assert [job.key for job in leased if job] == ["0", "1", "2"]
    assert leased[3] is None
    assert leased[0] is not None
    assert (leased[0].fence, leased[0].attempts, leased[0].leased_until) == (1, 1, NOW + LEASE)


def test_a_lease_that_ran_out_is_free(database: Database) -> None:
    with database.writing() as session:
        first = jobs.lease_next(session, NOW, LEASE)
        again = jobs.lease_next(session, NOW + LEASE + timedelta(seconds=1), LEASE)
        assert first is again
        assert again is not None
        assert again.fence == 2


def test_only_the_present_fence_holds(database: Database) -> None:
    with database.writing() as session:
        job = jobs.lease_next(session, NOW, LEASE)
        assert job is not None
        assert jobs.held(session, job.id, 1) is job
        assert jobs.held(session, job.id, 2) is None
        assert jobs.renew(session, job.id, 1, NOW + 2 * LEASE)
        assert not jobs.renew(session, job.id, 0, NOW)
        assert not jobs.renew(session, ids.new(), 1, NOW)


def test_many_runners_never_lease_one_job_twice(database: Database) -> None:
    taken: list[str] = []

    def run() -> None:
        for _ in range(3):
            with database.writing() as session:
                job = jobs.lease_next(session, NOW, LEASE)
                if job is not None:
                    taken.append(job.key)

    threads = [Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == ["0", "1", "2"]


def test_jobs_are_found(database: Database) -> None:
    with database.reading() as session:
        job = jobs.by_key(session, "1")
        assert job is not None
        assert jobs.get(session, job.id) is job
        assert jobs.by_key(session, "9") is None
        assert jobs.get(session, ids.new()) is None


def test_what_ended_long_ago_is_forgotten(database: Database) -> None:
    with database.writing() as session:
        job = jobs.by_key(session, "1")
        assert job is not None
        assert jobs.forget(session, [job.kind], NOW + LEASE, 9) == 0
        job.state, job.finished_at = "done", NOW + LEASE
        session.flush()
        assert jobs.forget(session, [job.kind], NOW + LEASE, 9) == 0
        assert jobs.forget(session, ["another"], NOW + 2 * LEASE, 9) == 0
        assert jobs.forget(session, [job.kind], NOW + 2 * LEASE, 9) == 1
        assert jobs.by_key(session, "1") is None
